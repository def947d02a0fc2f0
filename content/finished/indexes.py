"""The search's indexes, made by one process for all of them."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from content.editions.finished import FinishedState
from content.editions.reading import published
from content.finished.outdating import hold_state
from content.languages import readers_languages
from content.public import search_index, search_kept, site
from content.public.search_index import Sources

SECONDS = 120
"""Within which one index is made: it takes two for a hundred pages, sixty for a thousand."""

_KEY = "index of "
"""Before a language: no address begins so."""


def missing() -> list[str]:
    """Keys of the indexes that were made of other pages than those of today."""
    everything, book, kept = site.load(), published().facts, search_kept.kept()
    return [
        _KEY + language
        for language in readers_languages()
        if kept.get(language) != Sources.of(everything, book, language=language).digest
    ]


def make(keys: Collection[str]) -> None:
    """Those of the keys that nobody has made by now.

    Nobody waits for a lock meanwhile. An index of yesterday's pages does no harm: it is
    known by what it was made of, and so never taken for another. This process takes it
    up from the store as all others do, which leaves nothing of the work in its memory.
    """
    for key in missing():
        if key in keys:
            _make(key.removeprefix(_KEY))


def _make(language: str) -> None:
    sources = Sources.of(site.load(), published().facts, language=language)
    ready = search_index.make(sources)
    with transaction.atomic():
        hold_state()
        search_kept.keep(language, ready, made_of=sources.digest)
        FinishedState.objects.filter(pk=1).update(sequence=F("sequence") + 1)
