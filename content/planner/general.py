"""General advice in the clock times of one day, where the clinic has stated nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.facts.ends import ends_of
from content.facts.fact_book import FactBook
from content.facts.general import general_rules
from content.planner.clock import move
from content.planner.plan import Plan, distance_of
from content.planner.times import clock, day_and_year


@dataclass(frozen=True, kw_only=True)
class Advice:
    """A rule that holds in general, with its time. machine_time: for computers."""

    machine_time: str
    words: str


def general_advice(plan: Plan, *, book: FactBook) -> list[Advice]:
    """When to stop eating and drinking, counted back from the first medicine."""
    found = []
    for fact, rule in general_rules(book, clinic=plan.clinic):
        ends = ends_of(fact.for_all, unit=fact.unit) if fact.for_all else []
        if not ends:
            continue
        longest = max(ends, key=lambda end: end.size)
        at = move(plan.first_medicine, distance_of(longest), back=True)
        words = _("%(rule)s: from %(day)s, %(time)s.") % {
            "rule": rule,
            "day": day_and_year(at.date()),
            "time": clock(at),
        }
        found.append(Advice(machine_time=at.isoformat(timespec="minutes"), words=words))
    return found
