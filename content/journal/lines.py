"""A line of the journal, and what all its tables share when they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from content.book import PartKey
from content.journal.filters import Filter

MOST_PARTS = 200
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


def of_people(chosen: Filter, *names: str) -> Q:
    """Who must have had a part in a row. names: its fields for people."""
    wanted = Q()
    for person in chosen.persons:
        one = Q()
        for name in names:
            one |= Q(**{name: person})
        wanted &= one
    return wanted


def told(chosen: Filter, *, people: Iterable[str], texts: Iterable[str] = ()) -> Q:
    """Whose people have a name, or whose texts hold what was typed."""
    wanted = Q()
    for name in people:
        wanted |= Q(**{f"{name}__in": chosen.people})
    for name in texts:
        wanted |= Q(**{f"{name}__icontains": chosen.words})
    return wanted


def within(
    rows: QuerySet, chosen: Filter, *, at: str, people: Iterable[str], told: Q
) -> QuerySet:
    """Rows within the chosen days, of the chosen people, that tell what was looked for."""
    rows = chosen.in_days(rows, at).filter(of_people(chosen, *people))
    if chosen.words:
        rows = rows.filter(told)
    return rows


def numbered(rows: QuerySet, at: str) -> QuerySet:
    """With `moment` and `row`, by which lines of all tables are merged."""
    return rows.annotate(moment=F(at), row=F("pk"))
