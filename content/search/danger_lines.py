"""The lines of words by which somebody in danger is recognised.

All words of a line must be there, in any order and near one another: "face/mouth
droop*"; in quotation marks, in this order; with a full stop before the last one, at the
end of what was typed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.search.folding import fold
from content.search.spelling import distance, mistakes_allowed

JOINED = 6
"""Letters of the shortest word that may be typed as two."""


@dataclass(frozen=True)
class Line:
    """The words of a line; of each, those of which one is enough, folded.

    is_phrase: they stand in this order, with at most one other word between two.
    is_last: nothing may follow them.
    """

    words: tuple[frozenset[str], ...]
    is_phrase: bool
    is_last: bool


def lines_of(lines: Iterable[str], *, language: str) -> Iterator[Line]:
    """Lines as staff write them, read; those without a word are left out."""
    for line in lines:
        choices = (
            frozenset(
                filter(None, (_folded(word, language) for word in words.split("/")))
            )
            for words in line.strip('". ').split()
        )
        found = tuple(filter(None, choices))
        if found:
            is_phrase = line.startswith('"')
            is_last = is_phrase and line.rstrip('" ').endswith(".")
            yield Line(found, is_phrase=is_phrase, is_last=is_last)


def _folded(word: str, language: str) -> str:
    bare = fold(word.strip("*"), language=language)
    return "*" * word.startswith("*") + bare + "*" * word.endswith("*")


def fits(plain: str, pattern: str) -> bool:
    """ "breathing" fits "breath*", "atemnot" fits "*not"."""
    bare = pattern.strip("*")
    if pattern.startswith("*") and pattern.endswith("*"):
        return bare in plain
    if pattern.endswith("*"):
        return plain.startswith(bare)
    return plain.endswith(bare)


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
