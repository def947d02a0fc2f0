"""Who has what, and how often: the largest part of the questions, kept small."""

from array import array
from collections.abc import Collection, Mapping
from itertools import accumulate, chain

from content.search.names import Names
from content.search.sayings import compact


class Postings:
    """Name → numbers, each with a count below 256. Never changed once made.

    In arrays for all names: as objects they would take ten times as much.
    """

    def __init__(
        self, found: Mapping[str, tuple[Collection[int], Collection[int]]]
    ) -> None:
        rows = [found[name] for name in Names.in_order(found)]
        numbers = [numbers for numbers, _counts in rows]
        self._names = Names(found)
        self._ends = compact([*accumulate(map(len, numbers), initial=0)])
        self._numbers = compact([*chain.from_iterable(numbers)])
        self._counts = bytes(chain.from_iterable(counts for _numbers, counts in rows))

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def of(self, name: str) -> "tuple[array[int], bytes]":
        """Who has it, and the count of each; nobody where the name is not known."""
        row = self._names.place(name)
        start, end = (0, 0) if row is None else (self._ends[row], self._ends[row + 1])
        return self._numbers[start:end], self._counts[start:end]
