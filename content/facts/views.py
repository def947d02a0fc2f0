"""What sections show of the book of facts: clinics, their days, whom to call.

Each view gives the same plain copies that record tables give (`RecordCopy`), in the
active language, with words already in place.
"""

from collections.abc import Callable
from dataclasses import replace

from django.utils import formats

from content.addresses import page_key_of
from content.documents import RecordCopy
from content.facts import phones
from content.facts.codes import ContactKind, Country, Phase, Status
from content.facts.day import PARTS, is_within_a_day
from content.facts.fact_book import Clinic, Contact, Step
from content.facts.filling import Filling
from content.facts.hours import hours_in_words
from content.facts.status import status_copy
from content.facts.text_copies import text_copy as _text
from content.facts.timing import distance, duration
from content.glossary.listing import listing
from content.languages import language
from content.moments import local_day


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
            "place": f"{clinic.postal_code} {clinic.city}".strip(),
            "country_words": str(Country(clinic.country).label),
            **_phone(clinic.phone),
            "email": clinic.email,
            "website": clinic.website,
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
        text = "" if steps else str(words)
        parts.append(
            {"key": phase, "title": str(phase.label), "text": text, "steps": steps}
        )
    return tuple(parts)


def compared(page: Filling) -> tuple[RecordCopy, ...]:
    """Every clinic with the facts by which clinics are compared."""
    facts = [fact for fact in page.book.facts.values() if fact.is_compared]
    return tuple(
        {
            "key": clinic.key,
            "name": clinic.name,
            "page_key": page_key_of(clinic.key),
            "place": clinic.city,
            "country_words": str(Country(clinic.country).label),
            "setting": _text(clinic.setting, page, clinic=clinic),
            **status_copy(clinic, page),
            "facts": [
                {
                    "key": fact.key,
                    "name": fact.name.get(page.language, ""),
                    "words": page.words_of(fact.key, clinic=clinic.key),
                }
                for fact in facts
            ],
        }
        for clinic in page.book.clinics.values()
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
            "checked_on": formats.date_format(country.checked_on, "DATE_FORMAT"),
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
    "helplines": helplines,
    "glossary": listing,
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


def _phone(number: str) -> dict[str, str]:
    return {
        "phone": phones.display(number) if number else "",
        "phone_dial": phones.dial(number) if number else "",
    }


def _translation(
    one: Clinic | Step | Contact, page: Filling, *, clinic: str = ""
) -> RecordCopy:
    """What a copy says of its translation; nothing where that is confirmed."""
    found = one.states.get(page.language)
    if found is None:
        return {}
    here = replace(page, clinic=clinic or page.clinic)
    since = local_day(found.earlier_at)
    return {
        "state": found.state,
        "earlier": [here.text(text) for text in found.earlier.values()],
        "earlier_since": since,
    }
