"""When a step of a protocol happens, in words: "6 hours before the infusion starts"."""

from decimal import Decimal

from django.utils.translation import gettext as _

from content.facts.codes import Anchor, Direction, Unit
from content.facts.fact_book import Fact, Step, Value
from content.facts.fasting import counts_from_sedative
from content.facts.filling import Filling
from content.facts.words import value_words


def distance(step: Step, page: Filling, *, clinic: str) -> str:
    """How far from the infusion a step is; "" where its fact has no value there, and
    for a step whose time is in words."""
    if step.minutes == 0 or step.days == 0:
        return _AT[Anchor(step.anchor)]()
    amount = _amount(
        page, clinic=clinic, minutes=step.minutes, days=step.days, fact=step.fact
    )
    if amount and step.about and not _says_how_exact(step, page, clinic=clinic):
        amount = _("about %(amount)s") % {"amount": amount}
    if amount and counts_from_sedative(step, page.book, clinic=clinic):
        return _("%(amount)s before the calming medicine") % {"amount": amount}
    return (
        _FROM[Direction(step.direction), Anchor(step.anchor)]() % {"amount": amount}
        if amount
        else ""
    )


def _says_how_exact(step: Step, page: Filling, *, clinic: str) -> bool:
    """Whether the fact that counts a step says “about” or “up to” itself."""
    return any(one.qualifier for one in page.book.values(step.fact, clinic=clinic))


def duration(step: Step, page: Filling, *, clinic: str) -> str:
    """How long a step takes; "" when nobody has said."""
    return _amount(
        page,
        clinic=clinic,
        minutes=step.duration_minutes,
        days=step.duration_days,
        fact=step.duration_fact,
    )


def _amount(
    page: Filling, *, clinic: str, minutes: int | None, days: int | None, fact: str
) -> str:
    if fact:
        return page.words_of(fact, clinic=clinic)
    if minutes is None and days is None:
        return ""
    number, unit = _plainest(minutes=minutes, days=days)
    return value_words(
        Value(low=number), fact=Fact(key="", unit=unit), language=page.language
    )


def _plainest(*, minutes: int | None, days: int | None) -> tuple[Decimal, str]:
    """The unit in which people say it: 120 minutes are 2 hours, 14 days are 2 weeks."""
    if days:
        return (
            (Decimal(days // 7), Unit.WEEKS)
            if days % 7 == 0
            else (Decimal(days), Unit.DAYS)
        )
    minutes = minutes or 0
    if minutes and minutes % 60 == 0:
        return Decimal(minutes // 60), Unit.HOURS
    return Decimal(minutes), Unit.MINUTES


_AT = {
    Anchor.START: lambda: _("when the infusion starts"),
    Anchor.END: lambda: _("when the infusion ends"),
}
_FROM = {
    (Direction.BEFORE, Anchor.START): lambda: _(
        "%(amount)s before the infusion starts"
    ),
    (Direction.AFTER, Anchor.START): lambda: _("%(amount)s after the infusion starts"),
    (Direction.BEFORE, Anchor.END): lambda: _("%(amount)s before the infusion ends"),
    (Direction.AFTER, Anchor.END): lambda: _("%(amount)s after the infusion ends"),
}
