"""Which facts a clinic is asked about, each with its general value."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from content.addresses import page_key_of
from content.book import Book
from content.drafts.clinics import Clinic
from content.drafts.facts import Fact, FactValue
from content.facts.errors import UnknownFact
from content.facts.from_book import fact_of
from content.facts.words import value_words
from content.publishing.used import named_in
from content.schema import entry_name


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A fact that a clinic is asked about. general: the row of its general value.

    is_usual: it is compared, about safety, or used here; the others come after these.
    """

    fact: Fact
    is_usual: bool
    general: FactValue | None
    general_words: str

    @property
    def unit(self) -> str:
        """Of the fact."""
        return self.fact.unit


def asked_at(clinic: Clinic, *, book: Book) -> dict[int, Asked]:
    """Number of a fact → the fact, for all that clinics differ in. book: the drafts."""
    used = {*_used_by(clinic, book)} if clinic.pk else set()
    rows = FactValue.objects.filter(clinic=None).select_related("option")
    general = {row.fact_id: row for row in rows}
    return {
        fact.pk: Asked(
            fact=fact,
            is_usual=fact.is_compared or fact.safety or fact.key in used,
            general=general.get(fact.pk),
            general_words=_general_words(entry_name("fact", fact.key), book),
        )
        for fact in Fact.objects.all()
        if not fact.is_general
    }


def _used_by(clinic: Clinic, book: Book) -> Iterator[str]:
    """The keys of facts that its steps count with, its texts name, or that it answers."""
    for step in book.entries("step", parent=entry_name("clinic", clinic.key)):
        yield from (book.value(step, "amount_fact"), book.value(step, "duration_fact"))
    page = entry_name("page", page_key_of(clinic.key))
    for root in (entry_name("clinic", clinic.key), page):
        for entry in book.family(root):
            for part in book.parts_of(entry).values():
                for text in part.values.values():
                    if isinstance(text, str):
                        yield from _facts_in(text)
    yield from (row.fact.key for row in clinic.values.select_related("fact"))


def _facts_in(text: str) -> Iterator[str]:
    for name in named_in(text):
        noun, _slash, key = name.partition("/")
        if noun == "fact":
            yield key


def _general_words(entry: str, book: Book) -> str:
    fact = fact_of(book, entry)
    if fact.for_all is None:
        return "–"
    try:
        return value_words(fact.for_all, fact=fact, language=get_language() or "")
    except UnknownFact:
        return "–"
