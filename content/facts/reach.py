"""How to reach a clinic: the one place that knows where its number is kept."""

from content.facts import phones
from content.facts.fact_book import Clinic


def phone_of(clinic: Clinic) -> str:
    """The number for questions, as `phones.normalise` gives it; "" for none."""
    return clinic.phone


def call(clinic: Clinic) -> dict[str, str]:
    """The number as readers see it, and as a link dials it; both may be ""."""
    number = phone_of(clinic)
    return {
        "phone": phones.display(number) if number else "",
        "phone_dial": phones.dial(number) if number else "",
    }
