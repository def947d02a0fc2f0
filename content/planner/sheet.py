"""A plan as a reader sees it, in the active language: day by day, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from content.facts.codes import Phase
from content.facts.fact_book import FactBook, Texts
from content.facts.fasting import has_sedative_at_unknown_time, is_fasting
from content.facts.words import value_words
from content.planner.plan import Plan, PlannedStep
from content.planner.times import begins, day_and_year, ends
from content.planner.wording import Wording, wording


@dataclass(frozen=True, kw_only=True)
class Line:
    """A step in words. machine_time: for computers: "2027-03-28T01:00+01:00". said: what
    the clinic says of the time, where that is no single number."""

    machine_time: str
    begins: str
    ends: str
    said: str
    title: Wording
    text: Wording
    if_broken: Wording


@dataclass(frozen=True, kw_only=True)
class LineInWords:
    """A step whose time is words. when: those."""

    when: Wording
    title: Wording
    text: Wording
    if_broken: Wording


@dataclass(frozen=True, kw_only=True)
class PhaseInWords:
    """A part of the treatment, and its steps whose time is words."""

    heading: str
    lines: tuple[LineInWords, ...]


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day with something to do. relation: "the day before", or "" further away."""

    date: date
    heading: str
    relation: str
    lines: tuple[Line, ...]


def days(plan: Plan, *, book: FactBook, languages: Sequence[str]) -> list[Day]:
    """The days of a plan in their order.

    languages: the active one, then those for texts that are missing in it.
    """
    return [
        Day(
            date=day,
            heading=day_and_year(day),
            relation=_relation((day - plan.start.date()).days),
            lines=tuple(
                _line(step, book=book, clinic=plan.clinic, languages=languages)
                for step in steps
            ),
        )
        for day, steps in groupby(plan.steps, key=lambda step: step.at.date())
    ]


def in_words(
    plan: Plan, *, book: FactBook, languages: Sequence[str]
) -> list[PhaseInWords]:
    """The steps without a date or a time of their own, phase by phase."""

    def words(texts: Texts) -> Wording:
        return wording(texts, book=book, clinic=plan.clinic, languages=languages)

    return [
        PhaseInWords(
            heading=str(Phase(phase).label),
            lines=tuple(
                LineInWords(
                    when=words(step.moment),
                    title=words(step.title),
                    text=words(step.text),
                    if_broken=words(step.if_broken),
                )
                for step in steps
            ),
        )
        for phase, steps in groupby(plan.in_words, key=lambda step: step.phase)
    ]


def titles_without_time(
    plan: Plan, *, book: FactBook, languages: Sequence[str]
) -> list[Wording]:
    """What to ask the clinic about: their texts may need the very fact that is missing."""
    return [
        wording(step.title, book=book, clinic=plan.clinic, languages=languages)
        for step in plan.without_time
    ]


def said(step: PlannedStep, *, book: FactBook, clinic: str) -> str:
    """ "Your clinic says: at least 4 hours", where one number does not say it all."""
    fact = book.facts.get(step.fact)
    value = fact.value_at(clinic) if fact else None
    if fact is None or value is None or not (value.qualifier or value.high):
        return ""
    words = value_words(value, fact=fact, language=get_language() or "")
    return _("Your clinic says: %(words)s.") % {"words": words}


def not_stated(plan: Plan, *, book: FactBook) -> list[str]:
    """What nobody at the clinic has said of fasting, which no reader must guess."""
    sentences = {
        "fasting_food": _("Your clinic has not stated here when to stop eating."),
        "fasting_drink": _("Your clinic has not stated here when to stop drinking."),
    }
    found = [
        sentence
        for fact, sentence in sentences.items()
        if any(is_fasting(step, fact) for step in plan.without_time)
    ]
    if has_sedative_at_unknown_time(book, clinic=plan.clinic):
        found.append(
            _(
                "Your clinic gives a calming medicine first, and has not stated here how "
                "long before the infusion. Not eating and drinking counts from then."
            )
        )
    return found


def changes_the_clock(plan: Plan) -> bool:
    """Whether summer time begins or ends between the first step and the last."""
    moments = [plan.start, *(step.at for step in plan.steps)]
    moments += [step.until for step in plan.steps if step.until]
    return len({moment.utcoffset() for moment in moments}) > 1


def _line(
    step: PlannedStep, *, book: FactBook, clinic: str, languages: Sequence[str]
) -> Line:
    return Line(
        machine_time=step.at.date().isoformat()
        if step.is_whole_day
        else step.at.isoformat(timespec="minutes"),
        begins=begins(step),
        ends=ends(step),
        said=said(step, book=book, clinic=clinic),
        title=wording(step.title, book=book, clinic=clinic, languages=languages),
        text=wording(step.text, book=book, clinic=clinic, languages=languages),
        if_broken=wording(
            step.if_broken, book=book, clinic=clinic, languages=languages
        ),
    )


def _relation(days_later: int) -> str:
    if days_later == -1:
        return pgettext("day of the plan", "the day before")
    if days_later == 0:
        return pgettext("day of the plan", "the day of your infusion")
    if days_later == 1:
        return pgettext("day of the plan", "the day after")
    return ""
