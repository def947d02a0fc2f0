"""What clinics say of the facts, and apart from it the advice that is only general."""

from collections.abc import Iterable, Iterator

from content.documents import RecordCopy
from content.facts.fact_book import Clinic, Fact
from content.facts.filling import Filling
from content.facts.general import called_general, general_rules
from content.facts.reach import call


def said(clinic: Clinic, page: Filling, *, only_compared: bool = False) -> RecordCopy:
    """The facts with what a clinic says, "" for what it has not stated; whom to ask.

    only_compared: those by which clinics are compared; else also those of safety, and
    everything else that the clinic has stated.
    """
    facts = [
        {
            "key": fact.key,
            "name": fact.name.get(page.language, ""),
            "words": page.words_of(fact.key, clinic=clinic.key),
        }
        for fact in _facts(clinic, page, only_compared=only_compared)
    ]
    asks = any(not fact["words"] for fact in facts)
    return {"facts": facts, "asks": asks, **call(clinic)}


def general(clinics: Iterable[Clinic], page: Filling) -> RecordCopy:
    """The general rules that one of these clinics has not stated, under their name."""
    rules: dict[str, None] = {}
    for clinic in clinics:
        for fact, rule in general_rules(page.book, clinic=clinic.key):
            page.used.add(fact.key)
            rules[rule] = None
    return {"name": called_general(), "rules": [*rules]} if rules else {}


def _facts(clinic: Clinic, page: Filling, *, only_compared: bool) -> Iterator[Fact]:
    for fact in page.book.facts.values():
        is_theirs = not fact.is_general and (
            fact.safety or fact.value_at(clinic.key) is not None
        )
        if fact.is_compared or (is_theirs and not only_compared):
            yield fact
