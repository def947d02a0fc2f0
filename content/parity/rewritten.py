"""What a sentence says otherwise than before, both in one language."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from content.parity.difference import Key, Kind
from content.parity.figures import figures, ordinals
from content.parity.meaning import Meaning, meanings
from content.parity.medicines import medicines
from content.parity.opposites import turning
from content.parity.sentences import Sentence, all_said
from content.parity.shape import named
from content.parity.slips import runs

_NAME = re.compile(r"\{\{[^{}\n]*\}\}|(?<=\]\()[^)\s]+")
_NUMBER = re.compile(r"\d[\d.,:/]*(?: \w*)?")
_DENYING = re.compile(
    r"(?:un|in|im|il|ir|non|dis|mis|miss|niet|nicht|on|ont|ent)(.{4,})"
)
_WITH_OR_WITHOUT = re.compile(
    r"(.{3,}?)(los|less|loos|loze|frei|free|vrij|voll|full?|vol|haft|pflichtig)(e[nmrs]?)?"
)
FEWEST = 2
"""Words that are gone, or came, and nothing else: from so many on they are named."""


def between(
    then: Sequence[Sentence], now: Sequence[Sentence], *, language: str
) -> Counter[Key]:
    """How often more than now each thing was said; below zero, how often less."""
    found = _counts(then, language=language)
    found.subtract(_counts(now, language=language))
    found = Counter({key: number for key, number in found.items() if number})
    return found or Counter(dict(_in_words(then, now)))


def _in_words(
    then: Sequence[Sentence], now: Sequence[Sentence]
) -> Iterator[tuple[Key, int]]:
    """What can be told of the words alone."""
    before, after = all_said(then), all_said(now)
    changed = [*runs(before, after)]
    if [*_names(then)] != [*_names(now)]:
        yield ("name", "order"), 1
    if _NUMBER.findall(" ".join(before)) != _NUMBER.findall(" ".join(after)):
        yield ("number", "order"), 1
    for gone, come in changed:
        if len(gone) == len(come) == 1 and _is_opposite(gone[0], come[0]):
            yield ("meaning", "denies"), 1
    lost = [word for gone, _come in changed for word in gone]
    new = [word for _gone, come in changed for word in come]
    if len(lost) >= FEWEST and not new:
        yield ("words", " ".join(lost)), 1
    if len(new) >= FEWEST and not lost:
        yield ("words", " ".join(new)), -1


def _names(text: Sequence[Sentence]) -> Iterator[str]:
    for one in text:
        yield from _NAME.findall(one.raw)


def _is_opposite(one: str, other: str) -> bool:
    """ "able" and "unable", "harmless" and "harmful"."""
    for with_, without in ((one, other), (other, one)):
        match = _DENYING.fullmatch(with_)
        if match and match[1] == without:
            return True
    ours, theirs = map(_WITH_OR_WITHOUT.fullmatch, (one, other))
    return bool(ours and theirs and ours[1] == theirs[1] and ours[2] != theirs[2])


def meant(text: Sequence[Sentence], *, language: str) -> Counter[Meaning]:
    """How often some sentences deny, oblige and allow."""
    found = meanings("\n".join(one.text for one in text), language=language)
    return Counter({what: found[what] for what in get_args(Meaning)})


def _counts(text: Sequence[Sentence], *, language: str) -> Counter[Key]:
    raw = "\n".join(one.raw for one in text)
    plain = "\n".join(one.text for one in text)
    found = figures(plain, language=language)
    counted: dict[Kind, Counter[str]] = {
        "name": named(raw),
        "number": found.said + found.may_say + ordinals(plain, language=language),
        "medicine": Counter(medicines(plain)),
        "meaning": meanings(plain, language=language),
        "opposite": turning(plain, language=language),
    }
    return Counter(
        {
            (kind, what.strip()): number
            for kind, every in counted.items()
            for what, number in every.items()
        }
    )
