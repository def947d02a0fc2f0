"""What sections show of the book of facts: clinics, their days, whom to call.

Each view gives the same plain copies that record tables give (`RecordCopy`), in the
active language, with words already in place.
"""

from collections.abc import Callable
from datetime import date

from django.utils import formats

from content.addresses import page_key_of
from content.documents import RecordCopy
from content.facts import own_views, phones
from content.facts.clinic_contacts import people, ways
from content.facts.codes import ContactKind, Country, Phase, Status
from content.facts.day import PARTS, is_within_a_day
from content.facts.fact_book import Clinic, Contact, Step
from content.facts.filling import Filling
from content.facts.hours import hours_in_words
from content.facts.stated import general, said
from content.facts.status import status_copy
from content.facts.text_copies import text_of as _text
from content.facts.text_copies import translation_of as _translation
from content.facts.timing import distance, duration
from content.glossary.listing import listing
from content.languages import language


def profiles(page: Filling) -> tuple[RecordCopy, ...]:
    """The clinic that the page is about, or all of them: how to reach it."""
    return tuple(
        {
            "key": clinic.key,
            "name": clinic.name,
            "page_key": page_key_of(clinic.key),
            **status_copy(clinic, page),
            # Its own page says a pause at its very top.
            "is_told_above": page.clinic == clinic.key
            and clinic.status == Status.PAUSED,
            "street": clinic.street,
            "place": clinic.town,
            "country_words": str(Country(clinic.country).label),
            **_phone(clinic.phone),
            "contacts": ways(clinic, page),
            "people": people(clinic, page),
            "hours": [list(line) for line in hours_in_words(clinic.hours)],
            "setting": _text(clinic.setting, page, clinic=clinic),
            "way": _text(clinic.way, page, clinic=clinic),
            "referral": _text(clinic.referral, page, clinic=clinic),
            **_translation(clinic, page, clinic=clinic.key),
        }
        for clinic in _clinics(page)
    )


def timeline(page: Filling) -> tuple[RecordCopy, ...]:
    """The steps of the clinic's protocol; on a general page those of every clinic."""
    return tuple(
        {
            "key": f"{clinic.key}-{number}",
            "clinic": clinic.key,
            "clinic_name": clinic.name,
            "page_key": page_key_of(clinic.key),
            "phase": step.phase,
            "phase_words": str(Phase(step.phase).label),
            **_step(step, page, clinic=clinic),
            "text": _text(step.text, page, clinic=clinic),
            "if_broken": _text(step.if_broken, page, clinic=clinic),
            **_translation(step, page, clinic=clinic.key),
        }
        for clinic in _clinics(page)
        for number, step in enumerate(
            sorted(clinic.steps, key=lambda step: Phase.values.index(step.phase)),
            start=1,
        )
    )


def day(page: Filling) -> tuple[RecordCopy, ...]:
    """The day in four parts: the steps of one clinic, or what holds in all of them."""
    clinics = _clinics(page)
    parts = []
    for phase, words in PARTS.items():
        steps = [
            _step(step, page, clinic=clinics[0])
            for step in (clinics[0].steps if len(clinics) == 1 else ())
            if step.phase == phase and is_within_a_day(step, page.book)
        ]
        # What holds anywhere is not what this clinic says.
        text = "" if steps or page.clinic else str(words)
        parts.append(
            {"key": phase, "title": str(phase.label), "text": text, "steps": steps}
        )
    return tuple(parts)


def compared(page: Filling) -> tuple[RecordCopy, ...]:
    """Every clinic with the facts by which clinics are compared."""
    clinics = [*page.book.clinics.values()]
    return tuple(
        {
            "key": clinic.key,
            "name": clinic.name,
            "page_key": page_key_of(clinic.key),
            "place": ", ".join(
                filter(None, (clinic.city, str(Country(clinic.country).label)))
            ),
            "setting": _text(clinic.setting, page, clinic=clinic),
            **status_copy(clinic, page),
            **own_views.compared(clinic, page),
            **said(clinic, page, only_compared=True),
            "general": general(clinics, page) if clinic is clinics[-1] else {},
        }
        for clinic in clinics
    )


def stated(page: Filling) -> tuple[RecordCopy, ...]:
    """What the clinic says that the page is about, or each of them, fact by fact."""
    return tuple(
        {
            "key": clinic.key,
            "name": clinic.name,
            "page_key": page_key_of(clinic.key),
            **said(clinic, page),
            "general": general([clinic], page),
        }
        for clinic in _clinics(page)
    )


def helplines(page: Filling) -> tuple[RecordCopy, ...]:
    """Whom to call, per country: the emergency number first, then by kind.

    The countries that the reader's language declares come first; the very first of
    them is the nearest. A language of no country has none.
    """
    mine = language(page.language).countries
    countries = sorted(
        page.book.countries_here(page.clinic),
        key=lambda one: mine.index(one.code) if one.code in mine else len(mine),
    )
    return tuple(
        {
            "key": country.code,
            "is_nearest": place == 0 and country.code in mine,
            "country_words": str(Country(country.code).label),
            "emergency": phones.display(country.emergency),
            "emergency_dial": phones.dial(country.emergency),
            "checked_on": _day(country.checked_on),
            "contacts": [
                _contact(contact, page)
                for contact in sorted(
                    country.contacts,
                    key=lambda contact: ContactKind.values.index(contact.kind),
                )
            ],
        }
        for place, country in enumerate(countries)
    )


View = Callable[[Filling], tuple[RecordCopy, ...]]

VIEWS: dict[str, View] = {
    "clinic_profile": profiles,
    "timeline": timeline,
    "drawing_day": day,
    "clinics_compared": compared,
    "clinic_facts": stated,
    "helplines": helplines,
    "glossary": listing,
    **own_views.VIEWS,
}
"""Kind of section → what it shows of the book."""


def _clinics(page: Filling) -> list[Clinic]:
    if page.clinic:
        return [page.book.clinics[page.clinic]]
    return list(page.book.clinics.values())


def _step(step: Step, page: Filling, *, clinic: Clinic) -> RecordCopy:
    return {
        "when": distance(step, page, clinic=clinic.key),
        "moment": _text(step.moment, page, clinic=clinic),
        "duration": duration(step, page, clinic=clinic.key),
        "title": _text(step.title, page, clinic=clinic),
    }


def _contact(contact: Contact, page: Filling) -> RecordCopy:
    return {
        "key": contact.key,
        "kind": contact.kind,
        "kind_words": str(ContactKind(contact.kind).label),
        **_phone(contact.phone),
        "url": contact.url,
        "name": _text(contact.name, page),
        "note": _text(contact.note, page),
        **_translation(contact, page),
    }


def _day(day: date | None) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""


def _phone(number: str) -> dict[str, str]:
    return {
        "phone": phones.display(number) if number else "",
        "phone_dial": phones.dial(number) if number else "",
    }
