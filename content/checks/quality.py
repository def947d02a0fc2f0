"""Checklists for patient information, and where the site answers their items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

POINTS = {"yes": 1.0, "partly": 0.5, "no": 0.0}
"""What an answer is worth; "not applicable" is left out of the sum."""

NOT_APPLICABLE = "not applicable"

CHECKLISTS = Path(__file__).resolve().parent.parent / "quality"
"""One annotated file per checklist."""

Headings = Mapping[str, Mapping[str, str]]
""" "costs#ask-before" → language → the heading that stands there."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """What a checklist asks, and our answer.

    places: "costs#ask-before". answer: a key of POINTS, "not applicable", or "" on a
    checklist without marks. group: what the checklist calls this part of it.
    """

    item: int
    asks: str
    reason: str
    places: Sequence[str] = ()
    answer: str = ""
    group: str = ""


class BrokenChecklist(ValueError):
    """A checklist that cannot be used; the message names item and reason."""


def read(name: str) -> list[Item]:
    """The items of `content/quality/<name>.yaml`, in order.

    Raises:
        BrokenChecklist: an item is missing, has an unknown answer, or claims one
            without a place.
    """
    rows = yaml.safe_load((CHECKLISTS / f"{name}.yaml").read_text(encoding="utf-8"))
    items = [Item(**row) for row in rows]
    for number, item in enumerate(items, start=1):
        where = f"{name}.yaml, item {number}"
        if item.item != number:
            raise BrokenChecklist(f"{where} stands where {item.item} is.")
        if item.answer not in {"", *POINTS, NOT_APPLICABLE}:
            raise BrokenChecklist(f"{where}: there is no answer “{item.answer}”.")
        if POINTS.get(item.answer or "yes") and not item.places:
            raise BrokenChecklist(f"{where} names no place.")
    return items


def percent(items: Sequence[Item]) -> float:
    """The points of all items that apply, of 100."""
    points = [POINTS[item.answer] for item in items if item.answer in POINTS]
    return 100 * sum(points) / max(len(points), 1)


def missing_places(
    items: Sequence[Item], *, headings: Headings, languages: Sequence[str]
) -> list[str]:
    """Places that no section or no language has: "costs#ask-before (de)"."""
    return [
        f"{place} ({language})"
        for place in dict.fromkeys(place for item in items for place in item.places)
        for language in languages
        if not headings.get(place, {}).get(language)
    ]
