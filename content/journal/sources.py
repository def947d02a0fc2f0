"""The tables of which the journal is made. A verb with a table of its own adds it here."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from content.editions.journal import JournalEntry, JournalKind
from content.editions.reviews import Review
from content.journal import of_drafts, of_readers, of_reviews
from content.journal.filters import Filter
from content.journal.lines import Line, numbered, told, within

KINDS: dict[str, Any] = {
    of_drafts.SAVED: _("saved"),
    of_reviews.ASKED: _("review asked for"),
    Review.Decision.APPROVED: _("approved"),
    Review.Decision.RETURNED: _("returned to the author"),
    Review.Decision.TAKEN_BACK: _("taken back"),
    of_readers.PUBLISHED: _("published"),
    of_readers.WITHDRAWN: _("page withdrawn"),
    of_readers.UNDONE: _("withdrawal undone"),
    of_readers.PLANNED: _("withdrawal planned"),
    of_readers.GIVEN_UP: _("planned withdrawal given up"),
    of_reviews.STOPPED: _("publication at a later moment stopped"),
    of_drafts.WORDING: _("marked as wording only"),
    **dict(JournalKind.choices),
}
"""Everything that the journal tells, by its code."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A table. kinds: what it tells. find: its rows that a filter lets through, each
    with `moment` and `row`. read: the lines of rows by their numbers."""

    kinds: tuple[str, ...]
    find: Callable[[Filter], QuerySet]
    lines: Callable[[list[int]], Iterable[Line]]

    def rows(self, chosen: Filter) -> QuerySet:
        """Its rows that belong into the list."""
        rows = self.find(chosen)
        return rows.none() if chosen.kind and chosen.kind not in self.kinds else rows


def _others(chosen: Filter) -> QuerySet:
    people = ["by_id", "about_id"]
    heard = told(chosen, people=people, texts=["note"])
    rows = JournalEntry.objects.all()
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    return numbered(within(rows, chosen, at="at", people=people, told=heard), "at")


def _other_lines(numbers: list[int]) -> Iterator[Line]:
    for one in JournalEntry.objects.filter(pk__in=numbers):
        yield Line(
            number=one.pk,
            at=one.at,
            kind=one.kind,
            by=one.by_id,
            about=one.about_id,
            words=one.note,
        )


SOURCES = (
    Source(kinds=(of_drafts.SAVED,), find=of_drafts.saves, lines=of_drafts.save_lines),
    Source(
        kinds=(of_reviews.ASKED,), find=of_reviews.asked, lines=of_reviews.asked_lines
    ),
    Source(
        kinds=tuple(Review.Decision.values),
        find=of_reviews.decided,
        lines=of_reviews.decided_lines,
    ),
    Source(
        kinds=(of_readers.PUBLISHED,),
        find=of_readers.published,
        lines=of_readers.published_lines,
    ),
    Source(
        kinds=(of_readers.WITHDRAWN,),
        find=of_readers.withdrawn,
        lines=of_readers.withdrawn_lines,
    ),
    Source(
        kinds=(of_readers.UNDONE,),
        find=of_readers.undone,
        lines=of_readers.undone_lines,
    ),
    Source(
        kinds=(of_readers.PLANNED,),
        find=of_readers.planned,
        lines=of_readers.planned_lines,
    ),
    Source(
        kinds=(of_readers.GIVEN_UP,),
        find=of_readers.given_up,
        lines=of_readers.given_up_lines,
    ),
    Source(
        kinds=(of_reviews.STOPPED,),
        find=of_reviews.stopped,
        lines=of_reviews.stopped_lines,
    ),
    Source(
        kinds=(of_drafts.WORDING,),
        find=of_drafts.wordings,
        lines=of_drafts.wording_lines,
    ),
    Source(kinds=tuple(JournalKind.values), find=_others, lines=_other_lines),
)
