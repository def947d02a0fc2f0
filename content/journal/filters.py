"""What somebody wants to see of the journal, and which texts their words stand for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import make_aware


@dataclass(frozen=True, kw_only=True)
class Filter:
    """kind: one of `sources.KINDS`. person: what this person did, or what was done to
    their account. own: the same, for who may see no other. since, until: days of the
    site's time zone, both included. words: what was typed; entries: the names of entries
    whose titles have them, people: the numbers of people whose names have them.
    """

    kind: str = ""
    person: int | None = None
    own: int | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    entries: frozenset[str] = frozenset()
    people: frozenset[int] = frozenset()

    @property
    def persons(self) -> list[int]:
        """Everybody who must have had a part in a line; none for no such wish."""
        return [one for one in (self.person, self.own) if one is not None]

    def in_days(self, rows: QuerySet, name: str) -> QuerySet:
        """Rows whose moment, a field, lies within the chosen days."""
        if self.since:
            rows = rows.filter(**{f"{name}__gte": _midnight(self.since)})
        if self.until:
            after = self.until + timedelta(days=1)
            rows = rows.filter(**{f"{name}__lt": _midnight(after)})
        return rows


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
