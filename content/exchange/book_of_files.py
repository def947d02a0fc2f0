"""The book of facts that record files hold: enough of it to fill texts. Pure."""

from datetime import date
from decimal import Decimal
from typing import Any

from content.exchange.record_files import Row
from content.exchange.yaml_text import Entries
from content.facts import book as books
from content.facts.book import Book


def book_of(tables: dict[str, Entries]) -> Book:
    """Facts, clinics and countries without their notices, hours and steps."""
    return Book(
        facts={row["key"]: _fact(row) for row in tables.get("facts", [])},
        clinics={row["key"]: _clinic(row) for row in tables.get("clinics", [])},
        countries={row["code"]: _country(row) for row in tables.get("countries", [])},
    )


def _fact(row: Row) -> books.Fact:
    values = {value["clinic"]: _value(value) for value in row["values"]}
    return books.Fact(
        key=row["key"],
        unit=row["unit"],
        one=row["one"],
        other=row["other"],
        options={option["key"]: option["words"] for option in row["options"]},
        for_all=values.pop("", None),
        per_clinic=values,
    )


def _value(row: Row) -> books.Value:
    return books.Value(
        low=_number(row["low"]),
        high=_number(row["high"]),
        phone=row["phone"],
        option=row["option"],
    )


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _clinic(row: Row) -> books.Clinic:
    return books.Clinic(
        key=row["key"],
        name=row["name"],
        country=row["country"],
        status=row["status"],
        status_checked_on=date.fromisoformat(str(row["status_checked_on"])),
        street=row["street"],
        city=row["city"],
        phone=row["phone"],
    )


def _country(row: Row) -> books.Country:
    return books.Country(
        code=row["code"],
        emergency=row["emergency"],
        time_zone=row["time_zone"],
        checked_on=date.fromisoformat(str(row["checked_on"])),
        contacts=tuple(
            books.Contact(
                key=contact["key"],
                kind=contact["kind"],
                phone=contact["phone"],
                name=contact["name"],
            )
            for contact in row["contacts"]
        ),
    )
