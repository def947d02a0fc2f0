"""What was done to drafts: saves, and the word that a change is one of wording only."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F, Min, Q, QuerySet

from content.book import PartKey
from content.editions.reviews import DraftChange, WordingOnly
from content.journal.filters import Filter
from content.journal.lines import MOST_PARTS, Line, numbered, told, within

SAVED, WORDING = "saved", "wording"


def saves(chosen: Filter) -> QuerySet:
    """One line for each save: the parts that one person changed at one moment."""
    heard = told(chosen, people=["by"], texts=["entry"])
    heard |= Q(entry__in=chosen.entries)
    rows = within(DraftChange.objects.all(), chosen, at="at", people=["by"], told=heard)
    return rows.values("at", "by").annotate(moment=F("at"), row=Min("pk"))


def save_lines(numbers: list[int]) -> Iterator[Line]:
    """Each save with its parts, in two queries."""
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
            parts=tuple(found[:MOST_PARTS]),
            count=len(found),
        )


def wordings(chosen: Filter) -> QuerySet:
    """Rows that a filter lets through."""
    heard = told(chosen, people=["by"], texts=["entry", "reason"])
    heard |= Q(entry__in=chosen.entries)
    rows = WordingOnly.objects.all()
    return numbered(within(rows, chosen, at="at", people=["by"], told=heard), "at")


def wording_lines(numbers: list[int]) -> Iterator[Line]:
    """Lines by the numbers of rows."""
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
