"""Which pages say what, for all pages: small, because it leaves to them who says it where."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from content.search.names import Names
from content.search.sayings import Sayings, compact


class PageTerms:
    """Term → pages, in their order. Never changed once made.

    fewest: how many passages say the term that is said least; 0 where there is none.
    """

    def __init__(self, pages: Sequence[Sayings]) -> None:
        found: dict[int, array[int]] = defaultdict(lambda: array("Q"))
        counts: dict[int, int] = defaultdict(int)
        for page, said in enumerate(pages):
            before = 0
            for row, (term, end) in enumerate(zip(said.terms, said.ends, strict=True)):
                found[term].append(page << 32 | row)
                counts[term] += end - before
                before = end
        terms = sorted(found)
        rows = [found[term] for term in terms]
        places = [(one >> 32, one & 0xFFFFFFFF) for row in rows for one in row]
        self._names = Names.of_numbers(terms)
        self._ends = compact([*accumulate(map(len, rows), initial=0)])
        self._pages = compact([page for page, _row in places])
        self._rows = compact([row for _page, row in places])
        self._most = bytes(pages[page].most[row] for page, row in places)
        self._counts = compact([counts[term] for term in terms])
        self.fewest = min(counts.values(), default=0)

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
