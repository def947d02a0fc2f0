"""What a section can be: one small registry, kind → template and records.

Some kinds hold prose only. The others show the prose as an introduction, followed by
every record of a table (`content/drafts/records.py`) or by what the book of facts says.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Only:
    """Those records whose field has one of these codes."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of section.

    label: the name an editor sees. template: the component that draws it.
    records: the name of the record model it shows ("" for none). from_book: it shows
    what the book of facts says (`content/facts/views.py`). is_drawing: it shows a
    drawing with words of its own (`content/publishing/drawings.py`).
    urgency: the level of a care card, a key of `content.markup.blocks.URGENCY`.
    shows: the noun of the book of facts whose entries it shows, each at a place of its
    own ("" for none). places_if_several: one alone has no place of its own.
    only: which of the records it shows; None for all. is_extract: it repeats some, whose
    places are elsewhere.
    """

    label: str | Promise
    template: str
    records: str = ""
    urgency: str = ""
    from_book: bool = False
    is_drawing: bool = False
    shows: str = ""
    places_if_several: bool = False
    only: Only | None = None
    is_extract: bool = False

    @property
    def places(self) -> str:
        """The noun each of whose entries a link can lead to; "" for none."""
        return "" if self.is_extract else self.records or self.shows

    @property
    def is_prose(self) -> bool:
        """It shows nothing but its own text, which therefore must be there."""
        return not (self.records or self.from_book or self.is_drawing)


KINDS: dict[str, Kind] = {
    "text": Kind(label=_("text"), template="components/text.html"),
    "key_points": Kind(label=_("key points"), template="components/key_points.html"),
    "important": Kind(
        label=_("card: important, and not about urgency"),
        template="components/care_card.html",
        urgency="important",
    ),
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
        records="side_effect",
    ),
    "contraindications": Kind(
        label=_("contraindications"),
        template="components/contraindications.html",
        records="contraindication",
    ),
    "indications": Kind(
        label=_("indications"),
        template="components/indications.html",
        records="indication",
    ),
    "outcomes": Kind(
        label=_("evidence"),
        template="components/outcomes.html",
        records="outcome",
        only=Only(field="prominence", values=("box_and_card", "card", "indirect")),
    ),
    "fact_box": Kind(
        label=_("fact box: with and without treatment"),
        template="components/fact_box.html",
        records="outcome",
        only=Only(field="prominence", values=("box", "box_and_card")),
        is_extract=True,
    ),
    "costs": Kind(label=_("costs"), template="components/costs.html", records="cost"),
    "questions": Kind(
        label=_("questions"), template="components/questions.html", records="question"
    ),
    "sources": Kind(
        label=_("sources"), template="components/sources.html", records="source"
    ),
    "disclosures": Kind(
        label=_("who has a part in the site, with interests and funding"),
        template="components/disclosures.html",
        records="disclosure",
    ),
    "glossary": Kind(
        label=_("glossary"),
        template="components/glossary.html",
        from_book=True,
        shows="term",
    ),
    "clinic_profile": Kind(
        label=_("clinic: contact and opening hours"),
        template="components/clinic_profile.html",
        from_book=True,
        shows="clinic",
    ),
    "timeline": Kind(
        label=_("course of the treatment"),
        template="components/timeline.html",
        from_book=True,
        shows="clinic",
        places_if_several=True,
    ),
    "clinics_compared": Kind(
        label=_("clinics compared"),
        template="components/clinics_compared.html",
        from_book=True,
        shows="clinic",
    ),
    "indications_here": Kind(
        label=_("clinic: its answers on who it may help"),
        template="components/clinic_answers.html",
        from_book=True,
    ),
    "reasons_not_here": Kind(
        label=_("clinic: its answers on reasons against the treatment"),
        template="components/clinic_answers.html",
        from_book=True,
    ),
    "costs_here": Kind(
        label=_("clinic: its answers on costs"),
        template="components/clinic_answers.html",
        from_book=True,
    ),
    "side_effects_here": Kind(
        label=_("clinic: its answers on side effects"),
        template="components/clinic_answers.html",
        from_book=True,
    ),
    "programme_here": Kind(
        label=_("clinic: what it offers beside the infusions"),
        template="components/programme.html",
        from_book=True,
    ),
    "infusion_here": Kind(
        label=_("clinic: its medicines, series and room"),
        template="components/infusion.html",
        from_book=True,
    ),
    "clinic_facts": Kind(
        label=_("clinic: what it says, fact by fact"),
        template="components/clinic_facts.html",
        from_book=True,
        shows="clinic",
    ),
    "helplines": Kind(
        label=_("whom to call, by country"),
        template="components/helplines.html",
        from_book=True,
        shows="country",
    ),
    "drawing_structure": Kind(
        label=_("drawing: structure of ketamine"),
        template="components/drawing_structure.html",
        is_drawing=True,
    ),
    "drawing_receptor": Kind(
        label=_("drawing: how ketamine may work"),
        template="components/drawing_receptor.html",
        is_drawing=True,
    ),
    "drawing_room": Kind(
        label=_("drawing: the room of the treatment"),
        template="components/drawing_room.html",
        is_drawing=True,
    ),
    "drawing_day": Kind(
        label=_("drawing: the day as a line"),
        template="components/drawing_day.html",
        from_book=True,
    ),
}

KIND_CHOICES = [(name, kind.label) for name, kind in KINDS.items()]
