"""Examples of what the facts say: clinics, their days, whom to call."""

from django.utils.translation import gettext_lazy as _

from content.addresses import page_key_of
from content.facts.codes import Status
from content.facts.fasting import FASTING_FACTS
from content.gallery.components import Component, Context, Example, Shown
from content.gallery.examples.shown import SECTIONS, section
from content.gallery.variants import Variant, figures, only_clinic, without

CLINIC = "zonnewolk"
CLINIC_PAGE = page_key_of(CLINIC)
_OTHER = "mondwiese"
SILENT = tuple(f"value/{fact}/{CLINIC}" for fact in FASTING_FACTS)
"""What the clinic says of fasting, for a book in which it says nothing."""


def status(code: str) -> Variant:
    """A site on which the clinic has this status."""
    return figures(f"clinic/{CLINIC}", status=code)


def _status(code: str) -> Shown:
    def shown() -> Context:
        found = section(CLINIC_PAGE, "contact", status(code))()
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
        examples=tuple(
            Example(name=name, state=state, template=SECTIONS, shown=shown)
            for name, state, shown in (
                *(
                    (name, code.label, section(CLINIC_PAGE, "contact", status(code)))
                    for name, code in _STATES.items()
                ),
                (
                    "little-known",
                    _("without phone, hours and e-mail"),
                    section(
                        "clinics",
                        "contact",
                        only_clinic(CLINIC),
                        figures(
                            f"clinic/{CLINIC}", phone="", email="", website="", hours=()
                        ),
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
