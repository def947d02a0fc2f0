"""What a section can be: one small registry, kind → template and records.

A kind whose `records` is empty holds prose only. The others show the prose as an
introduction, followed by every record of that table (`content/models/records.py`).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of section.

    label: the name an editor sees. template: the component that draws it.
    records: the name of the record model it shows ("" for none).
    urgency: the level of a care card, a key of `content.markup.blocks.URGENCY`.
    """

    label: str | Promise
    template: str
    records: str = ""
    urgency: str = ""


KINDS: dict[str, Kind] = {
    "text": Kind(label=_("text"), template="components/text.html"),
    "key_points": Kind(label=_("key points"), template="components/key_points.html"),
    "care_non_urgent": Kind(
        label=_("care card: not urgent"),
        template="components/care_card.html",
        urgency="non-urgent",
    ),
    "care_urgent": Kind(
        label=_("care card: same day"),
        template="components/care_card.html",
        urgency="urgent",
    ),
    "care_emergency": Kind(
        label=_("care card: emergency"),
        template="components/care_card.html",
        urgency="emergency",
    ),
    "side_effects": Kind(
        label=_("side effects"),
        template="components/side_effects.html",
        records="SideEffect",
    ),
    "contraindications": Kind(
        label=_("contraindications"),
        template="components/contraindications.html",
        records="Contraindication",
    ),
    "indications": Kind(
        label=_("indications"),
        template="components/indications.html",
        records="Indication",
    ),
    "outcomes": Kind(
        label=_("evidence"), template="components/outcomes.html", records="Outcome"
    ),
    "costs": Kind(label=_("costs"), template="components/costs.html", records="Cost"),
    "questions": Kind(
        label=_("questions"), template="components/questions.html", records="Question"
    ),
    "sources": Kind(
        label=_("sources"), template="components/sources.html", records="Source"
    ),
    "glossary": Kind(
        label=_("glossary"), template="components/glossary.html", records="Term"
    ),
}

KIND_CHOICES = [(name, kind.label) for name, kind in KINDS.items()]
