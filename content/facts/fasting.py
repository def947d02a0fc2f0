"""Fasting: the facts that say how long, and the moment from which one counts back."""

from content.facts.codes import Anchor, Direction, Fasting
from content.facts.fact_book import FactBook, Step

FASTING_FACTS = tuple(Fasting.values)
"""The keys of the facts that say how long to fast."""

SEDATIVE = "sedative_before"
"""The key of the fact that says how long before the infusion a sedative is given."""

CALMING = "calming_medicine"
"""The key of the fact that says whether a sedative is given, and its option for that it
is given before the infusion."""
CALMING_BEFORE = "before"


def is_fasting(step: Step, *facts: str) -> bool:
    """Whether the step says when to begin to fast. facts: about which; any without.

    It says so itself, or counts from one of these facts.
    """
    about = step.fasting or step.fact
    return (
        about in (facts or FASTING_FACTS)
        and step.direction == Direction.BEFORE
        and step.anchor == Anchor.START
    )


def is_stated(book: FactBook, key: str, *, clinic: str) -> bool:
    """Whether a clinic has stated a fact of fasting, or says it in a step of its own."""
    fact = book.facts.get(key)
    return (fact is not None and fact.value_at(clinic) is not None) or any(
        is_fasting(step, key) and not step.fact for step in book.clinics[clinic].steps
    )


def has_sedative_at_unknown_time(book: FactBook, *, clinic: str) -> bool:
    """Whether a clinic gives a sedative first and has not stated how long before."""
    calming, before = book.facts.get(CALMING), book.facts.get(SEDATIVE)
    value = calming.value_at(clinic) if calming else None
    is_first = value is not None and value.option == CALMING_BEFORE
    return is_first and (before is None or before.value_at(clinic) is None)


def counts_from_sedative(step: Step, book: FactBook, *, clinic: str) -> bool:
    """Whether a step is one of fasting at a clinic that gives a sedative first.

    Who is drowsy may choke, so fasting counts back from there.
    """
    fact = book.facts.get(SEDATIVE)
    return is_fasting(step) and fact is not None and fact.value_at(clinic) is not None
