"""Where a statement names the subject of a fact."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from content.facts.fact_book import Fact
from content.literals.meaning import forbids, is_time, parts_from
from content.literals.numerals import numerals
from content.text.tokens import Token, tokens

BREAKS = frozenset(",;()–—")
"""Signs that part a sentence."""
_SHORT_ENDINGS = frozenset(["", "s", "n", "en", "er", "ing"])
_ENDINGS = frozenset(["", "e", "n", "en", "er", "r", "es", "s", "em", "m"])
_ENGLISH_ENDINGS = frozenset(["", "s", "es", "d", "ed", "ing"])
_POSSESSIVE = re.compile("your|uw|ihre?")

_GAP = 4
"""Words that may stand between two words of a subject."""


class Subject(NamedTuple):
    """The first and last token of a subject. precision: how telling it is."""

    first: int
    last: int
    precision: int


def subjects_in(
    words: Sequence[Token], fact: Fact, *, language: str
) -> Iterator[Subject]:
    """Where a statement names one of them. The last word may go on: "nüchtern" is
    found in "Nüchternzeit", but "car" is not found in "care"."""
    is_ban = forbids(fact, language=language)
    text = " ".join(word.plain for word in words)
    for subject in fact.subjects.get(language, ()):
        parts = _parts(subject)
        if not parts or any(part not in text for part in parts):
            continue
        for first in range(len(words)):
            last = _end_of(words, first, parts, language=language)
            if last is not None and not (is_ban and is_time(words, first)):
                skipped = last - first + 1 - len(parts)
                yield Subject(first, last, precision=len(parts) - 1 - skipped)


def _end_of(
    words: Sequence[Token], first: int, parts: Sequence[str], *, language: str
) -> int | None:
    """Where a subject that begins at a token ends; None when it does not stand there.

    Other words may stand before a long word of it: "infusion (with ketamine) takes".
    """
    at = first
    for place, part in enumerate(parts):
        is_last = place == len(parts) - 1
        is_open = (
            place and len(part) > 3 and not _POSSESSIVE.fullmatch(parts[place - 1])
        )
        gap = _GAP if is_open else 0
        found = next(
            (
                index
                for index in range(at, min(at + gap + 1, len(words)))
                if (
                    _begins(words[index].plain, part)
                    if is_last
                    else _is_form(words[index].plain, part, language=language)
                )
            ),
            None,
        )
        if found is None or any(map(_parts_a_subject, words[at:found])):
            return None
        at = found + 1
    return at - 1


def _parts_a_subject(token: Token) -> bool:
    return token.plain in BREAKS or parts_from(token.plain)


def _begins(word: str, part: str) -> bool:
    return word.startswith(part) and (
        len(part) > 3 or word[len(part) :] in _SHORT_ENDINGS
    )


def _is_form(word: str, part: str, *, language: str) -> bool:
    """ "ganzen" is a form of "ganze"; "vierstündigen" is a number and one of "stündige"."""
    number, found, ending = word.rpartition(part)
    is_whole = not number or number in numerals(language)
    endings = _ENGLISH_ENDINGS if language == "en" else _ENDINGS
    return bool(found) and is_whole and ending in endings


@lru_cache(maxsize=1024)
def _parts(subject: str) -> tuple[str, ...]:
    return tuple(token.plain for token in tokens(subject))
