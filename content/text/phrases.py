"""Phrases in another language in plain texts: `[eigen risico]{nl}`, as in Markdown.

Whoever draws a plain text for readers marks them, so that voices read them in their
language; everywhere else they are plain words.
"""

import re
from typing import NamedTuple

PHRASE = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\{(?P<language>[a-z]{2})\}(?!\})")
"""As the dialect of Markdown reads it (`content.markup.spans`)."""

_HALF = re.compile(r"\]\{(?!\{)")


class Run(NamedTuple):
    """Some words of a text. language: "" for that of the text."""

    words: str
    language: str


def runs(text: str) -> list[Run]:
    """A text in runs of one language; none is empty."""
    found: list[Run] = []
    end = 0
    for phrase in PHRASE.finditer(text):
        found.append(Run(text[end : phrase.start()], ""))
        found.append(Run(phrase["words"], phrase["language"]))
        end = phrase.end()
    return [run for run in (*found, Run(text[end:], "")) if run.words]


def plain(text: str) -> str:
    """A text in words alone, for whatever can say no language."""
    return PHRASE.sub(r"\g<words>", text) if "]{" in text else text


def is_half(text: str) -> bool:
    """Whether something in a text looks like such a phrase and is none."""
    return bool(_HALF.search(PHRASE.sub("", text)))
