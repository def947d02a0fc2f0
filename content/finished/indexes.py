"""The search's indexes, made by the one process that renews, for all of them."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import F

from content.editions.finished import FinishedState
from content.editions.reading import published
from content.finished.outdating import hold_state
from content.languages import readers_languages
from content.public import search_kept, site
from content.public.search_index import Sources, make


def missing_indexes() -> list[str]:
    """The languages whose index was made of other pages than those of today."""
    everything, book, kept = site.load(), published().facts, search_kept.kept()
    return [
        language
        for language in readers_languages()
        if kept.get(language) != Sources.of(everything, book, language=language).digest
    ]


def make_indexes() -> Iterator[str]:
    """Make what is missing, and tell each language when it is there.

    Nobody waits for a lock meanwhile. An index of yesterday's pages does no harm: it is
    known by what it was made of, and so never taken for another. This process takes it
    up from the store as all others do, which leaves nothing of the work in its memory.
    """
    for language in missing_indexes():
        sources = Sources.of(site.load(), published().facts, language=language)
        ready = make(sources)
        with transaction.atomic():
            hold_state()
            search_kept.keep(language, ready, made_of=sources.digest)
            FinishedState.objects.filter(pk=1).update(sequence=F("sequence") + 1)
        yield language
