"""What the book of facts still lacks before readers could see it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.facts.book import Book, Clinic, Fact, Term, Texts
from content.facts.codes import Unit
from content.facts.fill import fill_text
from content.facts.words import UnknownFact
from content.languages import LANGUAGE_NAMES, LANGUAGES, source_language
from content.publishing.errors import Finding


def findings(book: Book) -> list[Finding]:
    """Everything that must be mended first, in the order of the book."""
    found = [one for fact in book.facts.values() for one in _of_fact(fact, book)]
    for clinic in book.clinics.values():
        found += _of_clinic(clinic, book)
    for notice in book.notices:
        found += _missing(
            notice.title, place=notice.key, what=_("The title is missing.")
        )
        if notice.text:
            found += _missing(
                notice.text, place=notice.key, what=_("The text is missing.")
            )
    for term in book.terms.values():
        found += _of_term(term, book)
    return found


def _of_fact(fact: Fact, book: Book) -> Iterator[Finding]:
    """A fact without a value is no finding: a text that states it is."""
    yield from _missing(fact.name, place=fact.key, what=_("The name is missing."))
    if fact.unit == Unit.COUNT and (fact.one or fact.other):
        for nouns in (fact.one, fact.other):
            yield from _missing(
                nouns,
                place=fact.key,
                what=_("The word for what is counted is missing."),
            )
    for words in fact.options.values():
        yield from _missing(
            words, place=fact.key, what=_("The words of an option are missing.")
        )
    if fact.key in book.reserved:
        yield Finding(
            place=fact.key,
            message=_("A clinic or a country already uses this key. Choose another."),
        )


def _of_clinic(clinic: Clinic, book: Book) -> Iterator[Finding]:
    """Texts that cannot be filled in, and what the source language must have."""
    for texts, what in (
        (clinic.setting, _("Say what kind of place it is.")),
        (clinic.referral, _("Say who can be referred, and how.")),
        *((step.title, _("A step has no title.")) for step in clinic.steps),
    ):
        if not texts.get(source_language()):
            yield Finding(place=_place(clinic.name, source_language()), message=what)
    for texts in (
        clinic.setting,
        clinic.way,
        clinic.referral,
        *(step.title for step in clinic.steps),
        *(step.text for step in clinic.steps),
    ):
        yield from _unfillable(texts, name=clinic.name, clinic=clinic.key, book=book)


def _of_term(term: Term, book: Book) -> Iterator[Finding]:
    """What the source language must have, and texts that cannot be filled in."""
    source = source_language()
    for texts, what in (
        (term.term, _("The term is missing.")),
        (term.meaning, _("The meaning is missing.")),
    ):
        if not texts.get(source):
            yield Finding(place=_place(term.key, source), message=what)
    for texts in (term.term, term.also, term.meaning):
        yield from _unfillable(texts, name=term.key, clinic="", book=book)


def _unfillable(
    texts: Texts, *, name: str, clinic: str, book: Book
) -> Iterator[Finding]:
    for language, text in texts.items():
        try:
            fill_text(text, book=book, clinic=clinic, language=language)
        except (UnknownFact, ValueError) as error:
            yield Finding(place=_place(name, language), message=str(error))


def _missing(texts: Texts, *, place: str, what: str) -> Iterator[Finding]:
    """A text that every language needs, because facts stand in all of them."""
    for language in LANGUAGES:
        if not texts.get(language):
            yield Finding(place=_place(place, language), message=what)


def _place(name: str, language: str) -> str:
    return f"{name}, {LANGUAGE_NAMES[language]}"
