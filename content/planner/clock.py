"""Moving in time as a protocol means it: hours pass, days turn over in the calendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo


class NoSuchTime(ValueError):
    """The clock jumps over this time, in the night in which summer time begins."""


@dataclass(frozen=True, kw_only=True)
class Distance:
    """How far away, or how long. days: calendar days; None when minutes say it."""

    minutes: int = 0
    days: int | None = None

    @property
    def is_whole_days(self) -> bool:
        """Counted in the calendar, not by the clock."""
        return self.days is not None

    @property
    def is_nothing(self) -> bool:
        """No time at all."""
        return not (self.minutes or self.days)


def local_start(day: date, at: time, zone: tzinfo) -> datetime:
    """A day and a time on the clocks of a zone. A time that comes twice: the first.

    Raises:
        NoSuchTime: no clock shows this time on this day. It names neither, because
            errors end up in logs.
    """
    moment = datetime.combine(day, at.replace(fold=0), tzinfo=zone)
    if _settle(moment) != moment:
        raise NoSuchTime
    return moment


def move(moment: datetime, distance: Distance, *, back: bool = False) -> datetime:
    """The moment that far later, or earlier: on the same clock for whole days."""
    sign = -1 if back else 1
    if distance.days is not None:
        return _settle(moment + sign * timedelta(days=distance.days))
    elapsed = sign * timedelta(minutes=distance.minutes)
    return (moment.astimezone(UTC) + elapsed).astimezone(moment.tzinfo)


def midnight(moment: datetime) -> datetime:
    """The beginning of the calendar day on which a moment falls."""
    return datetime.combine(moment.date(), time.min, tzinfo=moment.tzinfo)


def comes_twice(moment: datetime) -> bool:
    """Whether clocks show this time twice, in the night in which winter time begins."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _settle(moment: datetime) -> datetime:
    """The same moment as the clocks of its zone really show it."""
    return moment.astimezone(UTC).astimezone(moment.tzinfo)
