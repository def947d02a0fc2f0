"""Kinds of sections as an editor chooses them: in groups, each with what it is for.

A kind that is declared in `content/sections.py` and not here would not be found when
somebody looks for it, so a test compares the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.sections import KINDS

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class KindShown:
    """One kind. picture: a file of `static/css/admin/kinds/`, without its ending.

    tone: whose colour its cards have: "plain", "emergency", "urgent", "calm", "lists",
    "clinic" or "drawing"; `static/css/admin/kinds.css` gives each a colour.
    """

    code: str
    name: Words
    purpose: Words
    picture: str
    tone: str


_TEXT = {
    "text": ("text", _("Headings, sentences and lists, as you write them.")),
    "key_points": ("points", _("The few sentences that everybody should read first.")),
    "important": (
        "important",
        _("Something not to miss, where nothing is in a hurry."),
    ),
}
_CARE = {
    "care_emergency": ("emergency", _("Call the emergency number now."), "emergency"),
    "care_urgent": ("urgent", _("Call today, do not wait until tomorrow."), "urgent"),
    "care_non_urgent": ("calm", _("Ask at the next visit, nothing is in a hurry."), "calm"),
}  # fmt: skip
_LISTS = {
    "side_effects": ("list", _("All side effects, from their list, by what to do.")),
    "contraindications": ("stop", _("Reasons against the treatment, from their list.")),
    "indications": ("person", _("Whom it may help, from the list.")),
    "outcomes": ("figures", _("What studies found, number by number.")),
    "fact_box": ("table", _("With and without treatment, side by side.")),
    "costs": ("coins", _("What is paid and by whom, from the list.")),
    "questions": ("question", _("Questions to take along to the doctor.")),
    "sources": ("book", _("The studies and guidelines behind the texts.")),
    "disclosures": ("people", _("Who works on the site, and who pays for it.")),
    "glossary": ("book", _("All difficult words from A to Z.")),
    "helplines": ("phone", _("Emergency and help numbers of each country.")),
}
_CLINIC = {
    "clinic_profile": ("clinic", _("Address, ways to reach it, opening hours.")),
    "timeline": ("steps", _("The day of the treatment, step by step.")),
    "clinics_compared": ("table", _("All clinics side by side in one table.")),
    "clinic_facts": ("list", _("What this clinic has confirmed of each fact.")),
    "indications_here": ("person", _("Whom this clinic treats, in its own answers.")),
    "reasons_not_here": ("stop", _("When this clinic does not treat somebody.")),
    "costs_here": ("coins", _("What this clinic says about paying.")),
    "side_effects_here": ("list", _("What this clinic says about side effects.")),
    "programme_here": ("people", _("Talks, exercise and the like at this clinic.")),
    "infusion_here": ("drop", _("What is in the infusion, how often, in which room.")),
}
_DRAWINGS = {
    "drawing_structure": ("drawing", _("What the molecule looks like.")),
    "drawing_receptor": ("drawing", _("How it may work on a nerve cell.")),
    "drawing_room": ("drawing", _("Bed, pump and monitor, with their names.")),
    "drawing_day": ("steps", _("The day as one line with its times.")),
}


def _shown(found: Mapping[str, tuple[str, Words]], tone: str) -> tuple[KindShown, ...]:
    return tuple(
        KindShown(
            code=code,
            name=KINDS[code].label,
            purpose=purpose,
            picture=picture,
            tone=tone,
        )
        for code, (picture, purpose) in found.items()
    )


GROUPS: tuple[tuple[Words, tuple[KindShown, ...]], ...] = (
    (_("Text"), _shown(_TEXT, "plain")),
    (
        _("Cards that say how fast to act"),
        tuple(
            one
            for code, (picture, purpose, tone) in _CARE.items()
            for one in _shown({code: (picture, purpose)}, tone)
        ),
    ),
    (_("Lists that other pages share"), _shown(_LISTS, "lists")),
    (_("Clinics"), _shown(_CLINIC, "clinic")),
    (_("Drawings"), _shown(_DRAWINGS, "drawing")),
)
"""Heading → its kinds, in the order in which they are offered."""

BY_CODE = {kind.code: kind for _heading, kinds in GROUPS for kind in kinds}
