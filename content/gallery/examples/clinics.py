"""Examples of what the facts say: clinics, their days, whom to call."""

from django.utils.translation import gettext_lazy as _

from content.addresses import page_key_of
from content.facts.codes import Status
from content.facts.fasting import FASTING_FACTS
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.shown import SECTIONS, section
from content.gallery.variants import (
    Variant,
    figures,
    first,
    missing,
    only_clinic,
    without,
)

CLINIC = "zonnewolk"
CLINIC_PAGE = page_key_of(CLINIC)
_OTHER = "mondwiese"
SILENT = tuple(f"value/{fact}/{CLINIC}" for fact in FASTING_FACTS)
"""What the clinic says of fasting, for a book in which it says nothing."""


def status(code: str) -> Variant:
    """A site on which the clinic has this status."""
    return figures(f"clinic/{CLINIC}", status=code)


def _status(code: str) -> Shown:
    return _record(CLINIC_PAGE, status(code))


def _record(page: str, *variants: Variant) -> Shown:
    """The first clinic of a page as its record."""

    def shown() -> Context:
        found = section(page, "contact", *variants)()
        return {"record": found["sections"][0].records[0]}

    return shown


_STATES = {
    "accepting": Status.ACCEPTING,
    "waiting-list": Status.WAITING_LIST,
    "paused": Status.PAUSED,
}

_ENDS = {"status_until": "2027-01-31", "status_check_on": ""}

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
        )
        + (
            Example(
                name="paused-since",
                state=_("a pause with its reason, until nobody knows when"),
                template="components/clinic_status.html",
                shown=_record("clinics", only_clinic(_OTHER)),
            ),
            Example(
                name="paused-until",
                state=_("a pause with its last day"),
                template="components/clinic_status.html",
                shown=_record(
                    "clinics", only_clinic(_OTHER), figures(f"clinic/{_OTHER}", **_ENDS)
                ),
            ),
        ),
    ),
    Component(
        name="clinic-profile",
        purpose=_("How to reach a clinic."),
        examples=tuple(
            Example(name=name, state=state, template=SECTIONS, shown=shown)
            for name, state, shown in (
                *(
                    (name, code.label, section(CLINIC_PAGE, "contact", status(code)))
                    for name, code in _STATES.items()
                ),
                (
                    "little-known",
                    _("without phone, hours, street and town"),
                    section(
                        "clinics",
                        "contact",
                        only_clinic(CLINIC),
                        figures(
                            f"clinic/{CLINIC}",
                            street="",
                            postal_code="",
                            city="",
                            hours=(),
                        ),
                        first("clinic_person", 0),
                        first("clinic_contact", 0),
                    ),
                ),
                (
                    "several-clinics",
                    _("several clinics"),
                    section("clinics", "contact"),
                ),
            )
        ),
    ),
    Component(
        name="clinic-facts",
        purpose=_(
            "What a clinic says, fact by fact, and apart from it general advice."
        ),
        examples=tuple(
            Example(name=name, state=state, template=SECTIONS, shown=shown)
            for name, state, shown in (
                (
                    "stated",
                    _("everything is stated"),
                    section(CLINIC_PAGE, "facts"),
                ),
                (
                    "not-stated",
                    _("nothing about fasting is stated"),
                    section(CLINIC_PAGE, "facts", without(*SILENT)),
                ),
                ("several-clinics", _("several clinics"), section("clinics", "facts")),
            )
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
                shown=section(CLINIC_PAGE, "steps"),
            ),
            Example(
                name="several-clinics",
                state=_("several clinics, each folded away"),
                template=SECTIONS,
                shown=section("treatment", "steps"),
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
                shown=section("treatment", "day", only_clinic(CLINIC)),
            ),
            Example(
                name="several-clinics",
                state=_("several clinics"),
                template=SECTIONS,
                shown=section("treatment", "day"),
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
                shown=section("clinics", "compared", only_clinic(_OTHER)),
            ),
            Example(
                name="not-translated",
                state=_("a clinic that is not translated"),
                template=SECTIONS,
                shown=section("clinics", "compared", missing(f"clinic/{CLINIC}")),
            ),
        ),
    ),
    *(
        Component(
            name=name,
            purpose=purpose,
            examples=(
                Example(
                    name="one-clinic",
                    state=_("one clinic"),
                    template=SECTIONS,
                    shown=section(CLINIC_PAGE, key),
                ),
                *(
                    Example(name=state, state=words, template=SECTIONS, shown=shown)
                    for state, words, shown in more
                ),
            ),
        )
        for name, purpose, key, more in (
            (
                "clinic-answers",
                _("What a clinic answers to one of the site's lists."),
                "our-indications",
                (
                    (
                        "reasons-against",
                        _("reasons against the treatment"),
                        section(CLINIC_PAGE, "our-reasons"),
                    ),
                    ("costs", _("costs"), section(CLINIC_PAGE, "our-costs")),
                    (
                        "side-effects",
                        _("side effects, some at one dose only"),
                        section(CLINIC_PAGE, "our-side-effects"),
                    ),
                    (
                        "several-clinics",
                        _("several clinics"),
                        section("clinics", "our-indications"),
                    ),
                    (
                        "nothing",
                        _("nothing answered yet"),
                        section(
                            "clinics", "our-indications", only_clinic("vlinderbrug")
                        ),
                    ),
                    (
                        "not-translated",
                        _("an answer that is not translated"),
                        section(
                            CLINIC_PAGE,
                            "our-indications",
                            missing(f"clinic_answer/{CLINIC}/indication-crps"),
                        ),
                    ),
                ),
            ),
            (
                "programme",
                _("What a clinic offers beside the infusions, or instead."),
                "programme",
                (
                    (
                        "several-clinics",
                        _("several clinics"),
                        section("clinics", "programme"),
                    ),
                ),
            ),
            (
                "infusion",
                _("The medicines, the series, who watches and the room."),
                "infusion",
                (
                    (
                        "several-clinics",
                        _("several clinics"),
                        section("clinics", "infusion"),
                    ),
                    (
                        "not-translated",
                        _("medicines that are not translated"),
                        section(
                            CLINIC_PAGE,
                            "infusion",
                            missing(f"mixture_drug/{CLINIC}/midazolam"),
                        ),
                    ),
                ),
            ),
        )
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
                shown=section(CLINIC_PAGE, "who-to-call"),
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
                shown=section("treatment", "structure"),
            ),
            Example(
                name="receptor",
                state=_("drawing: how ketamine may work"),
                template=SECTIONS,
                shown=section("treatment", "gate"),
            ),
            Example(
                name="room",
                state=_("drawing: the room of the treatment"),
                template=SECTIONS,
                shown=section("treatment", "room"),
            ),
        ),
    ),
)
