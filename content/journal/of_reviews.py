"""What was asked and decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from content.book import PartKey
from content.editions.review_notes import ApprovalStopped
from content.editions.reviews import Review, ReviewItem
from content.journal.filters import Filter
from content.journal.lines import MOST_PARTS, Line, numbered, told, within

ASKED, STOPPED = "asked", "stopped"


def items_of(chosen: Filter) -> QuerySet:
    """The reviews that are about what was looked for."""
    return ReviewItem.objects.filter(
        Q(entry__in=chosen.entries) | Q(entry__icontains=chosen.words)
    ).values("review")


def asked(chosen: Filter) -> QuerySet:
    """Every review, by when and by whom it was asked for."""
    heard = told(chosen, people=["requested_by"], texts=["message"])
    heard |= Q(pk__in=items_of(chosen))
    people = ["requested_by"]
    rows = Review.objects.all()
    found = within(rows, chosen, at="requested_at", people=people, told=heard)
    return numbered(found, "requested_at")


def decided(chosen: Filter) -> QuerySet:
    """Those that do not wait, by when and by whom they were decided."""
    heard = told(chosen, people=["decided_by"], texts=["comment"])
    heard |= Q(pk__in=items_of(chosen))
    rows = Review.objects.exclude(decision="")
    if chosen.kind:
        rows = rows.filter(decision=chosen.kind)
    people = ["decided_by"]
    found = within(rows, chosen, at="decided_at", people=people, told=heard)
    return numbered(found, "decided_at")


def parts_of(reviews: Iterable[int]) -> dict[int, list[PartKey]]:
    """What reviews are about, in one query."""
    found = defaultdict(list)
    items = ReviewItem.objects.filter(review__in=set(reviews)).order_by("pk")
    for review, entry, language in items.values_list("review_id", "entry", "language"):
        found[review].append(PartKey(entry, language))
    return found


def _review_lines(numbers: list[int], *, is_decision: bool) -> Iterator[Line]:
    parts = parts_of(numbers)
    for one in Review.objects.filter(pk__in=numbers):
        at = one.decided_at if is_decision else one.requested_at
        if at is None:
            continue
        yield Line(
            number=one.pk,
            at=at,
            kind=one.decision if is_decision else ASKED,
            by=one.decided_by_id if is_decision else one.requested_by_id,
            parts=tuple(parts[one.pk][:MOST_PARTS]),
            count=len(parts[one.pk]),
            words=one.comment if is_decision else one.message,
            review=one.pk,
        )


def asked_lines(numbers: list[int]) -> Iterator[Line]:
    """Each review as a request."""
    return _review_lines(numbers, is_decision=False)


def decided_lines(numbers: list[int]) -> Iterator[Line]:
    """Each review as a decision."""
    return _review_lines(numbers, is_decision=True)


def stopped(chosen: Filter) -> QuerySet:
    """Approvals for a later moment that somebody has stopped."""
    heard = told(chosen, people=["by_id"])
    heard |= Q(review_id__in=items_of(chosen))
    rows = ApprovalStopped.objects.all()
    found = within(rows, chosen, at="at", people=["by_id"], told=heard)
    return numbered(found, "at")


def stopped_lines(numbers: list[int]) -> Iterator[Line]:
    """Each with the parts of its review."""
    rows = list(ApprovalStopped.objects.filter(pk__in=numbers))
    parts = parts_of(one.review_id for one in rows)
    for one in rows:
        yield Line(
            number=one.pk,
            at=one.at,
            kind=STOPPED,
            by=one.by_id,
            parts=tuple(parts[one.review_id][:MOST_PARTS]),
            count=len(parts[one.review_id]),
            review=one.review_id,
        )
