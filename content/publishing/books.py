"""From the drafts of facts, clinics, countries, notices and terms to their book."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from content.drafts.clinics import Clinic, Country, Notice, ProtocolStep
from content.drafts.facts import Fact, FactValue
from content.drafts.synonyms import Synonym
from content.drafts.terms import Term
from content.facts import book as books
from content.facts.book import Book
from content.languages import LANGUAGES, text


def draft_book() -> Book:
    """The book that would be published now. A few queries, whatever its size."""
    return Book(
        facts={fact.key: _fact(fact) for fact in _facts()},
        clinics={clinic.key: _clinic(clinic) for clinic in _clinics()},
        countries={
            country.code: _country(country)
            for country in Country.objects.prefetch_related("contacts")
        },
        notices=tuple(_notice(one) for one in Notice.objects.select_related("clinic")),
        synonyms={one.key: _words(one, "words") for one in Synonym.objects.all()},
        terms={one.key: _term(one) for one in Term.objects.all()},
    )


def _facts() -> Iterable[Fact]:
    return Fact.objects.prefetch_related(
        "sources", "options", "values__clinic", "values__option"
    )


def _clinics() -> Iterable[Clinic]:
    return Clinic.objects.select_related("country").prefetch_related(
        "hours", "steps__amount_fact", "steps__duration_fact"
    )


def _fact(row: Fact) -> books.Fact:
    values = {
        value.clinic.key if value.clinic else "": _value(value)
        for value in row.values.all()
    }
    return books.Fact(
        key=row.key,
        unit=row.unit,
        safety=row.safety,
        is_compared=row.is_compared,
        position=row.position,
        owner=row.owner,
        checked_on=row.checked_on,
        sources=tuple(source.key for source in row.sources.all()),
        name=_texts(row, "name"),
        subjects=_words(row, "subjects"),
        one=_texts(row, "one"),
        other=_texts(row, "other"),
        options={option.key: _texts(option, "words") for option in row.options.all()},
        for_all=values.pop("", None),
        per_clinic=values,
    )


def _value(row: FactValue) -> books.Value:
    return books.Value(
        low=None if row.low is None else row.low.normalize(),
        high=None if row.high is None else row.high.normalize(),
        phone=row.phone,
        option=row.option.key if row.option else "",
    )


def _clinic(row: Clinic) -> books.Clinic:
    return books.Clinic(
        key=row.key,
        name=row.name,
        country=row.country.code,
        status=row.status,
        status_checked_on=row.status_checked_on,
        street=row.street,
        postal_code=row.postal_code,
        city=row.city,
        phone=row.phone,
        email=row.email,
        website=row.website,
        position=row.position,
        setting=_texts(row, "setting"),
        way=_texts(row, "way"),
        referral=_texts(row, "referral"),
        hours=tuple(
            books.Hours(
                weekday=one.weekday,
                opens=f"{one.opens:%H:%M}",
                closes=f"{one.closes:%H:%M}",
            )
            for one in row.hours.all()
        ),
        steps=tuple(_step(step) for step in row.steps.all()),
    )


def _step(row: ProtocolStep) -> books.Step:
    in_days = row.amount_unit == ProtocolStep.TimeUnit.DAYS
    lasts_days = row.duration_unit == ProtocolStep.TimeUnit.DAYS
    return books.Step(
        phase=row.phase,
        anchor=row.anchor,
        direction=row.direction,
        minutes=None if in_days else row.amount,
        days=row.amount if in_days else None,
        fact=row.amount_fact.key if row.amount_fact else "",
        duration_minutes=None if lasts_days else row.duration,
        duration_days=row.duration if lasts_days else None,
        duration_fact=row.duration_fact.key if row.duration_fact else "",
        title=_texts(row, "title"),
        text=_texts(row, "text"),
    )


def _country(row: Country) -> books.Country:
    return books.Country(
        code=row.code,
        emergency=row.emergency,
        time_zone=row.time_zone,
        checked_on=row.checked_on,
        contacts=tuple(
            books.Contact(
                key=contact.key,
                kind=contact.kind,
                phone=contact.phone,
                url=contact.url,
                name=_texts(contact, "name"),
                note=_texts(contact, "note"),
            )
            for contact in row.contacts.all()
        ),
    )


def _notice(row: Notice) -> books.Notice:
    return books.Notice(
        key=row.key,
        starts=row.starts_at,
        ends=row.ends_at,
        clinic=row.clinic.key if row.clinic else "",
        title=_texts(row, "title"),
        text=_texts(row, "text"),
    )


def _term(row: Term) -> books.Term:
    return books.Term(
        key=row.key,
        is_explained=row.is_explained,
        term=_texts(row, "term"),
        also=_texts(row, "also"),
        meaning=_texts(row, "meaning"),
    )


def _texts(row: Model, field: str) -> dict[str, Any]:
    """A field in the languages that have it."""
    texts = {code: text(row, field, code) for code in LANGUAGES}
    return {code: words for code, words in texts.items() if words}


def _words(row: Model, field: str) -> books.WordsByLanguage:
    """What commas separate in a field, in the languages that have any of it."""
    words = {
        code: tuple(filter(None, map(str.strip, text.split(","))))
        for code, text in _texts(row, field).items()
    }
    return {code: said for code, said in words.items() if said}
