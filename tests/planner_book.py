"""A small book of facts with the days of three clinics, for tests of “my day”."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from content.drafts.clinics import Clinic as ClinicDraft
from content.drafts.countries import Country as CountryDraft
from content.drafts.facts import Fact as FactDraft
from content.drafts.steps import ProtocolStep
from content.facts.fact_book import Clinic, Country, Fact, FactBook, Step, Value
from content.planner.steps import FASTING
from content.ranks import GAP
from tests.factories import confirm_translations, make_contact, make_value, reached_by

CHECKED = date(2026, 11, 1)
CLINICS = ("zeewind", "duinrand", "duin", "bergluft", "alpenblick", "rust")
"""The clinics that the tests plan days at."""


def text(words):
    """The same words in all languages, each marked with its own."""
    return {language: f"{words} ({language})" for language in ("nl", "de", "en")}


def hours(key, low=None, high=None, *, unit="hours", **per_clinic):
    """A fact of time that every clinic has confirmed; `per_clinic` says otherwise."""
    value = None if low is None else number(low, high)
    confirmed = dict.fromkeys(CLINICS, value) if value else {}
    own = {clinic: number(value) for clinic, value in per_clinic.items()}
    return Fact(
        key=key,
        unit=unit,
        name=text(key),
        for_all=value,
        per_clinic={**confirmed, **own},
    )


def number(low, high=None):
    return Value(
        low=Decimal(str(low)), high=None if high is None else Decimal(str(high))
    )


def step(name, **fields):
    return Step(
        **{"phase": "day", "title": text(name), "text": text(f"About {name}"), **fields}
    )


DAY = (
    step("Blood test", phase="weeks_before", days=14),
    step("Stop eating", fact="fasting_food"),
    step("Last clear drink", fact="fasting_drink"),
    step("Be there", minutes=60),
    step("Drip", phase="during", minutes=0, duration_fact="infusion_length"),
    step(
        "Rest",
        phase="after",
        anchor="end",
        minutes=0,
        direction="after",
        duration_minutes=120,
    ),
    step(
        "Do not drive",
        phase="at_home",
        anchor="end",
        minutes=0,
        direction="after",
        duration_fact="no_driving",
    ),
    step("Diary", phase="at_home", days=1, direction="after", duration_days=7),
)


def make_clinic(key="zeewind", *, steps=DAY, phone="+31205550100", **fields):
    return Clinic(
        **{
            "key": key,
            "name": key.title(),
            "country": "nl",
            "status": "accepting",
            "status_checked_on": CHECKED,
            "city": "Vlissingen",
            "contacts": reached_by(phone),
            "steps": steps,
            **fields,
        }
    )


def make_book(*clinics, facts=(), **fields):
    """A book with these clinics, one in the Netherlands by default."""
    clinics = clinics or (make_clinic(),)
    known = (
        hours("fasting_food", 4, 6),
        hours("fasting_drink", 2),
        hours("infusion_length", 90, unit="minutes"),
        hours("no_driving", 24),
        *facts,
    )
    return FactBook(
        facts={fact.key: fact for fact in known},
        clinics={clinic.key: clinic for clinic in clinics},
        countries={
            code: Country(
                code=code, emergency="112", time_zone=zone, checked_on=CHECKED
            )
            for code, zone in (
                ("nl", "Europe/Amsterdam"),
                ("be", "Europe/Brussels"),
                ("de", "Europe/Berlin"),
            )
        },
        **fields,
    )


def with_facts(book, *facts):
    """The same book with other values of these facts."""
    return replace(book, facts={**book.facts, **{fact.key: fact for fact in facts}})


def own(planned):
    """The plan without the steps of fasting that the clinic has not planned itself."""
    steps, without_time = (
        tuple(step for step in found if step.key not in FASTING)
        for found in (planned.steps, planned.without_time)
    )
    return replace(planned, steps=steps, without_time=without_time)


def write_drafts(book):
    """Write this book as drafts whose translations all say their source."""
    countries = {
        code: CountryDraft.objects.create(
            code=code,
            emergency=country.emergency,
            time_zone=country.time_zone,
            checked_on=country.checked_on,
        )
        for code, country in book.countries.items()
    }
    facts = {
        key: FactDraft.objects.create(
            key=key,
            unit=fact.unit,
            owner="ward",
            checked_on=CHECKED,
            position=place * GAP,
            **_columns(fact, "name"),
        )
        for place, (key, fact) in enumerate(book.facts.items(), start=1)
    }
    places = {}
    for place, (key, clinic) in enumerate(book.clinics.items(), start=1):
        places[key] = ClinicDraft.objects.create(
            key=key,
            name=clinic.name,
            country=countries[clinic.country],
            city=clinic.city,
            status=clinic.status,
            status_checked_on=clinic.status_checked_on,
            status_check_on=clinic.status_check_on,
            position=place * GAP,
            setting_nl="dagkliniek",
            referral_nl="Uw huisarts verwijst u.",
        )
        if clinic.phone:
            make_contact(places[key], phone=clinic.phone)
        else:
            make_contact(places[key], "email", email="balie@duin.example.org")
        for number, step_ in enumerate(clinic.steps, start=1):
            _write_step(step_, number, clinic=places[key], facts=facts)
    for key, fact in book.facts.items():
        for clinic, value in {None: fact.for_all, **fact.per_clinic}.items():
            if value is not None:
                if clinic and clinic not in places:
                    continue
                make_value(
                    facts[key],
                    clinic=places[clinic] if clinic else None,
                    low=value.low,
                    high=value.high,
                )
    confirm_translations()


def _write_step(step_, number, *, clinic, facts):
    amount = step_.minutes if step_.days is None else step_.days
    lasts = (
        step_.duration_minutes if step_.duration_days is None else step_.duration_days
    )
    ProtocolStep.objects.create(
        clinic=clinic,
        key=f"step-{number}",
        position=number * GAP,
        phase=step_.phase,
        anchor=step_.anchor,
        direction=step_.direction,
        amount=amount,
        amount_unit="minutes" if step_.days is None else "days",
        amount_fact=facts.get(step_.fact),
        duration=lasts,
        duration_unit="minutes" if step_.duration_days is None else "days",
        duration_fact=facts.get(step_.duration_fact),
        about=step_.about,
        **_columns(step_, "title"),
        **_columns(step_, "moment"),
        **_columns(step_, "text"),
        **_columns(step_, "if_broken"),
    )


def _columns(noun, name):
    """A text of a noun in the columns of its draft."""
    return {f"{name}_{code}": words for code, words in getattr(noun, name).items()}
