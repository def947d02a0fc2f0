"""A plan as a calendar file (RFC 5545), one event per step.

An event belongs to a clinic, a day and the key of a step. So the file of the same day
with another time replaces the events that stand in the calendar, and the file that takes
a day out names them without anybody having kept them.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.translation import gettext as _
from icalendar import CLASS, STATUS, TRANSP, Calendar, Event

from content.characters import readable
from content.facts.fact_book import Clinic, FactBook
from content.planner.plan import Plan, PlannedStep
from content.planner.sheet import said
from content.planner.wording import wording
from content.text.phrases import plain

PRODUCT = "-//ketamine-info//my treatment day//EN"

SHORT = timedelta(minutes=15)
"""How long a step stands in the calendar when nobody has said how long it takes."""

WAITING = timedelta(hours=2)
"""How long one may wait at the clinic for the next step there."""

_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
"""From here on seconds number the files; 31 bits of them last for 68 years."""


def calendar(
    plan: Plan,
    *,
    book: FactBook,
    languages: Sequence[str],
    name: str,
    note: str,
    now: datetime,
    gone: Collection[str] = (),
) -> bytes:
    """The file. It holds no alarm and nothing about a person.

    languages: the reader's, then those for texts that are missing in it. name: of the
    calendar. note: what every event says at its end. now: later than for any file that
    this one is to replace. gone: keys of steps that an earlier file of this day may have
    held; those that have no time any more are taken out as well.
    """
    file = _file(plan, name=name)
    clinic = book.clinics[plan.clinic]
    for step, until in _with_ends(plan):
        event = _event(plan, step.key, now=now)
        event.start = _in_calendar(step.at, step=step)
        event.end = _in_calendar(until, step=step)
        event.status = STATUS.CONFIRMED
        if step.is_at_clinic:
            event.location = _clean(_address(clinic))
        if step.is_whole_day or not step.is_at_clinic:
            event.transparency = TRANSP.TRANSPARENT  # one is free to do other things
        title, text, if_broken = (
            wording(texts, book=book, clinic=plan.clinic, languages=languages).words
            for texts in (step.title, step.text, step.if_broken)
        )
        about = _("This time is no exact one.") if step.is_about else ""
        own = said(step, book=book, clinic=plan.clinic)
        sentences = filter(None, (about, text, own, if_broken, note))
        event.summary = _clean(title)
        event.description = _clean("\n\n".join(sentences))
        file.add_component(event)
    timed = {step.key for step in plan.steps}
    for key in sorted({*gone} - timed):
        file.add_component(_cancelled(plan, key, name=name, now=now))
    return file.to_ical()


def removal(
    plan: Plan, *, name: str, now: datetime, gone: Collection[str] = ()
) -> bytes:
    """The file that takes this day out of a calendar again, whatever times it had.

    name: what is taken out. now: later than for the file that put it in. gone: as for
    the calendar.
    """
    file = _file(plan, name=name)
    file.method = "CANCEL"
    keys = [one.key for one in plan.steps] + [one.key for one in plan.without_time]
    for key in dict.fromkeys([*keys, *sorted(gone)]):
        file.add_component(_cancelled(plan, key, name=name, now=now))
    return file.to_ical()


def _cancelled(plan: Plan, key: str, *, name: str, now: datetime) -> Event:
    event = _event(plan, key, now=now)
    event.start = plan.start.astimezone(UTC)
    event.end = event.start + SHORT
    event.status = STATUS.CANCELLED
    event.transparency = TRANSP.TRANSPARENT
    event.summary = _clean(name)
    return event


def _file(plan: Plan, *, name: str) -> Calendar:
    line = _clean(name).replace("\n", " ")  # the library does not fold it into one
    return Calendar.new(name=line, prodid=PRODUCT, uid=_uid(plan))


def _event(plan: Plan, key: str, *, now: datetime) -> Event:
    return Event.new(
        uid=_uid(plan, key),
        stamp=now.astimezone(UTC),
        sequence=max(0, int((now - _FIRST).total_seconds())),
        classification=CLASS.PRIVATE,  # colleagues may see the calendar
    )


def _uid(plan: Plan, *key: str) -> UUID:
    return uuid5(NAMESPACE_URL, " ".join((plan.clinic, str(plan.start.date()), *key)))


def _with_ends(plan: Plan) -> Iterator[tuple[PlannedStep, datetime]]:
    """Every step and when it ends; those at the clinic wait for the next one there."""
    there = [one for one in plan.steps if one.is_at_clinic and not one.is_whole_day]
    following = {one.key: after.at for one, after in pairwise(there)}
    for step in plan.steps:
        after = following.get(step.key, step.at)
        if step.until is not None:
            yield step, step.until
        elif step.is_whole_day:
            yield step, step.at + timedelta(days=1)
        elif timedelta(0) < _between(step.at, after) <= WAITING:
            yield step, after
        else:
            yield step, (step.at.astimezone(UTC) + SHORT).astimezone(step.at.tzinfo)


def _between(one: datetime, other: datetime) -> timedelta:
    """What really passes, also in a night in which the clock changes."""
    return other.astimezone(UTC) - one.astimezone(UTC)


def _address(clinic: Clinic) -> str:
    return ", ".join(filter(None, (clinic.name, clinic.street, clinic.town)))


def _in_calendar(moment: datetime, *, step: PlannedStep) -> date:
    return moment.date() if step.is_whole_day else moment.astimezone(UTC)


def _clean(text: str) -> str:
    """Text that every calendar can read, whatever was published."""
    return readable("\n".join(plain(text).splitlines()))
