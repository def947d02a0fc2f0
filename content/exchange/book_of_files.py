"""The book of facts that record files hold, as publishing would make it. Pure."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from content.exchange.record_files import Row
from content.exchange.yaml_text import Entries
from content.facts import book as books
from content.facts.book import Book


def book_of(tables: dict[str, Entries]) -> Book:
    """Everything that a book says; a table without a file is empty."""
    return Book(
        facts=_by_key(map(_fact, _numbered(tables.get("facts", [])))),
        clinics=_by_key(map(_clinic, _numbered(tables.get("clinics", [])))),
        countries={row["code"]: _country(row) for row in tables.get("countries", [])},
        notices=tuple(map(_notice, tables.get("notices", []))),
        synonyms={
            row["key"]: _words(row["words"]) for row in tables.get("synonyms", [])
        },
        terms=_by_key(map(_term, tables.get("terms", []))),
    )


def _numbered(rows: Iterable[Row]) -> Iterable[Row]:
    """Each row with its position, which is its place in the file."""
    return ({**row, "position": place} for place, row in enumerate(rows))


def _by_key(entries: Iterable[Any]) -> dict[str, Any]:
    return {entry.key: entry for entry in entries}


def _fact(row: Row) -> books.Fact:
    values = {value["clinic"]: _value(value) for value in row["values"]}
    return books.Fact(
        key=row["key"],
        unit=row["unit"],
        safety=row["safety"],
        is_compared=row["is_compared"],
        position=row["position"],
        owner=row["owner"],
        checked_on=_date(row["checked_on"]),
        sources=tuple(row["sources"]),
        name=_texts(row["name"]),
        subjects=_words(row["subjects"]),
        one=_texts(row["one"]),
        other=_texts(row["other"]),
        options={option["key"]: _texts(option["words"]) for option in row["options"]},
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
        status_checked_on=_date(row["status_checked_on"]),
        street=row["street"],
        postal_code=row["postal_code"],
        city=row["city"],
        phone=row["phone"],
        email=row["email"],
        website=row["website"],
        position=row["position"],
        setting=_texts(row["setting"]),
        way=_texts(row["way"]),
        referral=_texts(row["referral"]),
        hours=tuple(books.Hours(**hours) for hours in row["hours"]),
        steps=tuple(map(_step, row["steps"])),
    )


def _step(row: Row) -> books.Step:
    in_days, lasts_days = (
        row[unit] == "days" for unit in ("amount_unit", "duration_unit")
    )
    return books.Step(
        phase=row["phase"],
        anchor=row["anchor"],
        direction=row["direction"],
        minutes=None if in_days else row["amount"],
        days=row["amount"] if in_days else None,
        fact=row["amount_fact"],
        duration_minutes=None if lasts_days else row["duration"],
        duration_days=row["duration"] if lasts_days else None,
        duration_fact=row["duration_fact"],
        title=_texts(row["title"]),
        text=_texts(row["text"]),
    )


def _country(row: Row) -> books.Country:
    return books.Country(
        code=row["code"],
        emergency=row["emergency"],
        time_zone=row["time_zone"],
        checked_on=_date(row["checked_on"]),
        contacts=tuple(
            books.Contact(
                key=contact["key"],
                kind=contact["kind"],
                phone=contact["phone"],
                url=contact["url"],
                name=_texts(contact["name"]),
                note=_texts(contact["note"]),
            )
            for contact in row["contacts"]
        ),
    )


def _notice(row: Row) -> books.Notice:
    return books.Notice(
        key=row["key"],
        starts=datetime.fromisoformat(str(row["starts_at"])),
        ends=datetime.fromisoformat(str(row["ends_at"])),
        clinic=row["clinic"],
        title=_texts(row["title"]),
        text=_texts(row["text"]),
    )


def _term(row: Row) -> books.Term:
    return books.Term(
        key=row["key"],
        is_explained=row["is_explained"],
        term=_texts(row["term"]),
        also=_texts(row["also"]),
        meaning=_texts(row["meaning"]),
    )


def _texts(texts: books.Texts) -> books.Texts:
    """A text in the languages that have it."""
    return {code: words for code, words in texts.items() if words}


def _words(texts: books.Texts) -> books.WordsByLanguage:
    """What commas separate in a text, in the languages that have any of it."""
    words = {
        code: tuple(filter(None, map(str.strip, text.split(","))))
        for code, text in texts.items()
    }
    return {code: said for code, said in words.items() if said}


def _date(value: Any) -> date:
    return date.fromisoformat(str(value))
