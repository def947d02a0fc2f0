"""What pages are drawn with, besides their texts: facts, and when each part was approved.

A worker holds this, and not what is published as a whole: of the words of a thousand
pages it needs none until it draws one of them, which it reads from its edition.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from sys import intern
from typing import Any
from uuid import UUID

from django.db.models import Q

from content.book import FIGURES, Book, Part, PartKey
from content.book.parts import Approval
from content.editions.following import Following, Newest
from content.editions.published_rows import (
    APPROVAL_COLUMNS,
    COLUMNS,
    approval_of,
    merged,
    newest_parts,
    parts_since,
)
from content.editions.reading import earlier_source
from content.facts.fact_book import FactBook
from content.facts.from_book import NO_FACTS, fact_book, makes_facts
from content.facts.own_from_book import lists_of
from content.one_moment import once
from content.schema import entry_name, root_of

_TEXTS = reduce(or_, (Q(entry__startswith=entry_name(one, "")) for one in NO_FACTS))
_MAKES_FACTS = Q(language=FIGURES) | ~_TEXTS


@dataclass(frozen=True, kw_only=True)
class PublishedFacts:
    """Public now. number, token: of the newest publication. parts: what facts are made
    of. approvals: of every part that is public. as_before: the facts before that
    publication, where it changed none of them."""

    number: int = 0
    token: UUID | None = None
    parts: Mapping[PartKey, Part] = field(default_factory=dict)
    approvals: Mapping[PartKey, Approval] = field(default_factory=dict)
    as_before: FactBook | None = None

    @cached_property
    def book(self) -> FactBook:
        """Facts, clinics, countries, notices and terms, as readers may see them."""
        return self.as_before or fact_book(
            Book(dict(self.parts)), history=earlier_source
        )

    @cached_property
    def is_example(self) -> bool:
        """Whether a fact, a clinic or a step that readers see was never approved by a
        person."""
        return any(
            part.approval is None or part.approval.approved_at is None
            for key, part in self.parts.items()
            if root_of(key.entry).partition("/")[0] in ("fact", "clinic", "country")
        )


@once
def published_facts() -> PublishedFacts:
    """What is public now."""
    return _FOLLOWING.now()


def _read(newest: Newest) -> PublishedFacts:
    rows = newest_parts().exclude(content="")
    return PublishedFacts(
        number=newest[0],
        token=newest[1],
        parts=_needed(merged({}, rows.filter(_MAKES_FACTS).values_list(*COLUMNS))),
        approvals={
            _lean(entry, language): approval_of(columns)
            for entry, language, *columns in rows.values_list(
                "entry", "language", *APPROVAL_COLUMNS
            )
        },
    )


def _read_newer(kept: PublishedFacts, newest: Newest) -> PublishedFacts:
    rows = list(parts_since(kept.number, newest).values_list(*COLUMNS))
    facts = [row for row in rows if makes_facts(PartKey(*row[:2]))]
    return PublishedFacts(
        number=newest[0],
        token=newest[1],
        parts=_needed(merged(dict(kept.parts), facts)) if facts else kept.parts,
        approvals=_approved(dict(kept.approvals), rows),
        as_before=None if facts else kept.book,
    )


def _needed(parts: dict[PartKey, Part]) -> dict[PartKey, Part]:
    """Without the figures of pages, and of sections that list no records: with a thousand
    pages these are most of the parts."""
    return {
        key: part
        for key, part in parts.items()
        if key.noun.name not in NO_FACTS or lists_of(Book({key: part}))
    }


def _approved(
    approvals: dict[PartKey, Approval], rows: list[tuple[Any, ...]]
) -> dict[PartKey, Approval]:
    for entry, language, content, _made_against, _shape, *columns in rows:
        if content:
            approvals[_lean(entry, language)] = approval_of(columns)
        else:
            approvals.pop(PartKey(entry, language), None)
    return approvals


def _lean(entry: str, language: str) -> PartKey:
    """Tens of thousands of them share their strings."""
    return PartKey(intern(entry), intern(language))


_FOLLOWING = Following(PublishedFacts(), read=_read, read_newer=_read_newer)
