"""The book of facts as plain JSON values and back, for the row that publishes it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from cattrs import Converter

from content.characters import all_readable
from content.facts.book import Book

_converter = Converter(forbid_extra_keys=True)
_converter.register_unstructure_hook(Decimal, str)
_converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
for _moment in (date, datetime):
    _converter.register_unstructure_hook(_moment, lambda value: value.isoformat())
_converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
_converter.register_structure_hook(
    datetime, lambda value, _: datetime.fromisoformat(value)
)


_BY = {"facts": "key", "clinics": "key", "countries": "code", "terms": "key"}
"""What is held by a name, in an order that PostgreSQL's JSON would not keep."""


def to_json(book: Book) -> dict[str, Any]:
    """Plain values that JSON can hold; the same book gives the same values."""
    values = _converter.unstructure(book)
    return values | {name: list(values[name].values()) for name in _BY}


def from_json(values: dict[str, Any]) -> Book:
    """The book that `to_json` was given. Raises cattrs' errors for anything else.

    Characters that could break a page or a calendar file are left out.
    """
    values = all_readable(values)
    named = {
        name: {entry[key]: entry for entry in values.get(name, [])}
        for name, key in _BY.items()
    }
    return _converter.structure({**values, **named}, Book)
