"""The journal: six tables that say who did what, read as one list, the newest first.

Nothing is copied. Each table is asked for the keys of its newest rows alone, these are
merged, and only the lines of the page that is shown are read as a whole.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from content.journal.filters import Filter
from content.journal.lines import Line
from content.journal.sources import SOURCES


class Key(NamedTuple):
    """Where a line stands among all. number: of the row in its own table."""

    at: datetime
    source: int
    number: int


@dataclass(frozen=True)
class Journal:
    """All lines that a filter lets through, as a sequence that a paginator can cut."""

    chosen: Filter

    def count(self) -> int:
        """How many there are."""
        return sum(rows.count() for rows in self._queries())

    __len__ = count

    def __getitem__(self, part: slice) -> list[Line]:
        """The lines of a page."""
        keys = list(islice(self._keys(part.stop), part.start, part.stop))
        return list(self._lines(keys))

    def all(self, *, at_a_time: int = 500) -> Iterator[Line]:
        """Every line, read in portions, for an export."""
        keys = self._keys(None)
        while portion := list(islice(keys, at_a_time)):
            yield from self._lines(portion)

    def _queries(self) -> list[QuerySet]:
        return [one.rows(self.chosen) for one in SOURCES]

    def _keys(self, limit: int | None) -> Iterator[Key]:
        lists = [
            [
                Key(at, place, number)
                for at, number in rows.order_by("-moment", "-row").values_list(
                    "moment", "row"
                )[:limit]
            ]
            for place, rows in enumerate(self._queries())
        ]
        return heapq.merge(*lists, reverse=True)

    def _lines(self, keys: Sequence[Key]) -> Iterator[Line]:
        found = {
            (place, line.number): line
            for place, source in enumerate(SOURCES)
            if (numbers := [key.number for key in keys if key.source == place])
            for line in source.lines(numbers)
        }
        return (found[key.source, key.number] for key in keys)
