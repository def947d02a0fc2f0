"""The search's index, kept per process and language while the site stays the same.

It is known by what it was made of: the public pages of the language and the synonyms.
Both are read for every page anyway, so that a search asks the database nothing more,
and a page that was withdrawn or published makes another index.
"""

from collections.abc import Hashable
from threading import Lock

from django.utils.translation import gettext as _

from content.addresses import PLANNER, clinic_of
from content.documents import Document
from content.facts.fact_book import FactBook
from content.public.reading import read_all
from content.public.site import Entry, Site
from content.search.index import Index, build

_MENU_WEIGHTS = {"none": 0.8, "reference": 0.7, "legal": 0.7}
"""Home, words and sources name what other pages explain; small print names everything."""

_CLINIC_WEIGHT = 0.6
"""Clinics repeat for themselves what the pages about the treatment say for all."""

_kept: dict[str, tuple[Hashable, Index]] = {}
_building = Lock()


def index_of(site: Site, book: FactBook, *, language: str) -> Index:
    """The index of what is public now, in the active language. A query to make one.

    Threads that need a new one wait until one of them has finished it.
    """
    entries = tuple(site.pages(language=language))
    synonyms = tuple(words.get(language, ()) for words in book.synonyms.values())
    made_of = (entries, synonyms, bool(book.clinics))
    kept = _kept.get(language)
    if kept and kept[0] == made_of:
        return kept[1]
    with _building:
        kept = _kept.get(language)
        if kept is None or kept[0] != made_of:
            documents = read_all(entries, site=site)
            if book.clinics:
                documents.append(_planner(language))
            index = build(
                documents,
                language=language,
                synonyms=synonyms,
                page_weights={entry.page_key: _weight(entry) for entry in entries},
            )
            kept = _kept[language] = (made_of, index)
        return kept[1]


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
