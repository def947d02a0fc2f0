"""The ends of values, each in its own unit: comparing them, and the longest of them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from content.facts.codes import MINUTES_IN
from content.facts.fact_book import Fact, Value


class End(NamedTuple):
    """One end of a value, or its only number. unit: a code of `Unit`."""

    number: Decimal
    unit: str

    @property
    def size(self) -> Decimal:
        """In minutes, for a time: hours and days can be compared."""
        return self.number * MINUTES_IN.get(self.unit, 1)


def ends_of(value: Value, *, unit: str) -> list[End]:
    """The smaller end and the larger; one for a single number, none for a word."""
    pairs = ((value.low, unit), (value.high, value.high_unit or unit))
    return [End(number, own) for number, own in pairs if number is not None]


def whole(values: Iterable[Value], *, unit: str) -> tuple[End, End]:
    """The smallest end of several values, and the largest. Raises ValueError for none."""
    ends = [end for value in values for end in ends_of(value, unit=unit)]
    return min(ends, key=lambda end: end.size), max(ends, key=lambda end: end.size)


def longest(fact: Fact, clinic: str) -> End | None:
    """The safe end of a time that a clinic has stated: before and after, the longest."""
    value = fact.value_at(clinic)
    if value is None or fact.unit not in MINUTES_IN:
        return None
    return max(ends_of(value, unit=fact.unit), key=lambda end: end.size, default=None)
