"""What examples have in common: sections of the starter content, ready to be drawn."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import get_language

from content.documents import RecordCopy, SectionCopy
from content.facts.book import Book
from content.gallery import starter
from content.gallery.components import Context, Shown
from content.public import render

SECTIONS = "partials/sections.html"

Choice = Callable[[Iterable[RecordCopy]], Iterable[RecordCopy]]
"""Leaves out some records of a section, so that an example stays short."""


def here() -> str:
    """The language in which the example is drawn."""
    return get_language() or ""


def section(
    page: str,
    key: str,
    *,
    on: str = "",
    choose: Choice = tuple,
    change: Callable[[SectionCopy], SectionCopy] | None = None,
    book: Callable[[], Book] = starter.facts,
) -> Shown:
    """A section of a page of the starter content.

    on: another page on which it stands in the example. change: what is different before its facts are filled in. book: other facts.
    """

    def shown() -> Context:
        copy = starter.section(page, key, language=here())
        copy = change(copy) if change else copy
        return of_sections([copy], page=on or page, choose=choose, book=book())

    return shown


def of_sections(
    sections: Iterable[SectionCopy],
    *,
    page: str,
    choose: Choice = tuple,
    book: Book | None = None,
) -> Context:
    """Sections as if they stood on a page, with its facts."""
    book = book or starter.facts()
    document = starter.document(
        page, sections=tuple(sections), language=here(), book=book
    )
    document = replace(
        document,
        sections=tuple(
            replace(one, records=tuple(choose(one.records)))
            for one in document.sections
        ),
    )
    return {**render.shown(document, site=starter.site()), "book": book}


def one_of_each(*fields: str) -> Choice:
    """The first record with each combination of codes in these fields."""

    def choose(records: Iterable[RecordCopy]) -> list[RecordCopy]:
        found: dict[tuple[str, ...], RecordCopy] = {}
        for record in records:
            found.setdefault(tuple(str(record[field]) for field in fields), record)
        return [*found.values()]

    return choose


def first(number: int) -> Choice:
    """The first few records."""
    return lambda records: tuple(records)[:number]


def only_clinic(key: str) -> Callable[[], Book]:
    """The facts of a site with one clinic."""
    return lambda: replace(starter.facts(), clinics={key: starter.facts().clinics[key]})
