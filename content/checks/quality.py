"""Checklists for patient information: what a rater answered, where, and the totals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

SCALES: Mapping[str, Mapping[str, float]] = {
    "discern": {str(mark): mark for mark in range(1, 6)},
    "eqip": {"yes": 1.0, "partly": 0.5, "no": 0.0},
    "pemat": {"agree": 1.0, "disagree": 0.0},
}
"""Checklist → answer → what it is worth."""

NOT_APPLICABLE = "not applicable"
"""Left out of every sum."""

OVERALL = "overall"
"""The group of a mark for the whole, which is in no sum."""

CHECKLISTS = Path(__file__).resolve().parent.parent / "quality"
"""One annotated file per checklist."""

Headings = Mapping[str, Mapping[str, str]]
""" "costs#ask-before" → language → the heading that stands there."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """What a checklist asks, and what the rater answered.

    places: "costs#ask-before". group: what the checklist calls this part of it.
    """

    item: int
    asks: str
    answer: str
    reason: str
    places: Sequence[str] = ()
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A checklist that somebody filled in. rater: a role, never a person."""

    rater: str
    rated_on: date
    scale: Mapping[str, float]
    items: Sequence[Item]

    def counted(self, group: str = "") -> list[Item]:
        """The items that apply, of one group or of all."""
        return [
            item
            for item in self.items
            if item.answer in self.scale
            and (item.group == group if group else item.group != OVERALL)
        ]

    def points(self, group: str = "") -> float:
        """What the answers are worth."""
        return sum(self.scale[item.answer] for item in self.counted(group))

    def most(self, group: str = "") -> float:
        """What they could be worth."""
        return max(self.scale.values()) * len(self.counted(group))

    def percent(self, group: str = "") -> float:
        """The points of all items that apply, of 100."""
        return 100 * self.points(group) / (self.most(group) or 1)

    def below_the_best(self) -> list[Item]:
        """The items that keep the points from full marks."""
        best = max(self.scale.values())
        return [one for one in self.counted() if self.scale[one.answer] < best]


class BrokenChecklist(ValueError):
    """A checklist that cannot be used; the message names item and reason."""


def read(name: str) -> Checklist:
    """`content/quality/<name>.yaml`; name is a key of SCALES.

    Raises:
        BrokenChecklist: the rater or the day is missing, or an item is missing, has an
            unknown answer or no reason, or claims points without a place.
    """
    text = (CHECKLISTS / f"{name}.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(text)
    if not rows.get("rater") or not isinstance(rows.get("rated_on"), date):
        raise BrokenChecklist(f"{name}.yaml does not say who rated it, and when.")
    items = [Item(**row | {"answer": str(row["answer"])}) for row in rows["items"]]
    scale = SCALES[name]
    for number, item in enumerate(items, start=1):
        where = f"{name}.yaml, item {number}"
        if item.item != number:
            raise BrokenChecklist(f"{where} stands where {item.item} is.")
        if item.answer not in {*scale, NOT_APPLICABLE}:
            raise BrokenChecklist(f"{where}: there is no answer “{item.answer}”.")
        if not item.reason:
            raise BrokenChecklist(f"{where} gives no reason.")
        if scale.get(item.answer, 0) > min(scale.values()) and not item.places:
            raise BrokenChecklist(f"{where} names no place.")
    return Checklist(
        rater=rows["rater"], rated_on=rows["rated_on"], scale=scale, items=items
    )


def missing_places(
    items: Iterable[Item], *, headings: Headings, languages: Sequence[str]
) -> list[str]:
    """Places that no section or no language has: "costs#ask-before (de)"."""
    return [
        f"{place} ({language})"
        for place in dict.fromkeys(place for item in items for place in item.places)
        for language in languages
        if not headings.get(place, {}).get(language)
    ]
