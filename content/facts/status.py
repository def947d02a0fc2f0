"""What readers are told of a clinic's status: since when, why, until when."""

from datetime import date

from django.utils import formats

from content.documents import RecordCopy
from content.facts.codes import Status, Takes
from content.facts.fact_book import Clinic
from content.facts.filling import Filling
from content.facts.text_copies import text_of


def status_copy(clinic: Clinic, page: Filling) -> RecordCopy:
    """The status of a clinic, and whom it takes while it gives infusions.

    `today_of` leaves out the days that are over; a copy may be kept for years.
    """
    is_open = clinic.status != Status.PAUSED
    takes = clinic.takes_words if is_open else {}
    return {
        "status": clinic.status,
        "status_words": str(Status(clinic.status).label),
        "status_checked_on": _words(clinic.status_checked_on),
        "status_since": _words(clinic.status_since),
        "status_until": _words(clinic.status_until),
        "status_until_day": _iso(clinic.status_until),
        "status_check_on": _words(clinic.status_check_on),
        "status_check_on_day": _iso(clinic.status_check_on),
        "status_reason": text_of(clinic.status_reason, page, clinic=clinic),
        "takes": [str(Takes(code).label) for code in clinic.takes if is_open],
        "takes_words": text_of(takes, page, clinic=clinic),
        "not_treated": text_of(clinic.not_treated, page, clinic=clinic),
    }


def today_of(copy: RecordCopy, today: date) -> RecordCopy:
    """A copy as it is told today: a day that is over is told no longer."""
    over = [
        name
        for name in ("status_until", "status_check_on")
        if (day := copy.get(f"{name}_day")) and date.fromisoformat(day) < today
    ]
    return {**copy, **dict.fromkeys(over, "")}


def _words(day: date | None) -> str:
    return formats.date_format(day, "DATE_FORMAT") if day else ""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
