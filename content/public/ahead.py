"""What a batch of pages is drawn from, read for all of them at once.

A page needs its edition, and its list needs all its editions: a query each, which takes
as long as drawing. Only who makes many (`content/finished/renewing.py`) asks for this;
for everybody else each is read when it is needed.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from content.editions.editions import Edition
from content.public import site
from content.public.site import Entry

PageIn = tuple[str, str]
"""The key of a page, and a language."""


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """editions: by their number. lists: a page's editions, newest first."""

    editions: dict[int, Edition] = field(default_factory=dict)
    lists: dict[PageIn, list[Entry]] = field(default_factory=dict)


_ahead: ContextVar[Ahead | None] = ContextVar("_ahead", default=None)


@contextmanager
def reading_ahead(
    *, editions: Collection[int], lists: Collection[PageIn]
) -> Iterator[None]:
    """Two queries, whose answers hold until the end, in this thread alone."""
    read = Ahead(
        editions=_texts(editions) if editions else {},
        lists=_lists(lists) if lists else {},
    )
    token = _ahead.set(read)
    try:
        yield
    finally:
        _ahead.reset(token)


def edition(number: int) -> Edition:
    """Its content and its parts. At most one query."""
    read = _ahead.get()
    found = read.editions.get(number) if read else None
    return found or _texts([number])[number]


def editions_of(page_key: str, *, language: str) -> list[Entry]:
    """All editions of a page in a language, newest first. At most one query."""
    page = (page_key, language)
    read = _ahead.get()
    found = read.lists.get(page) if read else None
    return found or _lists([page]).get(page, [])


def _texts(numbers: Collection[int]) -> dict[int, Edition]:
    return Edition.objects.only("content", "shown").in_bulk(list(numbers))


def _lists(pages: Collection[PageIn]) -> dict[PageIn, list[Entry]]:
    keys, languages = zip(*pages, strict=True)
    rows = Edition.objects.filter(page_key__in={*keys}, language__in={*languages})
    found: dict[PageIn, list[Entry]] = {}
    for entry in site.entries(rows.order_by("-number")):
        found.setdefault((entry.page_key, entry.language), []).append(entry)
    return found
