"""A clinic's protocol in clock times, for one infusion."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from content.facts.codes import MINUTES_IN, Anchor, Direction, Phase, Unit
from content.facts.ends import End, longest
from content.facts.fact_book import FactBook, Step, Texts
from content.facts.fasting import SEDATIVE, is_fasting
from content.planner.clock import Distance, midnight, move
from content.planner.steps import steps_of

INFUSION_LENGTH = "infusion_length"
"""The key of the fact that says when the infusion ends."""

ARRIVAL = "arrival_before"
"""The key of the fact that says when to be at the clinic."""

EARLIEST = Distance(minutes=120)
"""How long before the infusion people may be there, where no fact says it."""

_PHASES = Phase.values
_IN_CALENDAR = (Unit.DAYS, Unit.WEEKS)


@dataclass(frozen=True, kw_only=True)
class PlannedStep:
    """A step with its place in time, in the zone of the clinic.

    key: of the step at its clinic. fact: the one that says its time, "" for none.
    is_about: the time is no exact one. at: of a whole day, its midnight. until: when it
    ends; of whole days, the midnight after the last one. None when nobody has said how
    long it takes. is_at_clinic: the reader is there then.
    """

    key: str
    fact: str
    phase: str
    at: datetime
    until: datetime | None
    is_whole_day: bool
    is_at_clinic: bool
    is_about: bool
    title: Texts
    text: Texts
    if_broken: Texts


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All steps, earliest first.

    first_medicine: when the first medicine is given: the infusion, or a sedative.
    without_time: steps whose time no fact gives here. in_words: steps whose time is no
    number but words, in the order of the phases.
    """

    clinic: str
    start: datetime
    first_medicine: datetime
    steps: tuple[PlannedStep, ...]
    without_time: tuple[Step, ...]
    in_words: tuple[Step, ...] = ()


def plan(book: FactBook, *, clinic: str, start: datetime) -> Plan:
    """When each step of a clinic's protocol happens.

    start: when the infusion starts, in the time zone of the clinic's country. Where a
    fact is a range the longest holds: earlier before the infusion, later after it.
    Fasting counts back from the sedative, where the clinic gives one earlier.

    Raises:
        KeyError: there is no such clinic.
    """
    length = _longest(book, INFUSION_LENGTH, clinic=clinic)
    anchors = {
        str(Anchor.START): start,
        str(Anchor.END): move(start, length) if length else None,
    }
    sedative = _longest(book, SEDATIVE, clinic=clinic) or Distance()
    first_medicine = move(start, sedative, back=True)
    soonest = _longest(book, ARRIVAL, clinic=clinic) or EARLIEST
    arrival = move(start, soonest, back=True)
    planned, without_time, in_words = [], [], []
    for step in steps_of(book.clinics[clinic]):
        if step.is_in_words:
            in_words.append(step)
            continue
        anchor = first_medicine if is_fasting(step) else anchors[step.anchor]
        distance = _distance(
            book, clinic=clinic, minutes=step.minutes, days=step.days, fact=step.fact
        )
        if anchor is None or distance is None:
            without_time.append(step)
            continue
        duration = _distance(
            book,
            clinic=clinic,
            minutes=step.duration_minutes,
            days=step.duration_days,
            fact=step.duration_fact,
        )
        planned.append(
            _planned(
                step,
                anchor=anchor,
                distance=distance,
                duration=duration,
                arrival=arrival,
            )
        )
    # By the moment, not by the clock: in one night a year the clock goes back.
    planned.sort(key=lambda step: (step.at.timestamp(), _PHASES.index(step.phase)))
    in_words.sort(key=lambda step: _PHASES.index(step.phase))
    return Plan(
        clinic=clinic,
        start=start,
        first_medicine=first_medicine,
        steps=tuple(planned),
        without_time=tuple(without_time),
        in_words=tuple(in_words),
    )


def _planned(
    step: Step,
    *,
    anchor: datetime,
    distance: Distance,
    duration: Distance | None,
    arrival: datetime,
) -> PlannedStep:
    at = move(anchor, distance, back=step.direction == Direction.BEFORE)
    if distance.is_whole_days:
        at = midnight(at)
    return PlannedStep(
        key=step.key,
        fact=step.fact,
        phase=step.phase,
        at=at,
        until=_until(at, duration, is_whole_day=distance.is_whole_days),
        is_whole_day=distance.is_whole_days,
        is_at_clinic=_is_at_clinic(step, at, arrival=arrival),
        is_about=step.about,
        title=step.title,
        text=step.text,
        if_broken=step.if_broken,
    )


def _is_at_clinic(step: Step, at: datetime, *, arrival: datetime) -> bool:
    """On the day itself from the arrival on, and no step of fasting ever."""
    if step.phase != Phase.DAY:
        return step.phase in (Phase.DURING, Phase.AFTER)
    return not is_fasting(step) and at >= arrival


def _until(
    at: datetime, duration: Distance | None, *, is_whole_day: bool
) -> datetime | None:
    """None also for minutes of a whole day, which has no clock time to count from."""
    if duration is None or duration.is_nothing:
        return None
    if is_whole_day and not duration.is_whole_days:
        return None
    return move(at, duration)


def _distance(
    book: FactBook, *, clinic: str, minutes: int | None, days: int | None, fact: str
) -> Distance | None:
    if minutes is not None:
        return Distance(minutes=minutes)
    if days is not None:
        return Distance(days=days)
    return _longest(book, fact, clinic=clinic)


def _longest(book: FactBook, key: str, *, clinic: str) -> Distance | None:
    """The longest that a clinic says of a fact; None when it says no time."""
    fact = book.facts.get(key)
    end = longest(fact, clinic) if fact else None
    return distance_of(end) if end else None


def distance_of(end: End) -> Distance:
    """A time that a fact says, rounded up: by the clock, or in whole days."""
    if end.unit in _IN_CALENDAR:
        return Distance(days=ceil(end.size / MINUTES_IN[Unit.DAYS]))
    return Distance(minutes=ceil(end.size))
