"""When a response stops being right by itself: notices, days that are over, reviews."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from content.editions.publications import Publication
from content.editions.reviews import Review
from content.editions.withdrawals import PlannedWithdrawal
from content.facts.fact_book import FactBook
from content.public.review_due import ReviewDue


def next_edge(book: FactBook, *, now: datetime) -> datetime | None:
    """The next moment at which any page reads differently though nobody does anything.

    A notice begins or ends; a clinic's day "until" or "looked at again on" is over.
    """
    return min((one for one in _edges(book) if one > now), default=None)


def next_day(now: datetime) -> datetime:
    """When this site's next day begins: the end of all that says "today"."""
    return _midnight(timezone.localdate(now) + timedelta(days=1))


def turns_due(due: ReviewDue | None) -> datetime | None:
    """When a page begins to say that it is overdue; None where it does, or never will."""
    return None if due is None or due.is_due or due.on is None else _midnight(due.on)


def next_timed(*, after: datetime) -> datetime | None:
    """The next moment at which somebody has planned to publish or to withdraw."""
    public = Publication.objects.exclude(review_id=None).values("review_id")
    reviews = Review.objects.filter(publish_at__gt=after, stopped=None)
    plans = PlannedWithdrawal.objects.standing().filter(at__gt=after)
    moments = (
        *reviews.exclude(pk__in=public).values_list("publish_at", flat=True),
        *plans.values_list("at", flat=True),
    )
    return min((one for one in moments if one), default=None)


def _edges(book: FactBook) -> Iterator[datetime]:
    for notice in book.notices:
        yield notice.starts
        if notice.ends:
            yield notice.ends
    for clinic in book.clinics.values():
        for day in (clinic.status_until, clinic.status_check_on):
            if day:
                yield _midnight(day + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
