"""Whom to call, at the foot of every page."""

from collections.abc import Iterable
from dataclasses import dataclass

from content.facts import phones
from content.facts.codes import Country
from content.facts.fact_book import FactBook

FREE_IN_EUROPE = "112"
"""The number that is free in every country of the European Union."""


@dataclass(frozen=True, kw_only=True)
class Number:
    """A phone number. dial: what stands after `tel:`. whose: a clinic, or countries.

    whose is "" where there is nobody else's to confuse it with.
    """

    shown: str
    dial: str
    whose: str = ""

    @property
    def is_free_in_europe(self) -> bool:
        """A call costs nothing anywhere in the European Union."""
        return self.dial == FREE_IN_EUROPE


def emergency_numbers(book: FactBook, *, clinic: str) -> list[Number]:
    """The emergency numbers of the clinic's country, or of all countries of clinics.

    clinic: the key of the clinic that the page is about; "" for none. 112 before there
    is any country.
    """
    countries = book.countries_here(clinic)
    numbers = [*dict.fromkeys(country.emergency for country in countries)]
    if len(numbers) < 2:
        return [_number(number) for number in numbers or [FREE_IN_EUROPE]]
    return [
        _number(
            number,
            whose=_named(one.code for one in countries if one.emergency == number),
        )
        for number in numbers
    ]


def clinic_number(book: FactBook, *, clinic: str) -> Number | None:
    """The number of the clinic that the page is about, or of the site's only clinic."""
    only = next(iter(book.clinics)) if len(book.clinics) == 1 else ""
    found = book.clinics.get(clinic or only)
    return _number(found.phone, whose=found.name) if found and found.phone else None


def _number(phone: str, *, whose: str = "") -> Number:
    return Number(shown=phones.display(phone), dial=phones.dial(phone), whose=whose)


def _named(codes: Iterable[str]) -> str:
    return ", ".join(str(Country(code).label) for code in codes)
