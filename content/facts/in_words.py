"""The book of facts as documents in plain words, so that two books can be compared.

A fact, a clinic, a country, a notice, a group of synonyms and a term are a section each.
One document per language holds what readers read; another holds what is the same in
every language.
"""

from collections.abc import Iterable
from datetime import datetime
from html import escape

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.documents import Document, SectionCopy
from content.facts import phones
from content.facts.book import (
    Book,
    Clinic,
    Country,
    Fact,
    Notice,
    Term,
    WordsByLanguage,
)
from content.facts.codes import ContactKind, Phase, Status, Unit
from content.facts.codes import Country as CountryCode
from content.facts.filling import Filling
from content.facts.hours import hours_in_words
from content.facts.timing import distance, duration
from content.facts.words import value_words

Lines = Iterable[tuple[str, str]]
"""What is said, and its words; a line without words is left out."""


def in_language(book: Book, language: str) -> Document:
    """What readers of a language read of the book.

    Raises:
        UntranslatedFact: for a book that `content.publishing.book_readiness` refuses.
    """
    with override(language):
        return _document(
            language,
            *(
                _section(
                    f"fact {one.key}", _fact(one, book, language), safety=one.safety
                )
                for one in book.facts.values()
            ),
            *(
                _section(f"clinic {one.key}", _clinic(one, book, language))
                for one in book.clinics.values()
            ),
            *(
                _section(f"country {one.code}", _contacts(one, language))
                for one in book.countries.values()
            ),
            *(
                _section(f"notice {one.key}", _notice(one, language))
                for one in book.notices
            ),
            *(
                _section(f"synonyms {key}", _synonyms(words, language))
                for key, words in book.synonyms.items()
            ),
            *(
                _section(f"term {one.key}", _term(one, language))
                for one in book.terms.values()
            ),
        )


def in_figures(book: Book) -> Document:
    """What the book says alike in all languages, under words of the active one."""
    return _document(
        "",
        *(
            _section(f"fact {one.key}", _about(one), safety=one.safety)
            for one in book.facts.values()
        ),
        *(
            _section(f"clinic {one.key}", _particulars(one))
            for one in book.clinics.values()
        ),
        *(
            _section(f"country {one.code}", _numbers(one))
            for one in book.countries.values()
        ),
        *(_section(f"notice {one.key}", _times(one, book)) for one in book.notices),
        *(_section(f"synonyms {key}", ()) for key in book.synonyms),
        *(_section(f"term {one.key}", _use(one)) for one in book.terms.values()),
    )


def _document(language: str, *sections: SectionCopy) -> Document:
    return Document(
        page_key="", language=language, title="", slug="", summary="", sections=sections
    )


def _section(key: str, lines: Lines, *, safety: bool = False) -> SectionCopy:
    said = [f"{capfirst(about)}: {words}" for about, words in lines if words]
    return SectionCopy(
        key=key,
        kind="text",
        safety=safety,
        language="",
        heading="",
        html="".join(f"<p>{escape(line)}</p>" for line in said),
    )


# --- In the language of the readers ----------------------------------------------------


def _fact(fact: Fact, book: Book, language: str) -> Lines:
    yield _("name"), fact.name.get(language, "")
    if fact.for_all:
        everywhere = _("all other clinics") if fact.per_clinic else _("all clinics")
        yield everywhere, value_words(fact.for_all, fact=fact, language=language)
    for key, clinic in book.clinics.items():
        if value := fact.per_clinic.get(key):
            yield clinic.name, value_words(value, fact=fact, language=language)
    if fact.unit == Unit.COUNT:
        yield _("what is counted, one"), fact.one.get(language, "")
        yield _("what is counted, several"), fact.other.get(language, "")
    for words in fact.options.values():
        yield _("option"), words.get(language, "")
    yield _("words for its subject"), ", ".join(fact.subjects.get(language, ()))


def _clinic(clinic: Clinic, book: Book, language: str) -> Lines:
    yield _("what kind of place"), clinic.setting.get(language, "")
    yield _("how to get there"), clinic.way.get(language, "")
    yield _("who can be referred, and how"), clinic.referral.get(language, "")
    here = _Unfilled(book=book, clinic=clinic.key, language=language)
    for step in clinic.steps:
        words = (
            distance(step, here, clinic=clinic.key),
            duration(step, here, clinic=clinic.key),
            step.title.get(language, ""),
            step.text.get(language, ""),
        )
        yield str(Phase(step.phase).label), " · ".join(filter(None, words))


class _Unfilled(Filling):
    """Names the fact where others say its value: a changed value is no other step."""

    def words_of(self, key: str, **options: str) -> str:
        """The place of a fact, as a text writes it."""
        return f"{{{{{key}}}}}"


def _contacts(country: Country, language: str) -> Lines:
    for contact in country.contacts:
        words = (contact.name.get(language, ""), contact.note.get(language, ""))
        yield str(ContactKind(contact.kind).label), " · ".join(filter(None, words))


def _notice(notice: Notice, language: str) -> Lines:
    yield _("title"), notice.title.get(language, "")
    yield _("text"), notice.text.get(language, "")


def _synonyms(words: WordsByLanguage, language: str) -> Lines:
    yield _("words that mean the same"), ", ".join(words.get(language, ()))


def _term(term: Term, language: str) -> Lines:
    yield _("term"), term.term.get(language, "")
    yield _("also called"), term.also.get(language, "")
    yield _("meaning"), term.meaning.get(language, "")


# --- Alike in all languages ------------------------------------------------------------


def _about(fact: Fact) -> Lines:
    yield _("key"), fact.key
    yield _("unit"), str(Unit(fact.unit).label)
    yield (
        _("shown where clinics are compared"),
        _("yes") if fact.is_compared else _("no"),
    )
    yield _("who answers for it"), fact.owner
    if fact.checked_on:
        yield _("checked on"), formats.date_format(fact.checked_on)
    yield _("sources"), ", ".join(fact.sources)


def _particulars(clinic: Clinic) -> Lines:
    yield _("name"), clinic.name
    yield _("status"), str(Status(clinic.status).label)
    yield _("status checked on"), formats.date_format(clinic.status_checked_on)
    yield _("country"), str(CountryCode(clinic.country).label)
    yield _("street and number"), clinic.street
    yield _("town"), f"{clinic.postal_code} {clinic.city}".strip()
    yield _("phone number"), phones.display(clinic.phone)
    yield _("e-mail"), clinic.email
    yield _("web address"), clinic.website
    yield from hours_in_words(clinic.hours)


def _numbers(country: Country) -> Lines:
    yield _("emergency number"), phones.display(country.emergency)
    yield _("time zone"), country.time_zone
    yield _("checked on"), formats.date_format(country.checked_on)
    for contact in country.contacts:
        words = (phones.display(contact.phone), contact.url)
        yield contact.key, " · ".join(filter(None, words))


def _times(notice: Notice, book: Book) -> Lines:
    clinic = book.clinics.get(notice.clinic)
    yield _("clinic"), clinic.name if clinic else _("the whole site")
    yield _("shown from"), _moment(notice.starts)
    yield _("shown until"), _moment(notice.ends)


def _use(term: Term) -> Lines:
    yield _("explain in texts"), _("yes") if term.is_explained else _("no")


def _moment(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "DATETIME_FORMAT")
