"""Examples of what the book of facts says: clinics, their days, whom to call."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from content.addresses import page_key_of
from content.facts.book import Book
from content.facts.codes import Status
from content.gallery import starter
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.shown import SECTIONS, only_clinic, section

_OPEN, _PAUSED = "wolkendal", "nebelhain"


def status(code: str) -> Callable[[], Book]:
    """The facts of a site on which one clinic has this status."""

    def book() -> Book:
        facts = starter.facts()
        clinic = replace(facts.clinics[_OPEN], status=code)
        return replace(facts, clinics={**facts.clinics, _OPEN: clinic})

    return book


def _without_contact() -> Book:
    facts = starter.facts()
    clinic = replace(
        facts.clinics[_OPEN], phone="", email="", website="", hours=(), way={}
    )
    return replace(facts, clinics={**facts.clinics, _OPEN: clinic})


def _status(code: str) -> Shown:
    def shown() -> Context:
        found = section(page_key_of(_OPEN), "contact", book=status(code))()
        return {"record": found["sections"][0].records[0]}

    return shown


_STATES = {
    "accepting": Status.ACCEPTING,
    "waiting-list": Status.WAITING_LIST,
    "paused": Status.PAUSED,
}

COMPONENTS = (
    Component(
        name="clinic-status",
        purpose=_("Whether a clinic takes new patients, and when that was checked."),
        examples=tuple(
            Example(
                name=name,
                state=code.label,
                template="components/clinic_status.html",
                shown=_status(code),
            )
            for name, code in _STATES.items()
        ),
    ),
    Component(
        name="clinic-profile",
        purpose=_("How to reach a clinic."),
        examples=(
            *(
                Example(
                    name=name,
                    state=code.label,
                    template=SECTIONS,
                    shown=section(page_key_of(_OPEN), "contact", book=status(code)),
                )
                for name, code in _STATES.items()
            ),
            Example(
                name="little-known",
                state=_("without phone, hours and e-mail"),
                template=SECTIONS,
                shown=section(page_key_of(_OPEN), "contact", book=_without_contact),
            ),
            Example(
                name="several-clinics",
                state=_("several clinics"),
                template=SECTIONS,
                shown=section(page_key_of(_OPEN), "contact", on="clinics"),
            ),
        ),
    ),
    Component(
        name="timeline",
        purpose=_("The treatment step by step, as the clinic does it."),
        examples=(
            Example(
                name="one-clinic",
                state=_("one clinic"),
                template=SECTIONS,
                shown=section(page_key_of(_OPEN), "steps"),
            ),
            Example(
                name="several-clinics",
                state=_("several clinics, each folded away"),
                template=SECTIONS,
                shown=section("procedure", "steps"),
            ),
        ),
    ),
    Component(
        name="day-line",
        purpose=_("The day of the infusion in four parts."),
        examples=(
            Example(
                name="one-clinic",
                state=_("one clinic"),
                template=SECTIONS,
                shown=section("procedure", "day", book=only_clinic(_OPEN)),
            ),
            Example(
                name="several-clinics",
                state=_("several clinics"),
                template=SECTIONS,
                shown=section("procedure", "day"),
            ),
        ),
    ),
    Component(
        name="clinics-compared",
        purpose=_("The clinics side by side, with the facts in which they differ."),
        examples=(
            Example(
                name="several-clinics",
                state=_("several clinics"),
                template=SECTIONS,
                shown=section("clinics", "compared"),
            ),
            Example(
                name="one-clinic",
                state=_("one clinic"),
                template=SECTIONS,
                shown=section("clinics", "compared", book=only_clinic(_PAUSED)),
            ),
        ),
    ),
    Component(
        name="helplines",
        purpose=_("Whom to call, country by country, danger to life first."),
        examples=(
            Example(
                name="all-countries",
                state=_("the countries of all clinics"),
                template=SECTIONS,
                shown=section("side-effects", "who-to-call"),
            ),
            Example(
                name="one-country",
                state=_("the country of one clinic"),
                template=SECTIONS,
                shown=section(page_key_of(_OPEN), "who-to-call"),
            ),
        ),
    ),
    Component(
        name="drawing",
        purpose=_("Drawings with words in the reader's language."),
        examples=(
            Example(
                name="structure",
                state=_("drawing: structure of ketamine"),
                template=SECTIONS,
                shown=section("what-ketamine-is", "structure"),
            ),
            Example(
                name="receptor",
                state=_("drawing: how ketamine may work"),
                template=SECTIONS,
                shown=section("what-ketamine-is", "gate"),
            ),
        ),
    ),
)
