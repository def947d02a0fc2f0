"""The rows of a page in two languages, drawn by the templates of the page itself."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from content.public import render
from content.public.render import DrawnSection
from content.public.together.naming import renamed
from content.public.together.pairing import pairs

Context = dict[str, Any]
"""All that the templates of a page are given, in one language."""

Sides = tuple[Context, Context]
"""The first language and the second; empty where that has nothing to show."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Two blocks that say the same, as the renderer drew them; "" for one that is
    missing."""

    first: str
    second: str


@dataclass(frozen=True, kw_only=True)
class SectionRows:
    """A section in two languages. anchors: what leads to it, in either language."""

    kind: str
    anchor: str
    anchors: list[str]
    rows: list[Row]


def rows_of(request: HttpRequest, template: str, *, sides: Sides) -> list[Row]:
    """A part of the page in both languages, block beside block."""
    first, second = (
        render.part(request, template, context=side, language=side["language"])
        if side
        else ""
        for side in sides
    )
    return [
        Row(
            first=render.put_back(left),
            second=render.put_back(
                renamed(right, language=sides[1]["language"]) if right else ""
            ),
        )
        for left, right in pairs(first, second)
    ]


def sections_of(request: HttpRequest, *, sides: Sides) -> list[SectionRows]:
    """Every section that either language has, in the order of the first one's."""
    first, second = ({one.copy.key: one for one in side["sections"]} for side in sides)
    return [
        _section(request, shown, first.get(key), second.get(key), sides=sides)
        for key, shown in {**first, **second}.items()
    ]


def _section(
    request: HttpRequest,
    shown: DrawnSection,
    first: DrawnSection | None,
    second: DrawnSection | None,
    *,
    sides: Sides,
) -> SectionRows:
    names = [*_names(first)]
    names += [f"{name}.{sides[1]['language']}" for name in _names(second)]
    anchor, *anchors = names
    return SectionRows(
        kind=shown.copy.kind,
        anchor=anchor,
        anchors=anchors,
        rows=rows_of(
            request,
            "partials/section_body.html",
            sides=(
                {**sides[0], "section": first} if first else {},
                {**sides[1], "section": second} if second else {},
            ),
        ),
    )


def _names(section: DrawnSection | None) -> tuple[str, ...]:
    """What leads to a section, the newest name first."""
    return (section.copy.anchor, *section.copy.earlier_anchors) if section else ()
