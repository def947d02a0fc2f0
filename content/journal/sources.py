"""The tables of which the journal is made, each with what its rows tell."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from content.book import PartKey
from content.editions.editions import Withdrawal
from content.editions.journal import JournalEntry, JournalKind
from content.editions.publications import Publication
from content.editions.reviews import DraftChange, Review, ReviewItem, WordingOnly
from content.journal.filters import Filter
from content.schema import entry_name

SAVED, ASKED, PUBLISHED = "saved", "asked", "published"
WITHDRAWN, WORDING = "withdrawn", "wording"

KINDS: dict[str, Any] = {
    SAVED: _("saved"),
    ASKED: _("review asked for"),
    Review.Decision.APPROVED: _("approved"),
    Review.Decision.RETURNED: _("returned to the author"),
    Review.Decision.TAKEN_BACK: _("taken back"),
    PUBLISHED: _("published"),
    WITHDRAWN: _("page withdrawn"),
    WORDING: _("marked as wording only"),
    **dict(JournalKind.choices),
}
"""Everything that the journal tells, by its code."""

_MOST_PARTS = 200
"""Of a line that is about thousands, as many are read; the count is the true one."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that somebody did.

    by: the number of who did it; None for a command on the server, and for who has not
    signed in. about: the number of whose account it is about. parts: the first of the
    parts of which it tells, `count` of all. words: what somebody wrote to it, or what
    else is to be known. review: the number of the review that it belongs to.
    """

    number: int
    at: datetime
    kind: str
    by: int | None
    about: int | None = None
    parts: tuple[PartKey, ...] = ()
    count: int = 0
    words: str = ""
    review: int | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """A table. kinds: what it tells. find: its rows that a filter lets through, each
    with `moment` and `number`. read: the lines of rows by their numbers."""

    kinds: tuple[str, ...]
    find: Callable[[Filter], QuerySet]
    lines: Callable[[list[int]], Iterable[Line]]

    def rows(self, chosen: Filter) -> QuerySet:
        """Its rows that belong into the list."""
        rows = self.find(chosen)
        return rows.none() if chosen.kind and chosen.kind not in self.kinds else rows


def _of_people(chosen: Filter, *names: str) -> Q:
    wanted = Q()
    for person in chosen.persons:
        one = Q()
        for name in names:
            one |= Q(**{name: person})
        wanted &= one
    return wanted


def _told(chosen: Filter, *, people: Iterable[str], texts: Iterable[str] = ()) -> Q:
    """Whose people have a name, or whose texts hold what was typed."""
    wanted = Q()
    for name in people:
        wanted |= Q(**{f"{name}__in": chosen.people})
    for name in texts:
        wanted |= Q(**{f"{name}__icontains": chosen.words})
    return wanted


def _within(
    rows: QuerySet, chosen: Filter, *, at: str, people: Iterable[str], told: Q
) -> QuerySet:
    rows = chosen.in_days(rows, at).filter(_of_people(chosen, *people))
    if chosen.words:
        rows = rows.filter(told)
    return rows


def _numbered(rows: QuerySet, at: str) -> QuerySet:
    return rows.annotate(moment=F(at), number=F("pk"))


# --- Saves ------------------------------------------------------------------------------


def _saves(chosen: Filter) -> QuerySet:
    """One line for each save: the parts that one person changed at one moment."""
    told = _told(chosen, people=["by"], texts=["entry"])
    told |= Q(entry__in=chosen.entries)
    rows = _within(DraftChange.objects.all(), chosen, at="at", people=["by"], told=told)
    return rows.values("at", "by").annotate(moment=F("at"), number=Min("pk"))


def _save_lines(numbers: list[int]) -> Iterator[Line]:
    firsts = DraftChange.objects.filter(pk__in=numbers)
    saves = {(one.at, one.by_id): one.pk for one in firsts}
    parts = defaultdict(list)
    rows = DraftChange.objects.filter(at__in={at for at, _by in saves})
    for entry, language, by, at in rows.order_by("pk").values_list(
        "entry", "language", "by_id", "at"
    ):
        parts[at, by].append(PartKey(entry, language))
    for (at, by), number in saves.items():
        found = parts[at, by]
        yield Line(
            number=number,
            at=at,
            kind=SAVED,
            by=by,
            parts=tuple(found[:_MOST_PARTS]),
            count=len(found),
        )


# --- Reviews ----------------------------------------------------------------------------


def _items_of(chosen: Filter, name: str = "review") -> QuerySet:
    return ReviewItem.objects.filter(
        Q(entry__in=chosen.entries) | Q(entry__icontains=chosen.words)
    ).values(name)


def _asked(chosen: Filter) -> QuerySet:
    told = _told(chosen, people=["requested_by"], texts=["message"])
    told |= Q(pk__in=_items_of(chosen))
    people = ["requested_by"]
    rows = Review.objects.all()
    found = _within(rows, chosen, at="requested_at", people=people, told=told)
    return _numbered(found, "requested_at")


def _decided(chosen: Filter) -> QuerySet:
    told = _told(chosen, people=["decided_by"], texts=["comment"])
    told |= Q(pk__in=_items_of(chosen))
    rows = Review.objects.exclude(decision="")
    if chosen.kind:
        rows = rows.filter(decision=chosen.kind)
    people = ["decided_by"]
    found = _within(rows, chosen, at="decided_at", people=people, told=told)
    return _numbered(found, "decided_at")


def _parts_of(reviews: Iterable[int]) -> dict[int, list[PartKey]]:
    found = defaultdict(list)
    items = ReviewItem.objects.filter(review__in=set(reviews)).order_by("pk")
    for review, entry, language in items.values_list("review_id", "entry", "language"):
        found[review].append(PartKey(entry, language))
    return found


def _review_lines(numbers: list[int], *, is_decision: bool) -> Iterator[Line]:
    parts = _parts_of(numbers)
    for one in Review.objects.filter(pk__in=numbers):
        at = one.decided_at if is_decision else one.requested_at
        if at is None:
            continue
        yield Line(
            number=one.pk,
            at=at,
            kind=one.decision if is_decision else ASKED,
            by=one.decided_by_id if is_decision else one.requested_by_id,
            parts=tuple(parts[one.pk][:_MOST_PARTS]),
            count=len(parts[one.pk]),
            words=one.comment if is_decision else one.message,
            review=one.pk,
        )


def _asked_lines(numbers: list[int]) -> Iterator[Line]:
    return _review_lines(numbers, is_decision=False)


def _decided_lines(numbers: list[int]) -> Iterator[Line]:
    return _review_lines(numbers, is_decision=True)


# --- What readers see -------------------------------------------------------------------


def _published(chosen: Filter) -> QuerySet:
    people = ["approver_id", "author_id"]
    told = _told(chosen, people=people)
    told |= Q(review_id__in=_items_of(chosen))
    rows = Publication.objects.all()
    found = _within(rows, chosen, at="published_at", people=people, told=told)
    return _numbered(found, "published_at")


def _published_lines(numbers: list[int]) -> Iterator[Line]:
    rows = list(Publication.objects.filter(pk__in=numbers))
    parts = _parts_of(one.review_id for one in rows if one.review_id)
    for one in rows:
        found = parts.get(one.review_id or 0, [])
        yield Line(
            number=one.pk,
            at=one.published_at,
            kind=PUBLISHED,
            by=one.approver_id,
            parts=tuple(found[:_MOST_PARTS]),
            count=len(found),
            words=str(one.get_origin_display()) if one.is_example else "",
            review=one.review_id,
        )


def _withdrawn(chosen: Filter) -> QuerySet:
    told = _told(chosen, people=["withdrawn_by_id"], texts=["page_key", "note"])
    pages = [one.partition("/")[2] for one in chosen.entries if one.startswith("page/")]
    told |= Q(page_key__in=pages)
    rows = Withdrawal.objects.all()
    people = ["withdrawn_by_id"]
    found = _within(rows, chosen, at="withdrawn_at", people=people, told=told)
    return _numbered(found, "withdrawn_at")


def _withdrawn_lines(numbers: list[int]) -> Iterator[Line]:
    for one in Withdrawal.objects.filter(pk__in=numbers):
        yield Line(
            number=one.pk,
            at=one.withdrawn_at,
            kind=WITHDRAWN,
            by=one.withdrawn_by_id,
            parts=(PartKey(entry_name("page", one.page_key), ""),),
            count=1,
            words=" ".join(filter(None, [str(one.get_reason_display()), one.note])),
        )


def _wordings(chosen: Filter) -> QuerySet:
    told = _told(chosen, people=["by"], texts=["entry", "reason"])
    told |= Q(entry__in=chosen.entries)
    rows = WordingOnly.objects.all()
    return _numbered(_within(rows, chosen, at="at", people=["by"], told=told), "at")


def _wording_lines(numbers: list[int]) -> Iterator[Line]:
    for one in WordingOnly.objects.filter(pk__in=numbers):
        yield Line(
            number=one.pk,
            at=one.at,
            kind=WORDING,
            by=one.by_id,
            parts=(PartKey(one.entry, ""),),
            count=1,
            words=one.reason,
        )


# --- Everything else --------------------------------------------------------------------


def _others(chosen: Filter) -> QuerySet:
    people = ["by_id", "about_id"]
    told = _told(chosen, people=people, texts=["note"])
    rows = JournalEntry.objects.all()
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    return _numbered(_within(rows, chosen, at="at", people=people, told=told), "at")


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
    Source(kinds=(SAVED,), find=_saves, lines=_save_lines),
    Source(kinds=(ASKED,), find=_asked, lines=_asked_lines),
    Source(kinds=tuple(Review.Decision.values), find=_decided, lines=_decided_lines),
    Source(kinds=(PUBLISHED,), find=_published, lines=_published_lines),
    Source(kinds=(WITHDRAWN,), find=_withdrawn, lines=_withdrawn_lines),
    Source(kinds=(WORDING,), find=_wordings, lines=_wording_lines),
    Source(kinds=tuple(JournalKind.values), find=_others, lines=_other_lines),
)
