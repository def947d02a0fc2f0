"""Moments as people of the site's time zone read them. Moments are kept in UTC."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime


def local_day(moment: datetime | None) -> str:
    """The day of a moment as YYYY-MM-DD; "" for None."""
    return localtime(moment).date().isoformat() if moment else ""


def local_words(moment: datetime) -> str:
    """A moment as words of the active language."""
    return date_format(localtime(moment), "DATETIME_FORMAT")
