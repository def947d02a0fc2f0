"""When a text is due to be looked at and approved again."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.timezone import localtime

from content.book import PartKey
from content.book.parts import Approval


@dataclass(frozen=True, kw_only=True)
class ReviewDue:
    """When a page in a language is due.

    on: the day; None where a part of it was never approved, which is due at once.
    is_due: it is due today, or has been for a while.
    """

    on: date | None
    is_due: bool


def review_due(
    parts: Iterable[PartKey], *, approvals: Mapping[PartKey, Approval], today: date
) -> ReviewDue:
    """When a page is due that shows these parts.

    It counts from the oldest approval among them: a comma that was approved yesterday
    says nothing of the rest. approvals: of what is public now.
    """
    moments = [approvals[key].approved_at for key in parts if key in approvals]
    if not moments or None in moments:
        return ReviewDue(on=None, is_due=True)
    oldest = min(moment for moment in moments if moment)
    on = after_months(localtime(oldest).date(), settings.REVIEW_MONTHS)
    return ReviewDue(on=on, is_due=on <= today)


def after_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
