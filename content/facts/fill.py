"""Putting facts into whole documents, and the meanings of difficult words beside them.

Works on what the markup has made of a text, so that an approved page can be filled
again when a fact changes, without rendering a word of it anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import override

from content.addresses import clinic_of
from content.documents import Document, RecordCopy, SectionCopy
from content.facts.book import Book
from content.facts.filling import Filling
from content.facts.views import VIEWS
from content.glossary.explaining import explain

__all__ = ["fill", "fill_all", "fill_text"]


def fill_text(text: str, *, book: Book, clinic: str, language: str) -> str:
    """One plain text with its facts. Raises UnknownFact, ValueError for a form."""
    return Filling(book=book, clinic=clinic, language=language).text(text)


def fill_all(
    templates: Mapping[str, Document], *, book: Book
) -> tuple[dict[str, Document], dict[str, dict[str, str]]]:
    """A page in all its languages with its facts, and what it states of them.

    templates, documents: by language. The facts: key → language → words.

    Raises:
        UnknownFact, as `fill`.
    """
    documents: dict[str, Document] = {}
    facts: dict[str, dict[str, str]] = {}
    for language, template in templates.items():
        documents[language], used = fill(
            template, book=book, clinic=clinic_of(template.page_key)
        )
        for key, words in used.items():
            facts.setdefault(key, {})[language] = words
    return documents, facts


def fill(
    template: Document, *, book: Book, clinic: str
) -> tuple[Document, dict[str, str]]:
    """A document with its facts and terms, and the facts it states: key → words.

    Raises:
        UnknownFact: the book has no such fact, or no value for it here.
    """
    here = Filling(book=book, clinic=clinic, language=template.language)
    document = replace(
        template,
        title=here.text(template.title),
        summary=here.text(template.summary),
        sections=tuple(_section(section, here) for section in template.sections),
    )
    return explain(document, here), here.used


def _section(section: SectionCopy, page: Filling) -> SectionCopy:
    own = page.in_language(section.language)
    view = VIEWS.get(section.kind)
    with override(page.language):
        records = view(page) if view else tuple(_records(section, page))
    return replace(
        section,
        heading=own.text(section.heading),
        html=own.html(section.html),
        records=records,
    )


def _records(section: SectionCopy, page: Filling) -> Iterator[RecordCopy]:
    for record in section.records:
        own = page.in_language(record.get("language", page.language))
        yield {name: _value(value, own) for name, value in record.items()}


def _value(value: Any, here: Filling) -> Any:
    return here.text(value) if isinstance(value, str) else value
