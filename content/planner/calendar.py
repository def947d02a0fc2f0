"""A plan as a calendar file (RFC 5545), one event per step."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import CLASS, TRANSP, Calendar, Event

from content.facts.book import Book, Clinic
from content.facts.codes import Phase
from content.planner.plan import Plan, PlannedStep
from content.planner.wording import wording

PRODUCT = "-//ketamine-info//my treatment day//EN"

_AT_THE_CLINIC = (Phase.DAY, Phase.DURING, Phase.AFTER)


def calendar(
    plan: Plan,
    *,
    book: Book,
    languages: Sequence[str],
    name: str,
    note: str,
    now: datetime,
) -> bytes:
    """The file. It holds no alarm and nothing about a person.

    languages: the reader's, then those for texts that are missing in it. name: of the
    calendar. note: what every event says at its end. The same plan always has the same
    UIDs, so that a calendar replaces its events instead of doubling them.
    """
    whole = uuid5(NAMESPACE_URL, f"{plan.clinic} {plan.start.astimezone(UTC)}")
    clinic = book.clinics[plan.clinic]
    file = Calendar.new(name=name, prodid=PRODUCT, uid=whole)
    for number, step in enumerate(plan.steps):
        event = _event(step, clinic=clinic, uid=uuid5(whole, str(number)), now=now)
        title, text = (
            wording(texts, book=book, clinic=plan.clinic, languages=languages).words
            for texts in (step.title, step.text)
        )
        event.summary = title
        event.description = "\n\n".join(filter(None, (text, note)))
        file.add_component(event)
    return file.to_ical()


def _event(step: PlannedStep, *, clinic: Clinic, uid: UUID, now: datetime) -> Event:
    event = Event.new(
        uid=uid,
        stamp=now.astimezone(UTC),
        classification=CLASS.PRIVATE,  # colleagues may see the calendar
        start=_in_calendar(step.at, step=step),
        end=_in_calendar(step.until, step=step) if step.until else None,
    )
    if step.phase in _AT_THE_CLINIC:
        event.location = ", ".join(filter(None, (clinic.name, clinic.city)))
    else:
        event.transparency = TRANSP.TRANSPARENT  # one is free to do other things
    return event


def _in_calendar(moment: datetime, *, step: PlannedStep) -> date:
    return moment.date() if step.is_whole_day else moment.astimezone(UTC)
