"""The search's index, kept per process and language while the site stays the same.

It is known by what it was made of: the public pages of the language, the synonyms, the
questions asked before and the signs of danger; so a page that was withdrawn or published
makes another index. One process makes it for all (`content/finished/indexes.py`). Where
that has not happened yet, who is asked makes its own if few pages have to be read for
it. Else the last one answers meanwhile, and of that only what the pages still say.
"""

from dataclasses import dataclass, replace
from threading import Lock

from django.conf import settings

from content.facts.fact_book import FactBook
from content.public import search_kept, search_making
from content.public.search_making import Searchable, dangers
from content.public.search_sources import Sources
from content.public.site import Site

FEW = 20
"""Pages that are read while somebody waits: a second of the processor."""


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """site, book: for which it was last found to be the best there is. made_of: a digest
    of what belongs to them."""

    site: Site
    book: FactBook
    made_of: str
    ready: Searchable


_kept: dict[str, _Kept] = {}
_making = Lock()


def searchable(site: Site, book: FactBook, *, language: str) -> Searchable:
    """What is public now, ready to be searched in a language.

    Threads that need a new one wait until one of them has finished it. Four queries where
    it must be made here.
    """
    kept = _still_right(site, book, language=language)
    if kept is None:
        with _making:
            kept = (
                _still_right(site, book, language=language)
                or _renewed(site, book, language=language)
                or _meanwhile(site, book, language=language)
            )
            _kept[language] = kept
    return kept.ready


def take_up(site: Site, book: FactBook, *, language: str) -> bool:
    """Whether another one stands ready here now, since some process has made it."""
    kept = _still_right(site, book, language=language)
    if kept and kept.ready.is_of_today:
        return False
    with _making:
        renewed = _renewed(site, book, language=language)
        if renewed:
            _kept[language] = renewed
    return renewed is not None


def _still_right(site: Site, book: FactBook, *, language: str) -> _Kept | None:
    kept = _kept.get(language)
    return kept if kept and kept.site is site and kept.book is book else None


def _renewed(site: Site, book: FactBook, *, language: str) -> _Kept | None:
    """What is kept here, or in the store; None where neither is of today."""
    kept = _kept.get(language)
    made_of = Sources.of(site, book, language=language).digest
    ready = (
        kept.ready
        if kept and kept.ready.is_of_today and kept.made_of == made_of
        else search_kept.read(language, made_of=made_of)
    )
    if ready is None:
        return None
    return _Kept(site=site, book=book, made_of=made_of, ready=ready)


def _meanwhile(site: Site, book: FactBook, *, language: str) -> _Kept:
    """Made here, or the last one, until some process has made that of today."""
    sources = Sources.of(site, book, language=language)
    last = _kept.get(language)
    if last and settings.MAKE_AHEAD and search_making.unread(sources) > FEW:
        found = dangers(sources, index=last.ready.index)
        ready = replace(last.ready, dangers=found, is_of_today=False)
    else:
        ready = search_making.make(sources).ready
    return _Kept(site=site, book=book, made_of=sources.digest, ready=ready)
