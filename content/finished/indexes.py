"""The search's indexes, made by one process for all of them."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F

from content.editions.finished import FinishedState
from content.editions.published_facts import published_facts
from content.finished.outdating import hold_state
from content.languages import readers_languages
from content.public import search_kept, search_making, search_parts, site
from content.public.search_signed import signed
from content.public.search_sources import Sources

SECONDS = 120
"""Within which one index is made: a second or two, and a minute where none of a thousand
pages has been read before."""

_KEY = "index of "
"""Before a language: no address begins so."""


def missing() -> list[str]:
    """Keys of the indexes that were made of other pages than those of today."""
    everything, book, kept = site.load(), published_facts().book, search_kept.kept()
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
    sources = Sources.of(site.load(), published_facts().book, language=language)
    made = search_making.make(sources)
    search_parts.keep(language, made.parts, names=made.names)
    body = signed(made.ready, made_of=sources.digest)
    with transaction.atomic():
        hold_state()
        search_kept.keep(language, body, made_of=sources.digest)
        FinishedState.objects.filter(pk=1).update(sequence=F("sequence") + 1)
