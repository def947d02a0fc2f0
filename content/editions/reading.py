"""From published rows to the published book, kept per process and never stale."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from content.book import FIGURES, Book, PartKey
from content.book.parts import translated_checksum
from content.editions.following import Following, Newest
from content.editions.publications import PublishedPart
from content.editions.published_rows import (
    COLUMNS,
    merged,
    newest_parts,
    part_of,
    parts_since,
)
from content.facts.fact_book import FactBook
from content.facts.from_book import fact_book, makes_facts
from content.one_moment import once
from content.schema import entry_name, keys_of


@dataclass(frozen=True, kw_only=True)
class Published:
    """Everything that is public now, as staff compare their drafts with it. number,
    token: of the newest publication. as_before: the facts before it, where it changed
    none of them."""

    number: int = 0
    token: UUID | None = None
    book: Book = field(default_factory=lambda: Book({}))
    as_before: FactBook | None = None

    @cached_property
    def facts(self) -> FactBook:
        """Facts, clinics, countries, notices and terms, as readers may see them."""
        return self.as_before or fact_book(self.book, history=earlier_source)


@once
def published() -> Published:
    """What is public now. Pages are drawn without it, of `published_facts`."""
    return _FOLLOWING.now()


def published_book() -> Book:
    """Everything that is public now, as plain values."""
    return published().book


def published_at_moment(number: int, *, entries: Iterable[str]) -> Book:
    """What some entries said right after a publication. number: of the publication."""
    rows = (
        PublishedPart.objects.filter(entry__in=list(entries), publication__lte=number)
        .order_by("pk")
        .values_list(*COLUMNS)
    )
    return Book(merged({}, rows))


def earlier_source(entry: str, language: str, checksum: str) -> dict[str, Any] | None:
    """The source words, once public, that a translation was made against."""
    rows = PublishedPart.objects.filter(entry=entry, language=language).exclude(
        content=""
    )
    for row in rows.order_by("-pk").values_list(*COLUMNS):
        key, part = part_of(row)
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


def _read(newest: Newest) -> Published:
    parts = merged({}, newest_parts().values_list(*COLUMNS))
    return Published(number=newest[0], token=newest[1], book=Book(parts))


def _read_newer(kept: Published, newest: Newest) -> Published:
    changed = list(parts_since(kept.number, newest).values_list(*COLUMNS))
    return Published(
        number=newest[0],
        token=newest[1],
        book=Book(merged(dict(kept.book.parts), changed)),
        as_before=None
        if any(makes_facts(PartKey(*row[:2])) for row in changed)
        else kept.facts,
    )


_FOLLOWING = Following(Published(), read=_read, read_newer=_read_newer)
