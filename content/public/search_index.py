"""The search's index, kept per process and language while the site stays the same.

It is known by what it was made of: the public pages of the language, the synonyms, the
questions asked before and the signs of danger. All are read for every page anyway, so
that a search asks the database nothing more, and a page that was withdrawn or published
makes another index.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from django.utils.translation import gettext as _

from content.addresses import PLANNER, clinic_of
from content.documents import Document
from content.facts.fact_book import FactBook
from content.public.reading import read_all
from content.public.site import Entry, Site
from content.search.asked import Place
from content.search.danger import Dangers, Sign
from content.search.index import Index, build

_MENU_WEIGHTS = {"none": 0.8, "reference": 0.7, "legal": 0.7}
"""Home, words and sources name what other pages explain; small print names everything."""

_CLINIC_WEIGHT = 0.6
"""Clinics repeat for themselves what the pages about the treatment say for all."""


@dataclass(frozen=True, kw_only=True)
class Searchable:
    """What a search in one language needs. made_of: all that it was made of."""

    made_of: Hashable
    index: Index
    dangers: Dangers


_kept: dict[str, Searchable] = {}
_building = Lock()


def searchable(site: Site, book: FactBook, *, language: str) -> Searchable:
    """What is public now, ready to be searched in the active language.

    Threads that need a new one wait until one of them has finished it. A query to make
    one.
    """
    entries = tuple(site.pages(language=language))
    synonyms = tuple(words.get(language, ()) for words in book.synonyms.values())
    asked = _asked(book, language=language)
    signs = tuple(_signs(book, language=language))
    made_of = (entries, synonyms, asked, signs, bool(book.clinics))
    kept = _kept.get(language)
    if kept and kept.made_of == made_of:
        return kept
    with _building:
        kept = _kept.get(language)
        if kept is None or kept.made_of != made_of:
            documents = read_all(entries, site=site)
            if book.clinics:
                documents.append(_planner(language))
            index = build(
                documents,
                language=language,
                synonyms=synonyms,
                page_weights={entry.page_key: _weight(entry) for entry in entries},
                asked=asked,
            )
            dangers = Dangers(signs, language=language, known=index.lexicon.stems)
            kept = Searchable(made_of=made_of, index=index, dangers=dangers)
            _kept[language] = kept
        return kept


def _asked(book: FactBook, *, language: str) -> tuple[tuple[Place, str], ...]:
    return tuple(
        (Place(one.page, one.section), question)
        for one in book.asked.values()
        for question in one.questions.get(language, ())
    )


def _signs(book: FactBook, *, language: str) -> list[Sign]:
    return [
        Sign(
            help=one.help,
            words=one.words.get(language, ()),
            harmless=one.harmless.get(language, ()),
        )
        for one in book.dangers.values()
    ]


def _weight(entry: Entry) -> float:
    if clinic_of(entry.page_key):
        return _CLINIC_WEIGHT
    return _MENU_WEIGHTS.get(entry.menu, 1.0)


def _planner(language: str) -> Document:
    """“My treatment day”, which is no page of the editions."""
    return Document(
        page_key=PLANNER,
        language=language,
        title=_("My treatment day"),
        slug="",
        summary=_(
            "The whole day of your infusion in clock times, to print or for your "
            "calendar."
        ),
        sections=(),
    )
