"""Which pages say what, for all pages: small, because it leaves to them who says it where."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain

from content.search.names import Names
from content.search.sayings import Sayings, compact

_BITS = 20
_MASK = (1 << _BITS) - 1
"""Of the number of a page, and of a row in it."""


class PageTerms:
    """Term → pages, in their order. Never changed once made.

    fewest: how many passages say the term that is said least; 0 where there is none.
    """

    def __init__(self, pages: Sequence[Sayings]) -> None:
        terms = sorted({*chain.from_iterable(said.terms for said in pages)})
        places = dict(zip(terms, range(len(terms)), strict=True))
        counts = [0] * len(terms)
        found: list[int] = []  # numbers of term, page and row, in the bits of one each
        for page, said in enumerate(pages):
            in_page = [places[term] for term in said.terms]
            found += (
                place << 2 * _BITS | page << _BITS | row
                for row, place in enumerate(in_page)
            )
            before = chain((0,), said.ends)
            for place, end, start in zip(in_page, said.ends, before, strict=False):
                counts[place] += end - start
        found.sort()
        numbers = [(one >> _BITS & _MASK, one & _MASK) for one in found]
        often = Counter(one >> 2 * _BITS for one in found)
        ends = accumulate((often[place] for place in range(len(terms))), initial=0)
        self._names = Names.of_numbers(terms)
        self._ends = compact([*ends])
        self._pages = compact([page for page, _row in numbers])
        self._rows = compact([row for _page, row in numbers])
        self._most = bytes(pages[page].most[row] for page, row in numbers)
        self._counts = compact(counts)
        self.fewest = min(counts, default=0)

    def __contains__(self, term: str) -> bool:
        return term in self._names

    def count(self, term: str) -> int:
        """How many passages say it."""
        place = self._names.place(term)
        return 0 if place is None else self._counts[place]

    def span(self, term: str) -> tuple[int, int]:
        """Where its pages stand among those of all terms."""
        place = self._names.place(term)
        return (0, 0) if place is None else (self._ends[place], self._ends[place + 1])

    def pages(self, span: tuple[int, int]) -> "array[int]":
        """The numbers of these pages."""
        return self._pages[slice(*span)]

    def most(self, span: tuple[int, int]) -> bytes:
        """How strongly a passage of each of these pages says it at most, in halves."""
        return self._most[slice(*span)]

    def row(self, page: int, span: tuple[int, int]) -> int | None:
        """In which row the page itself has it; None where it does not say it."""
        start, end = span
        place = bisect_left(self._pages, page, start, end)
        is_there = place < end and self._pages[place] == page
        return self._rows[place] if is_there else None
