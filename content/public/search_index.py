"""The search's index, kept per process and language while the site stays the same.

It is known by what it was made of: the public pages of the language, the synonyms, the
questions asked before and the signs of danger; so a page that was withdrawn or published
makes another index. One process makes it for all (`content/finished/indexes.py`); where
that has not happened yet, who is asked makes its own.
"""

import hashlib
from dataclasses import dataclass
from threading import Lock

from django.utils.translation import gettext as _
from django.utils.translation import override

from content.addresses import PLANNER, clinic_of
from content.documents import Document
from content.facts.fact_book import FactBook
from content.public import search_kept
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
    """What a search in one language needs."""

    index: Index
    dangers: Dangers


@dataclass(frozen=True, kw_only=True)
class Sources:
    """All that the index of a language is made of."""

    site: Site
    book: FactBook
    language: str
    entries: tuple[Entry, ...]
    synonyms: tuple[tuple[str, ...], ...]
    asked: tuple[tuple[Place, str], ...]
    signs: tuple[Sign, ...]

    @classmethod
    def of(cls, site: Site, book: FactBook, *, language: str) -> "Sources":
        """Those of today."""
        return cls(
            site=site,
            book=book,
            language=language,
            entries=tuple(site.pages(language=language)),
            synonyms=tuple(words.get(language, ()) for words in book.synonyms.values()),
            asked=_asked(book, language=language),
            signs=tuple(_signs(book, language=language)),
        )

    @property
    def digest(self) -> str:
        """The same in every process, for the same sources."""
        told = (self.language, self.entries, self.synonyms, self.asked, self.signs)
        return hashlib.sha256(
            repr((*told, bool(self.book.clinics))).encode()
        ).hexdigest()


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """site, book: for which it was last found to be right. made_of: a digest."""

    site: Site
    book: FactBook
    made_of: str
    ready: Searchable


_kept: dict[str, _Kept] = {}
_making = Lock()


def searchable(site: Site, book: FactBook, *, language: str) -> Searchable:
    """What is public now, ready to be searched in a language.

    Threads that need a new one wait until one of them has finished it. Two queries where
    it must be made here.
    """
    kept = _still_right(site, book, language=language)
    if kept is None:
        with _making:
            kept = _renewed(site, book, language=language)
            if kept is None:
                sources = Sources.of(site, book, language=language)
                kept = _Kept(
                    site=site, book=book, made_of=sources.digest, ready=make(sources)
                )
                _kept[language] = kept
    return kept.ready


def take_up(site: Site, book: FactBook, *, language: str) -> bool:
    """Whether another one stands ready here now, since some process has made it."""
    if _still_right(site, book, language=language):
        return False
    with _making:
        return _renewed(site, book, language=language) is not None


def _still_right(site: Site, book: FactBook, *, language: str) -> _Kept | None:
    kept = _kept.get(language)
    return kept if kept and kept.site is site and kept.book is book else None


def _renewed(site: Site, book: FactBook, *, language: str) -> _Kept | None:
    """What is kept here, or in the store; None where neither is of today."""
    kept = _kept.get(language)
    made_of = Sources.of(site, book, language=language).digest
    ready = (
        kept.ready
        if kept and kept.made_of == made_of
        else search_kept.read(language, made_of=made_of)
    )
    if ready is None:
        return None
    _kept[language] = _Kept(site=site, book=book, made_of=made_of, ready=ready)
    return _kept[language]


def make(sources: Sources) -> Searchable:
    """Read the pages into an index: a second of the processor."""
    with override(sources.language):
        documents = read_all(sources.entries, site=sources.site)
        if sources.book.clinics:
            documents.append(_planner(sources.language))
        index = build(
            documents,
            language=sources.language,
            synonyms=sources.synonyms,
            page_weights={one.page_key: _weight(one) for one in sources.entries},
            asked=sources.asked,
        )
    dangers = Dangers(
        sources.signs, language=sources.language, known=index.lexicon.stems
    )
    return Searchable(index=index, dangers=dangers)


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
