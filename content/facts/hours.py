"""Opening hours in words: "Monday to Thursday 08:00–16:30"."""

from collections.abc import Iterable
from itertools import groupby

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.facts.fact_book import Hours

Spans = tuple[tuple[str, str], ...]


def hours_in_words(hours: Iterable[Hours]) -> list[tuple[str, str]]:
    """Days and their times, in the active language, days that are alike together.

    [("Monday to Thursday", "08:00–12:00, 13:00–16:30"), ("Friday", "closed"), …];
    empty when no hours are given at all.
    """
    spans: dict[int, Spans] = {}
    for one in sorted(hours, key=lambda one: (one.weekday, one.opens)):
        spans[one.weekday] = (*spans.get(one.weekday, ()), (one.opens, one.closes))
    if not spans:
        return []
    week = [(day, spans.get(day, ())) for day in range(7)]
    return [
        (_days([day for day, _spans in run]), _times(times))
        for times, group in groupby(week, key=lambda pair: pair[1])
        for run in [list(group)]
    ]


def _days(days: list[int]) -> str:
    first, last = str(WEEKDAYS[days[0]]), str(WEEKDAYS[days[-1]])
    if len(days) == 1:
        return first
    between = pgettext("days", "and") if len(days) == 2 else pgettext("days", "to")
    return f"{first} {between} {last}"


def _times(spans: Spans) -> str:
    if not spans:
        return _("closed")
    return ", ".join(f"{opens}–{closes}" for opens, closes in spans)
