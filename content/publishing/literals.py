"""Facts typed by hand in the drafts, where the next change of the fact would miss them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.addresses import clinic_of
from content.book import Book
from content.facts.fact_book import FactBook
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.literals.finder import Literal, find
from content.schema import NOUNS, keys_of, root_of


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


def everywhere(book: Book, *, facts: FactBook) -> Iterator[Place]:
    """What pages, records, terms, clinics and their steps state by hand."""
    for page in book.entries("page"):
        yield from in_page(page, book=book, facts=facts)
    for noun in NOUNS.values():
        if noun.name not in _NOT_PROSE:
            for entry in book.entries(noun.name):
                yield from _in_entry(entry, book=book, facts=facts)


_NOT_PROSE = (
    *("page", "section", "fact", "option", "notice", "picture"),
    *("synonym", "asked_question", "danger_sign"),
)


def in_page(page: str, *, book: Book, facts: FactBook) -> list[Place]:
    """What a page states by hand, in all its languages, in reading order.

    page: the name of its entry.
    """
    key = keys_of(page)[0]
    return [
        Place(subject=key, language=language, part=part, literal=literal)
        for language in LANGUAGES
        for part, words in _texts(page, book=book, language=language)
        for literal in find(words, language=language, book=facts, clinic=clinic_of(key))
    ]


def _texts(page: str, *, book: Book, language: str) -> Iterator[tuple[str, str]]:
    """The texts of a page, each with the heading of its section."""
    words = book.words(page, language)
    yield "", words.get("title", "")
    yield "", words.get("summary", "")
    for section in book.entries("section", parent=page):
        words = book.words(section, language)
        heading = words.get("heading", "")
        yield heading or keys_of(section)[-1], heading
        yield heading or keys_of(section)[-1], words.get("body", "")


def _in_entry(entry: str, *, book: Book, facts: FactBook) -> Iterator[Place]:
    """What the texts of an entry state by hand."""
    clinic = keys_of(entry)[0] if root_of(entry).startswith("clinic/") else ""
    for language in LANGUAGES:
        for name, words in book.words(entry, language).items():
            for literal in find(words, language=language, book=facts, clinic=clinic):
                yield Place(
                    subject=entry, language=language, part=name, literal=literal
                )
