"""Who says what in one page, and how strongly: in bytes, because there are many.

It depends on the page, and on those compounds and synonyms that count in it; so pages
are read again only where these have changed.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, chain

from content.search.names import number_of
from content.search.pages import PageRead, unpacked
from content.search.synonyms import Synonyms
from content.search.terms import Reader, Said
from content.search.words import Forms

HEADING, SIGN, ABOVE, TEXT = 4.0, 2.3, 1.0, 1.0
"""How much a term counts by where it is said."""

LENGTH = 0.25
"""How much of a long passage's advantage is taken away (0 to 1)."""

HALF = 0.5
"""Strengths are whole numbers of halves, since a part of a compound counts half."""

_LOUDEST = 255
"""Halves: who says it more often says it no louder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """Who says what in a page. read_by: a digest of what else it depends on.

    terms: their numbers, ascending. Of each, in this order: most, how strongly a passage
    says it at most, in halves; ends, where its passages end in the following. Of each
    term in each passage: passages, the number in the page; above, text: how strongly it
    is said over the text and in it, in halves.
    """

    read_by: bytes
    terms: "array[int]"
    most: bytes
    ends: "array[int]"
    passages: "array[int]"
    above: bytes
    text: bytes


def scale(length: int, *, usual: float, is_sign: bool) -> float:
    """What a term counts that stands in a text of so many letters."""
    return SIGN if is_sign else TEXT / (1 - LENGTH + LENGTH * length / usual)


class Influences:
    """Compounds and synonyms by which pages are read: which of them count in a page."""

    def __init__(
        self, *, parts: Mapping[str, tuple[str, ...]], synonyms: Synonyms
    ) -> None:
        self._parts = {plain: _digest((plain, stems)) for plain, stems in parts.items()}
        self._by_first: dict[str, list[tuple[list[str], bytes]]] = {}
        for phrase, groups in synonyms.phrases():
            of_first = self._by_first.setdefault(phrase[0], [])
            of_first.append((phrase, _digest((phrase, groups))))

    def on(self, page: PageRead, *, forms: Mapping[str, Forms]) -> bytes:
        """A digest of those that count. forms: of all words as they are written."""
        said = [forms[text] for text in page.first_said.split("\n") if text]
        stems = {one.stem for one in said} | page.joined
        found = [self._parts[one.plain] for one in said if one.plain in self._parts]
        found += (
            digest
            for first in stems & self._by_first.keys()
            for phrase, digest in self._by_first[first]
            if stems.issuperset(phrase)
        )
        return _digest(sorted(found))


def _digest(told: object) -> bytes:
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def sayings(page: PageRead, *, reader: Reader, read_by: bytes) -> Sayings:
    """Read it. read_by: as `Influences` has it."""
    found = {number_of(term): row for term, row in _rows(page, reader=reader).items()}
    terms = sorted(found)
    rows = [found[number] for number in terms]
    ends = [*accumulate(map(len, rows))]
    said = [strengths for row in rows for strengths in row.values()]
    return Sayings(
        read_by=read_by,
        terms=array("Q", terms),
        most=bytes(_most(row, signs=page.signs) for row in rows),
        ends=compact(ends),
        passages=compact([*chain.from_iterable(rows)]),
        above=bytes(_halves(above) for above, _text in said),
        text=bytes(_halves(text) for _above, text in said),
    )


def compact(numbers: list[int]) -> "array[int]":
    """Whole numbers in as few bytes each as the highest needs."""
    highest = max(numbers, default=0)
    kind = "B" if highest < 1 << 8 else "H" if highest < 1 << 16 else "I"
    return array(kind, numbers)


def _rows(page: PageRead, *, reader: Reader) -> dict[str, dict[int, list[float]]]:
    """Term → number of each passage that says it → how strongly above and in its text."""
    rows: dict[str, dict[int, list[float]]] = defaultdict(dict)
    read_before: dict[str, list[Said]] = {}  # many passages stand below one heading
    for number, one in enumerate(unpacked(page.packed)):
        placed = [(one.heading, HEADING, 0.0)]
        placed += [(text, ABOVE, 0.0) for text in one.above]
        placed += [(text, 0.0, 1.0) for text in one.sentences]
        for text, above, inside in placed:
            if text not in read_before:
                read_before[text] = reader.said(text)
            for said in read_before[text]:
                strengths = rows[said.term].setdefault(number, [0.0, 0.0])
                strengths[0] += above * said.weight
                strengths[1] += inside * said.weight
    return rows


def _halves(strength: float) -> int:
    return min(_LOUDEST, math.ceil(strength / HALF))


def _most(row: Mapping[int, list[float]], *, signs: bytes) -> int:
    """How strongly a passage says a term at most, however long others are."""
    return max(
        _halves(above + scale(0, usual=1.0, is_sign=bool(signs[number])) * text)
        for number, (above, text) in row.items()
    )
