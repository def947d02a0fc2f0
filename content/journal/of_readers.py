"""What readers got, and what was taken from them."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from content.book import PartKey
from content.editions.editions import Withdrawal
from content.editions.publications import Publication
from content.journal.filters import Filter
from content.journal.lines import MOST_PARTS, Line, numbered, told, within
from content.journal.of_reviews import items_of, parts_of
from content.schema import entry_name

PUBLISHED, WITHDRAWN = "published", "withdrawn"


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
