"""Steps of a day that an earlier calendar file may have held, and that hold no more."""

from datetime import datetime

from content.editions.reading import changed_children
from content.planner.plan import INFUSION_LENGTH, Plan
from content.planner.steps import FASTING
from content.public.planner_form import HORIZON


def taken_back(planned: Plan, *, now: datetime) -> set[str]:
    """Their keys, where the clinic's protocol or its facts have changed meanwhile.

    Nobody has planned a day longer ahead than the form allows, so that older changes
    are of no matter. A key that is among them and still has a time is taken back by
    no calendar file.
    """
    since = now - HORIZON
    gone = changed_children("step", planned.clinic, since=since)
    gone |= FASTING.keys() if gone else set()
    waiting = {step.key for step in planned.without_time}
    facts = {step.fact for step in planned.without_time if step.fact}
    changed = (
        changed_children("value", fact, since=since)
        for fact in sorted({INFUSION_LENGTH, *facts})
    )
    return gone | waiting if waiting and any(changed) else gone
