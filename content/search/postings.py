"""Who says what, and how strongly: the largest part of an index, kept small."""

from array import array
from collections.abc import Collection, Mapping
from itertools import accumulate, chain

from content.search.names import Names

_SMALL = 1 << 16


class Postings:
    """Name → numbers, each with a weight. Never changed once made.

    In arrays for all names: as objects they would take ten times as much.
    """

    def __init__(
        self, found: Mapping[str, tuple[Collection[int], Collection[float]]]
    ) -> None:
        rows = [found[name] for name in Names.in_order(found)]
        numbers = [numbers for numbers, _weights in rows]
        highest = max(chain.from_iterable(numbers), default=0)
        self._names = Names(found)
        self._ends = array("I", accumulate(map(len, numbers), initial=0))
        self._numbers = array(
            "H" if highest < _SMALL else "I", chain.from_iterable(numbers)
        )
        self._weights = array(
            "d", chain.from_iterable(weights for _numbers, weights in rows)
        )

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def __len__(self) -> int:
        return len(self._names)

    def of(self, name: str) -> "tuple[array[int], array[float]]":
        """Who says it, and the weight of each; nobody where the name is not known."""
        start, end = self._span(name)
        return self._numbers[start:end], self._weights[start:end]

    def count(self, name: str) -> int:
        """How many say it."""
        start, end = self._span(name)
        return end - start

    @property
    def fewest(self) -> int:
        """How many say the name that is said least; 0 where there is none."""
        ends = self._ends
        return min(map(int.__sub__, ends[1:], ends), default=0)

    def _span(self, name: str) -> tuple[int, int]:
        row = self._names.place(name)
        return (0, 0) if row is None else (self._ends[row], self._ends[row + 1])
