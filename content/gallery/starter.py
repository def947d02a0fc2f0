"""The starter content, read from its files: what examples show. Asks no database.

Everything goes the way that it would go to readers: rendered, copied, filled in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from content.addresses import PLANNER, SOURCES, address, clinic_of
from content.documents import Document, SectionCopy
from content.exchange import folders
from content.exchange.book_of_files import book_of
from content.exchange.folders import Content
from content.exchange.page_files import SectionText
from content.facts.book import Book
from content.facts.fill import fill, fill_text
from content.gallery.records import records
from content.markup import Links, render
from content.pictures.shown import ShownPicture
from content.public.site import Entry, Site
from content.publishing.drawings import DRAWINGS
from content.sections import KINDS

FOLDER = Path(__file__).resolve().parent.parent / "starter"

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
"""The moment in which all examples are drawn, so that they never change by themselves."""


@cache
def content() -> Content:
    """The files, read once per process."""
    return folders.read(FOLDER)


@cache
def facts() -> Book:
    """The book of facts that the files hold."""
    return book_of(content().tables)


@cache
def site() -> Site:
    """The map of the site that the files make."""
    return Site(
        entry(key, language=language)
        for key, texts in content().pages.items()
        for language in texts
    )


def entry(page: str, *, language: str) -> Entry:
    """A page on that map, as its first edition, example content."""
    typed = content().pages[page][language]
    words = {
        name: fill_text(
            getattr(typed, name),
            book=facts(),
            clinic=clinic_of(page),
            language=language,
        )
        for name in ("title", "summary")
    }
    return Entry(
        **words,
        text_id=0,
        page_key=page,
        language=language,
        slug=typed.slug,
        menu=typed.menu,
        position=typed.position,
        number=1,
        first_published_at=NOW,
        published_at=NOW,
        approved_at=None,
        facts_updated_at=None,
        withdrawal=None,
    )


def document(
    page: str,
    *,
    language: str,
    sections: Sequence[SectionCopy] | None = None,
    book: Book | None = None,
) -> Document:
    """A page, in the active language `language`, with its facts.

    sections: other ones than the page's own. book: another one than that of the files.
    """
    typed = content().pages[page][language]
    if sections is None:
        sections = [section(page, one.key, language=language) for one in typed.sections]
    template = Document(
        page_key=page,
        language=language,
        title=typed.title,
        slug=typed.slug,
        summary=typed.summary,
        sections=tuple(sections),
    )
    return fill(template, book=book or facts(), clinic=clinic_of(page))[0]


def section(page: str, key: str, *, language: str) -> SectionCopy:
    """A section of a page, before its facts are filled in."""
    typed = text(page, key, language=language)
    copy = written(typed.body, heading=typed.heading, key=key, language=language)
    table = KINDS[typed.kind].records
    found = DRAWINGS[typed.kind]() if typed.kind in DRAWINGS else ()
    if table:
        found = records(content().tables, table, language=language)
    return replace(copy, kind=typed.kind, safety=typed.safety, records=found)


def text(page: str, key: str, *, language: str) -> SectionText:
    """A section of a page as its file has it."""
    sections = content().pages[page][language].sections
    return next(one for one in sections if one.key == key)


def written(
    markdown: str,
    *,
    heading: str,
    language: str,
    key: str = "part",
    pictures: Mapping[str, ShownPicture] | None = None,
) -> SectionCopy:
    """A section of plain text, before its facts are filled in.

    pictures: those that it may show, by key.
    """
    links = replace(_links(language), pictures=pictures or {})
    return SectionCopy(
        key=key,
        kind="text",
        safety=False,
        language=language,
        heading=heading,
        html=render(markdown, language=language, links=links, anchor=key),
    )


@cache
def _links(language: str) -> Links:
    pages = {
        key: address(key, language=language, slug=texts[language].slug)
        for key, texts in content().pages.items()
    }
    pages[PLANNER] = address(PLANNER, language=language, slug="")
    known = facts()
    return Links(
        pages=pages,
        sources_url=pages[SOURCES],
        sources=frozenset(row["key"] for row in content().tables["sources"]),
        facts=frozenset(known.facts) | known.reserved,
    )
