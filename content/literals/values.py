"""Whether what somebody typed is what the book says."""

from content.facts.codes import Unit
from content.facts.ends import ends_of
from content.facts.fact_book import Fact, FactBook
from content.literals.quantities import Quantity

_BY_THE_CLOCK = (Unit.MINUTES, Unit.HOURS)
"""A day is not 24 hours: "not on the day itself" ends at midnight."""


def is_same(quantity: Quantity, fact: Fact, book: FactBook, *, clinic: str) -> bool:
    """Whether the fact, written in a text of this clinic, would say this quantity.

    Without a clinic a fact that differs is said as one range of all clinics.
    """
    unit = Unit(fact.unit)
    for kind in (_BY_THE_CLOCK, (Unit.COUNT,)):
        if (unit in kind) != (quantity.unit in kind):
            return False
    ends = [
        end.size
        for value in book.values(fact.key, clinic=clinic)
        for end in ends_of(value, unit=fact.unit)
    ]
    if quantity.low is None or not ends:
        return False
    high = quantity.low if quantity.high is None else quantity.high
    return (quantity.low, high) == (min(ends), max(ends))
