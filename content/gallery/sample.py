"""The gallery's own small content as a book, and the pages made of it. No database."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.templatetags.static import static

from content.book import Book, Part, PartKey
from content.book.translation import History
from content.documents import Document, SectionCopy
from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.facts.fact_book import FactBook
from content.languages import LANGUAGES
from content.pictures.names import moved
from content.public.links import resolved
from content.public.site import Entry, Site
from content.publishing.rendering import Renderer, no_history
from content.schema import keys_of

FOLDER = Path(__file__).resolve().parent / "content"

SHOWN_IN = tuple(code for code in LANGUAGES if any(FOLDER.glob(f"pages/*.{code}.md")))
"""The languages of the examples; one of the site that is in preparation may lack them."""

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
"""The moment in which all examples are drawn, so that they never change by themselves."""


class Sample:
    """A book and its pages, rendered by the same code as those of readers.

    history: finds the source words that an old translation says.
    """

    def __init__(self, book: Book, *, history: History = no_history) -> None:
        self.book = book
        self._history = history
        self._renderer = Renderer(book, history=history)

    def replaced(self, parts: Mapping[PartKey, Part | None]) -> "Sample":
        """The same with other parts; None for one that is gone."""
        return Sample(self.book.replaced(parts), history=self._history)

    @property
    def facts(self) -> FactBook:
        """Facts, clinics, countries and notices: what stands around a page."""
        return self._renderer.facts

    def document(self, page: str, *, language: str) -> Document:
        """A page as readers of a language see it.

        Raises:
            ValueError: the book holds something that nobody could publish.
        """
        return resolved(self.unlinked(page, language=language), site=site())

    def unlinked(self, page: str, *, language: str) -> Document:
        """The same with its links as editions keep them."""
        rendered = self._renderer.page(page, language)
        if rendered.document is None:
            raise ValueError(f"{page}, {language}: {rendered.findings}")
        return replace(
            rendered.document,
            sections=tuple(map(_with_a_picture, rendered.document.sections)),
        )

    def section(self, page: str, key: str, *, language: str) -> Document:
        """A page with one of its sections alone."""
        document = self.document(page, language=language)
        return replace(
            document, sections=tuple(one for one in document.sections if one.key == key)
        )


@cache
def own() -> Sample:
    """The files of this folder, read once per process."""
    return Sample(book_of(folders.read(FOLDER)))


@cache
def site() -> Site:
    """The map of the site that the files make."""
    return Site(_entries())


def entry(page: str, *, language: str) -> Entry:
    """A page on that map, as its first edition."""
    return site().languages_of(page)[language]


def _entries() -> Iterable[Entry]:
    """Every page in every language, as if somebody had published it just now."""
    for name in own().book.entries("page"):
        for language in SHOWN_IN:
            document = own().unlinked(keys_of(name)[0], language=language)
            yield Entry(
                edition_id=0,
                publication_id=0,
                page_key=document.page_key,
                language=language,
                title=document.title,
                slug=document.slug,
                summary=document.summary,
                menu=document.menu,
                position=document.position,
                number=1,
                first_published_at=NOW,
                published_at=NOW,
                is_example=True,
                approved_at=None,
                approver_role="",
                facts_updated_at=None,
                withdrawal=None,
            )


def _with_a_picture(section: SectionCopy) -> SectionCopy:
    """With the site's own mark in place of files that only a publication makes."""
    return replace(
        section, html=moved(section.html, to=lambda _name: static("icons/icon-512.png"))
    )
