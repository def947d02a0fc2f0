"""Rows of published parts, and the plain values that they stand for."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Max, QuerySet

from content.book import Part, PartKey
from content.book.parts import Approval, restored
from content.editions.following import Newest
from content.editions.publications import PublishedPart

APPROVAL_COLUMNS = (
    "publication_id",
    "publication__published_at",
    "publication__approved_at",
    "publication__approver_role",
    "carried_from_id",
    "carried_from__published_at",
    "carried_from__approved_at",
    "carried_from__approver_role",
)
COLUMNS = ("entry", "language", "content", "made_against", "shape", *APPROVAL_COLUMNS)


def newest_parts() -> QuerySet[PublishedPart]:
    """The newest row of each part, in the order in which they were published."""
    last = (
        PublishedPart.objects.order_by()
        .values("entry", "language")
        .annotate(last=Max("pk"))
        .values("last")
    )
    return PublishedPart.objects.filter(pk__in=last).order_by("pk")


def parts_since(number: int, newest: Newest) -> QuerySet[PublishedPart]:
    """Those of later publications, up to the newest. number: of a publication."""
    rows = PublishedPart.objects.filter(
        publication__gt=number, publication__lte=newest[0]
    )
    return rows.order_by("pk")


def merged(
    parts: dict[PartKey, Part], rows: Iterable[tuple[Any, ...]]
) -> dict[PartKey, Part]:
    """The parts with what rows of COLUMNS say in place of what they said before."""
    for row in rows:
        key, part = part_of(row)
        if part is None:
            parts.pop(key, None)
        else:
            parts[key] = part
    return parts


def part_of(row: tuple[Any, ...]) -> tuple[PartKey, Part | None]:
    """A row of COLUMNS; None for a part that is gone."""
    entry, language, content, made_against, shape, *approval = row
    key = PartKey(entry, language)
    if not content:
        return key, None
    return key, Part(
        values=restored(content, shape=shape),
        made_against=made_against,
        approval=approval_of(approval),
    )


def approval_of(columns: list[Any]) -> Approval:
    """When it became what it is: what APPROVAL_COLUMNS say."""
    own, carried = columns[:4], columns[4:]
    return _approval(*(carried if carried[0] else own))


@lru_cache(maxsize=256)
def _approval(
    publication: int,
    published_at: datetime,
    approved_at: datetime | None,
    approver_role: str,
) -> Approval:
    """One for all parts of a publication, of which there are thousands."""
    return Approval(
        publication=publication,
        published_at=published_at,
        approved_at=approved_at,
        approver_role=approver_role,
    )
