"""From published rows to the published book, kept per process and never stale."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Max

from content.book import FIGURES, Book, Part, PartKey
from content.book.parts import Approval, restored, translated_checksum
from content.editions.publications import Publication, PublishedPart
from content.facts.fact_book import FactBook
from content.facts.from_book import fact_book, makes_facts
from content.one_moment import once
from content.schema import entry_name, keys_of, root_of

_COLUMNS = (
    "entry",
    "language",
    "content",
    "made_against",
    "shape",
    "publication_id",
    "publication__published_at",
    "publication__approved_at",
    "publication__approver_role",
    "carried_from_id",
    "carried_from__published_at",
    "carried_from__approved_at",
    "carried_from__approver_role",
)


@dataclass(frozen=True, kw_only=True)
class Published:
    """Everything that is public now. number, token: of the newest publication. as_before:
    the facts before it, where it changed none of them."""

    number: int = 0
    token: UUID | None = None
    book: Book = field(default_factory=lambda: Book({}))
    as_before: FactBook | None = None

    @cached_property
    def facts(self) -> FactBook:
        """Facts, clinics, countries, notices and terms, as readers may see them."""
        return self.as_before or fact_book(self.book, history=earlier_source)

    @cached_property
    def is_example(self) -> bool:
        """Whether a fact, a clinic or a step that readers see was never approved by a
        person."""
        return any(
            part.approval is None or part.approval.approved_at is None
            for key, part in self.book.parts.items()
            if root_of(key.entry).partition("/")[0] in ("fact", "clinic", "country")
        )


_kept = Published()


@once
def published() -> Published:
    """What is public now. One query; the rows themselves are read when they are new.

    What is kept is used only while its publication still stands in this database.
    """
    global _kept
    newer = list(
        Publication.objects.filter(pk__gte=_kept.number)
        .order_by("pk")
        .values_list("pk", "token")
    )
    if not newer or newer[0] != (_kept.number, _kept.token):
        _kept = _read_all()
    elif len(newer) > 1:
        _kept = _read_newer(_kept, newest=newer[-1])
    return _kept


def published_book() -> Book:
    """Everything that is public now, as plain values."""
    return published().book


def published_at_moment(number: int, *, entries: Iterable[str]) -> Book:
    """What some entries said right after a publication. number: of the publication."""
    rows = (
        PublishedPart.objects.filter(entry__in=list(entries), publication__lte=number)
        .order_by("pk")
        .values_list(*_COLUMNS)
    )
    return Book(_merged({}, rows))


def earlier_source(entry: str, language: str, checksum: str) -> dict[str, Any] | None:
    """The source words, once public, that a translation was made against."""
    rows = PublishedPart.objects.filter(entry=entry, language=language).exclude(
        content=""
    )
    for row in rows.order_by("-pk").values_list(*_COLUMNS):
        key, part = _part(row)
        if part and translated_checksum(part, key.noun) == checksum:
            return dict(part.values)
    return None


def changed_children(noun: str, parent: str, *, since: datetime) -> set[str]:
    """The keys of a parent's entries that came, changed or went after the first of them
    had become public.

    parent: its key. since: what happened before that is of no matter.
    """
    rows = PublishedPart.objects.filter(
        entry__startswith=f"{entry_name(noun, parent)}/", language=FIGURES
    )
    first = rows.order_by("publication").values("publication")[:1]
    later = rows.filter(publication__published_at__gte=since)
    entries = later.exclude(publication__in=first).values_list("entry", flat=True)
    return {keys_of(entry)[-1] for entry in entries}


def _read_all() -> Published:
    newest = Publication.objects.order_by("-pk").values_list("pk", "token").first()
    if newest is None:
        return Published()
    last = (
        PublishedPart.objects.order_by()
        .values("entry", "language")
        .annotate(last=Max("pk"))
        .values("last")
    )
    rows = PublishedPart.objects.filter(pk__in=last).order_by("pk")
    parts = _merged({}, rows.values_list(*_COLUMNS))
    return Published(number=newest[0], token=newest[1], book=Book(parts))


def _read_newer(kept: Published, *, newest: tuple[int, UUID]) -> Published:
    rows = PublishedPart.objects.filter(
        publication__gt=kept.number, publication__lte=newest[0]
    ).order_by("pk")
    changed = list(rows.values_list(*_COLUMNS))
    return Published(
        number=newest[0],
        token=newest[1],
        book=Book(_merged(dict(kept.book.parts), changed)),
        as_before=None
        if any(makes_facts(PartKey(*row[:2])) for row in changed)
        else kept.facts,
    )


def _merged(
    parts: dict[PartKey, Part], rows: Iterable[tuple[Any, ...]]
) -> dict[PartKey, Part]:
    for row in rows:
        key, part = _part(row)
        if part is None:
            parts.pop(key, None)
        else:
            parts[key] = part
    return parts


def _part(row: tuple[Any, ...]) -> tuple[PartKey, Part | None]:
    entry, language, content, made_against, shape, *approvals = row
    key = PartKey(entry, language)
    if not content:
        return key, None
    own, carried = approvals[:4], approvals[4:]
    number, published_at, approved_at, role = carried if carried[0] else own
    return key, Part(
        values=restored(content, shape=shape),
        made_against=made_against,
        approval=_approval(number, published_at, approved_at, role),
    )


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
