"""The sentences of a text, each as what it says, so that two states can be compared.

What readers hear counts: words, numbers, facts, sources, where links lead, the level of a
heading, the kind of a card. Punctuation, capitals, spaces and emphasis do not.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from content.parity.figures import spans
from content.text.markdown import leaves, prose, words
from content.text.sentences import sentences
from content.text.tokens import tokens

_HEAD = re.compile(r"^[ \t]*(?:(?P<level>#{1,6})[ ]|/{3,}[ ]*(?P<card>[\w-]+))")
_OF_LANGUAGE = re.compile(r"(?<=\])\{[a-z]{2}\}")
_NOT = re.compile(
    "(can)(?:'t|not)|(?:(do|does|did|is|are|was|were|would|could|should|have|has|had|must|need)n't)"
)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence, heading or cell.

    said: its words in their order, numbers with their units in one. leaf: the paragraph,
    item or cell that it stands in, counted from 0. line: counted from 1. raw: as it was
    typed; text: as readers see it.
    """

    said: tuple[str, ...]
    leaf: int
    line: int
    raw: str
    text: str


@lru_cache(maxsize=256)
def read(text: str, *, language: str) -> tuple[Sentence, ...]:
    """Every sentence of a Markdown text in its order."""
    found = []
    said = prose(text, dialled=True)
    depths = _depths(text)
    for place, leaf in enumerate(leaves(text)):
        starts = [one for one, _end in sentences(said, leaf.start, leaf.end)]
        starts = starts or [leaf.start]
        ends = [*starts[1:], leaf.end]
        first = text.count("\n", 0, leaf.start)
        head = depths[first] + _head(
            text[text.rfind("\n", 0, leaf.start) + 1 : leaf.start]
        )
        for start, end in zip(starts, ends, strict=True):
            raw = text[start:end].strip()
            line = text.count("\n", 0, start) + 1
            found.append(
                Sentence(
                    said=(*head, *_said(raw, language=language)),
                    leaf=place,
                    line=line,
                    raw=raw,
                    text=words(said[start:end]),
                )
            )
            head = ()
    return tuple(found)


def _depths(text: str) -> list[tuple[str, ...]]:
    """For each line a sign for every card that it stands in: one moved out of a card
    says something else."""
    found: list[tuple[str, ...]] = []
    depth = 0
    for line in text.split("\n"):
        mark = line.strip()
        if mark.startswith("///"):
            depth = max(0, depth + (1 if mark.strip("/ ") else -1))
        found.append(("///",) * depth)
    return found


def _head(before: str) -> tuple[str, ...]:
    """What stands before a heading and says how weighty it is."""
    match = _HEAD.match(before)
    return (match["level"] or match["card"],) if match else ()


@lru_cache(maxsize=8192)
def _said(raw: str, *, language: str) -> tuple[str, ...]:
    every = tokens(_OF_LANGUAGE.sub("", raw))
    found: list[str] = []
    ends = {
        first: (last, said) for first, last, said in spans(every, language=language)
    }
    place = 0
    while place < len(every):
        if place in ends:
            last, said = ends[place]
            found += said
            place = last + 1
            continue
        token = every[place]
        if token.kind != "mark" or token.plain in "%€":
            found += _plain(token.text, language)
        place += 1
    return tuple(found)


@lru_cache(maxsize=16384)
def _plain(word: str, language: str) -> tuple[str, ...]:
    """In small letters; accents stay: "konnte" and "könnte" are two. "Don't" is two."""
    word = unicodedata.normalize("NFC", word).replace("\u00ad", "").casefold()
    word = word.replace("’", "'")
    if language == "en" and (match := _NOT.fullmatch(word)):
        return match[1] or match[2], "not"
    return (word.replace("'", ""),)


def all_said(texts: Sequence[Sentence]) -> tuple[str, ...]:
    """The words of several sentences as of one."""
    return tuple(word for one in texts for word in one.said)
