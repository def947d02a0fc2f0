"""What readers got, and what was taken from them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet

from content.book import PartKey
from content.editions.editions import Withdrawal
from content.editions.publications import Publication
from content.editions.withdrawals import (
    PlanGivenUp,
    PlannedWithdrawal,
    WithdrawalUndone,
)
from content.journal.filters import Filter
from content.journal.lines import MOST_PARTS, Line, numbered, told, within
from content.journal.of_reviews import items_of, parts_of
from content.moments import local_words
from content.schema import entry_name

PUBLISHED, WITHDRAWN = "published", "withdrawn"
PLANNED, GIVEN_UP, UNDONE = "planned", "given_up", "undone"


def published(chosen: Filter) -> QuerySet:
    """Publications; of their author as well as of their approver."""
    people = ["approver_id", "author_id"]
    heard = told(chosen, people=people)
    heard |= Q(review_id__in=items_of(chosen))
    rows = Publication.objects.all()
    found = within(rows, chosen, at="published_at", people=people, told=heard)
    return numbered(found, "published_at")


def published_lines(numbers: list[int]) -> Iterator[Line]:
    """Each publication with the parts of its review."""
    rows = list(Publication.objects.filter(pk__in=numbers))
    parts = parts_of(one.review_id for one in rows if one.review_id)
    for one in rows:
        found = parts.get(one.review_id or 0, [])
        yield Line(
            number=one.pk,
            at=one.published_at,
            kind=PUBLISHED,
            by=one.approver_id,
            parts=tuple(found[:MOST_PARTS]),
            count=len(found),
            words=str(one.get_origin_display()) if one.is_example else "",
            review=one.review_id,
        )


def withdrawn(chosen: Filter) -> QuerySet:
    """Rows that a filter lets through."""
    heard = told(chosen, people=["withdrawn_by_id"], texts=["page_key", "note"])
    pages = [one.partition("/")[2] for one in chosen.entries if one.startswith("page/")]
    heard |= Q(page_key__in=pages)
    rows = Withdrawal.objects.all()
    people = ["withdrawn_by_id"]
    found = within(rows, chosen, at="withdrawn_at", people=people, told=heard)
    return numbered(found, "withdrawn_at")


def withdrawn_lines(numbers: list[int]) -> Iterator[Line]:
    """Lines by the numbers of rows."""
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


def _of_a_page(
    rows: QuerySet, chosen: Filter, *, at: str, by: str, page: str
) -> QuerySet:
    """Rows about a page. at, by, page: their fields for when, who and which."""
    heard = told(chosen, people=[by], texts=[page])
    pages = [one.partition("/")[2] for one in chosen.entries if one.startswith("page/")]
    heard |= Q(**{f"{page}__in": pages})
    return numbered(within(rows, chosen, at=at, people=[by], told=heard), at)


def planned(chosen: Filter) -> QuerySet:
    """Withdrawals that somebody has planned."""
    rows = PlannedWithdrawal.objects.all()
    return _of_a_page(
        rows, chosen, at="planned_at", by="planned_by_id", page="page_key"
    )


def planned_lines(numbers: list[int]) -> Iterator[Line]:
    """Each plan with its moment and what staff wrote to it."""
    for one in PlannedWithdrawal.objects.filter(pk__in=numbers):
        words = [local_words(one.at), str(one.get_reason_display()), one.note]
        yield _line(
            one.pk,
            one.planned_at,
            PLANNED,
            by=one.planned_by_id,
            page=one.page_key,
            words=" ".join(filter(None, words)),
        )


def given_up(chosen: Filter) -> QuerySet:
    """Plans that will not happen."""
    rows = PlanGivenUp.objects.all()
    return _of_a_page(rows, chosen, at="at", by="by_id", page="plan__page_key")


def given_up_lines(numbers: list[int]) -> Iterator[Line]:
    """Lines by the numbers of rows."""
    for one in PlanGivenUp.objects.filter(pk__in=numbers).select_related("plan"):
        yield _line(one.pk, one.at, GIVEN_UP, by=one.by_id, page=one.plan.page_key)


def undone(chosen: Filter) -> QuerySet:
    """Withdrawals that were a slip."""
    rows = WithdrawalUndone.objects.all()
    return _of_a_page(rows, chosen, at="at", by="by_id", page="withdrawal__page_key")


def undone_lines(numbers: list[int]) -> Iterator[Line]:
    """Lines by the numbers of rows."""
    rows = WithdrawalUndone.objects.filter(pk__in=numbers).select_related("withdrawal")
    for one in rows:
        yield _line(one.pk, one.at, UNDONE, by=one.by_id, page=one.withdrawal.page_key)


def _line(
    number: int, at: datetime, kind: str, *, by: int | None, page: str, words: str = ""
) -> Line:
    return Line(
        number=number,
        at=at,
        kind=kind,
        by=by,
        parts=(PartKey(entry_name("page", page), ""),),
        count=1,
        words=words,
    )
