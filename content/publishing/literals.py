"""Facts typed by hand in the drafts, where the next change of the fact would miss them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from content.addresses import clinic_of
from content.drafts.clinics import Clinic
from content.drafts.pages import Page
from content.drafts.records import RECORD_MODELS
from content.drafts.terms import Term
from content.facts.book import Book
from content.languages import LANGUAGE_NAMES, LANGUAGES, text
from content.literals.finder import Literal, find


@dataclass(frozen=True, kw_only=True)
class Place:
    """A fact typed by hand, and where it stands.

    subject: the key of a page, or a noun and the key of its row. part: the heading of
    a section or the name of a field; "" for a page's own title and summary.
    """

    subject: str
    language: str
    part: str
    literal: Literal

    @property
    def language_name(self) -> str:
        """The name of the language in that language: "Deutsch"."""
        return LANGUAGE_NAMES[self.language]

    def __str__(self) -> str:
        line = _("line %(line)d") % {"line": self.literal.line}
        place = filter(None, (self.subject, self.language_name, self.part, line))
        return f"{', '.join(place)}: {self.literal.message}"


def everywhere(book: Book) -> Iterator[Place]:
    """What pages, records, terms, clinics and their steps state by hand."""
    for page in Page.objects.prefetch_related("sections"):
        yield from in_page(page, book=book)
    models: list[type[Model]] = [*RECORD_MODELS.values(), Term]
    for model in models:
        records: QuerySet[Any] = model._default_manager.all()
        for record in records:
            yield from _in_row(record, key=record.key, book=book)
    for clinic in Clinic.objects.prefetch_related("steps"):
        for row in (clinic, *clinic.steps.all()):
            yield from _in_row(row, key=clinic.key, book=book, clinic=clinic.key)


def in_page(page: Page, *, book: Book) -> list[Place]:
    """What a draft page states by hand, in all its languages, in reading order.

    book: `content.publishing.books.draft_book`, read once for several pages.
    """
    return [
        Place(subject=page.key, language=language, part=part, literal=literal)
        for language in LANGUAGES
        for part, words in _texts(page, language)
        for literal in find(
            words, language=language, book=book, clinic=clinic_of(page.key)
        )
    ]


def _texts(page: Page, language: str) -> Iterator[tuple[str, str]]:
    """The texts of a page, each with the heading of its section."""
    yield "", text(page, "title", language)
    yield "", text(page, "summary", language)
    for section in page.sections.all():
        heading = text(section, "heading", language) or section.key
        yield heading, text(section, "heading", language)
        yield heading, text(section, "body", language)


def _in_row(row: Model, *, key: str, book: Book, clinic: str = "") -> Iterator[Place]:
    """What the translated fields of a row state by hand."""
    for field in row._meta.fields:
        if original := getattr(field, "translated_field", None):
            language = field.language  # type: ignore[attr-defined]
            words = text(row, original.name, language)
            for literal in find(words, language=language, book=book, clinic=clinic):
                yield Place(
                    subject=f"{row._meta.verbose_name} {key}",
                    language=language,
                    part=str(original.verbose_name),
                    literal=literal,
                )
