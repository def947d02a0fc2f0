"""Times and days in words, in the active language: "08:00 uur", "zondag 28 maart"."""

from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from content.planner.clock import comes_twice
from content.planner.plan import PlannedStep

_NO_BREAK = "\u00a0"


def clock(moment: datetime) -> str:
    """A time on a 24-hour clock. Where it comes twice, the words say which one."""
    # Translators: 24-hour clock; the word that follows a time, if there is one.
    time = pgettext("clock time", "%(time)s") % {"time": f"{moment:%H:%M}"}
    time = time.replace(" ", _NO_BREAK)
    if comes_twice(moment):
        # fold: 0 before the clock goes back, 1 after it.
        words = (
            _("%(time)s (winter time)") if moment.fold else _("%(time)s (summer time)")
        )
        return words % {"time": time}
    return time


def day_and_year(day: date) -> str:
    """A day with its weekday: "Sunday 28 March 2027"."""
    # Translators: letters of Django's date format: l weekday, j day, F month, Y year; move them, add signs, no words.
    return date_format(day, pgettext("date format", "l j F Y"))


def begins(step: PlannedStep) -> str:
    """When a step begins on its day."""
    if not step.is_whole_day:
        time = clock(step.at)
        if step.is_about:
            return pgettext("time of a step", "about %(time)s") % {"time": time}
        return time
    if ends(step):
        if step.is_about:
            return pgettext("time of a step", "from about this day")
        return pgettext("time of a step", "from this day")
    if step.is_about:
        return pgettext("time of a step", "about this day")
    return pgettext("time of a step", "during the day")


def ends(step: PlannedStep) -> str:
    """Until when it lasts: "until 12:00"; "" when nobody has said, or for one day."""
    if step.until is None:
        return ""
    if step.is_whole_day:
        last = (step.until - timedelta(days=1)).date()
        if last == step.at.date():
            return ""
        return _("up to and including %(day)s") % {"day": _day(last)}
    time = clock(step.until)
    if step.until.date() == step.at.date():
        return _("until %(time)s") % {"time": time}
    return _("until %(day)s, %(time)s") % {"day": _day(step.until), "time": time}


def _day(day: date) -> str:
    # Translators: letters of Django's date format: l weekday, j day, F month.
    return date_format(day, pgettext("date format", "l j F"))
