"""The lines of words by which somebody in danger is recognised.

All words of a line must be there, in any order and near one another: "face/mouth
droop*"; in quotation marks, in this order; with a full stop before the last one, at the
end of what was typed.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from sys import intern

from content.search.folding import fold
from content.search.spelling import distance, letters_of, mistakes_allowed

JOINED = 6
"""Letters of the shortest word that may be typed as two."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line; of each, those of which one is enough, folded.

    is_phrase: they stand in this order, with at most one other word between two.
    is_last: nothing may follow them.
    """

    words: tuple[tuple[str, ...], ...]
    is_phrase: bool
    is_last: bool


def lines_of(lines: Iterable[str], *, language: str) -> Iterator[Line]:
    """Lines as staff write them, read; those without a word are left out."""
    for line in lines:
        choices = (
            tuple(filter(None, (_folded(word, language) for word in words.split("/"))))
            for words in line.strip('". ').split()
        )
        found = tuple(filter(None, choices))
        if found:
            is_phrase = line.startswith('"')
            is_last = is_phrase and line.rstrip('" ').endswith(".")
            yield Line(found, is_phrase=is_phrase, is_last=is_last)


def _folded(word: str, language: str) -> str:
    bare = fold(word.strip("*"), language=language)
    return intern("*" * word.startswith("*") + bare + "*" * word.endswith("*"))


class Patterns:
    """Words with a star: "breath*", "*not", "*suizid*". Never changed once made."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._beginnings: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        self._inside: dict[str, str] = {}
        for pattern in patterns:
            bare = pattern.strip("*")
            if not pattern.endswith("*"):
                self._ends[bare] = pattern
            elif pattern.startswith("*"):
                self._inside[bare] = pattern
            else:
                self._beginnings[bare] = pattern

    def fitting(self, plain: str) -> Iterator[str]:
        """Those that a word fits: "breathing" fits "breath*", "atemnot" fits "*not"."""
        for place in range(len(plain) + 1):
            if plain[:place] in self._beginnings:
                yield self._beginnings[plain[:place]]
            if plain[place:] in self._ends:
                yield self._ends[plain[place:]]
        for bare, pattern in self._inside.items():
            if bare in plain:
                yield pattern


class Slips:
    """Long words of lines, for which others may be slips. Never changed once made."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(patterns)
        bare = [pattern.strip("*") for pattern in self._patterns]
        self._letters = array("Q", map(letters_of, bare))
        self._allowed = bytes(map(mistakes_allowed, bare))

    def near(self, plain: str) -> Iterator[str]:
        """Those that a word may be by mistake."""
        letters = letters_of(plain)
        for pattern, others, most in zip(
            self._patterns, self._letters, self._allowed, strict=True
        ):
            if (others & ~letters).bit_count() <= most and is_slip(plain, pattern):
                yield pattern


def is_slip(plain: str, pattern: str) -> bool:
    """Whether a word is a misspelt one of a line, or misspelt up to the star."""
    bare = pattern.strip("*")
    most = mistakes_allowed(bare)
    if _is_shuffled(plain, bare):
        return True
    if bare == pattern:
        return distance(plain, bare, most=most) <= most
    ends = range(len(bare) - 1, len(bare) + 2)
    return len(bare) > JOINED and any(
        distance(plain[:end], bare, most=1) <= 1 for end in ends
    )


def _is_shuffled(plain: str, bare: str) -> bool:
    """The letters of a word in another order, but for the first: "tounge" for "tongue"."""
    return plain[0] == bare[0] and sorted(plain) == sorted(bare)
