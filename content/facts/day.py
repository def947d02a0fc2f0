"""The day of the treatment in four parts, for a drawing of it."""

from django.utils.translation import gettext_lazy as _

from content.facts.codes import Phase, Unit
from content.facts.fact_book import FactBook, Step

PARTS = {
    Phase.DAY: _(
        "You stop eating, and later drinking too. "
        "At the clinic, a nurse places the drip."
    ),
    Phase.DURING: _("A pump gives the medicine slowly. The team watches over you."),
    Phase.AFTER: _(
        "You rest until you are properly awake. The team keeps watching over you."
    ),
    Phase.AT_HOME: _("An adult takes you home. You rest, and you do not drive."),
}
"""What happens in each part, wherever the clinic is."""


def is_within_a_day(step: Step, book: FactBook) -> bool:
    """Whether a step is so near to the infusion that people count it in hours."""
    if step.fact:
        fact = book.fact(step.fact)
        return fact is not None and fact.unit in (Unit.MINUTES, Unit.HOURS)
    return not step.days
