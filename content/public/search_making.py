"""The search's index of a language, made of what has been read of its pages.

A page is read once: what it says is kept for the next index (`search_parts.py`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from content.addresses import PLANNER, clinic_of
from content.documents import Document
from content.public import search_parts
from content.public.reading import read_all
from content.public.search_sources import Sources
from content.public.site import Entry
from content.search.building import Kept, assemble
from content.search.danger import Dangers
from content.search.index import Index
from content.search.pages import PageRead, read
from content.search.sayings import Sayings
from content.search.words import Stemmer

_MENU_WEIGHTS = {"none": 0.8, "reference": 0.7, "legal": 0.7}
"""Home, words and sources name what other pages explain; small print names everything."""

_CLINIC_WEIGHT = 0.6
"""Clinics repeat for themselves what the pages about the treatment say for all."""


@dataclass(frozen=True, kw_only=True)
class Searchable:
    """What a search in one language needs.

    editions: page key → of which edition the index was made. is_of_today: of all that
    is public now, and of nothing else.
    """

    index: Index
    dangers: Dangers
    editions: Mapping[str, int]
    is_of_today: bool = True

    def knows(self, entry: Entry) -> bool:
        """Whether the page says today what it says in the index."""
        return self.editions.get(entry.page_key) == entry.edition_id


@dataclass(frozen=True, kw_only=True)
class Made:
    """An index, and the parts of it that are new. names: of all its parts."""

    ready: Searchable
    parts: Mapping[str, Any]
    names: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A page as it was read, and who says what in it."""

    page: PageRead
    said: Sayings


def make(sources: Sources) -> Made:
    """Read the pages that nobody has read, and put all together.

    Twenty pages take a second of the processor to read, a thousand as much to put
    together.
    """
    names = {_name(one): one for one in sources.entries}
    of_asked = _digest(f"asked in {sources.language}")
    before = dict(search_parts.read(sources.language, names={*names, of_asked}))
    kept = Kept(asked=before.pop(of_asked, None))
    asked_before = kept.asked
    kept.said.update((one.page.key, one.said) for one in before.values())
    pages = {name: one.page for name, one in before.items()}
    pages.update(_read([one for one in names if one not in before], names, sources))
    index = assemble(
        [*(pages[name] for name in names), *_planner(sources)],
        language=sources.language,
        synonyms=sources.synonyms,
        page_weights={one.page_key: _weight(one) for one in sources.entries},
        asked=sources.asked,
        kept=kept,
    )
    parts: dict[str, Any] = {
        name: Part(page=pages[name], said=kept.said[one.page_key])
        for name, one in names.items()
        if name not in before or before[name].said is not kept.said[one.page_key]
    }
    if kept.asked is not asked_before:
        parts[of_asked] = kept.asked
    ready = Searchable(
        index=index,
        dangers=dangers(sources, index=index),
        editions={one.page_key: one.edition_id for one in sources.entries},
    )
    return Made(ready=ready, parts=parts, names=frozenset([*names, of_asked]))


def unread(sources: Sources) -> int:
    """How many pages nobody has read yet. One query."""
    return search_parts.lacking(sources.language, names=map(_name, sources.entries))


def dangers(sources: Sources, *, index: Index) -> Dangers:
    """What recognises danger, beside an index of these sources or of older ones."""
    known = index.lexicon.stems
    return Dangers(sources.signs, language=sources.language, known=known)


def _read(
    names: Iterable[str], entries: Mapping[str, Entry], sources: Sources
) -> Iterator[tuple[str, PageRead]]:
    """The pages of these names, read. A query for some at a time."""
    stemmer = Stemmer(sources.language)
    with override(sources.language):
        for batch in search_parts.batched(names):
            some = [entries[name] for name in batch]
            documents = read_all(some, site=sources.site)
            for name, document in zip(batch, documents, strict=True):
                yield name, read(document, stemmer=stemmer)


def _name(entry: Entry) -> str:
    """By what it was made of: an edition is never changed."""
    return _digest(repr(entry))


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _weight(entry: Entry) -> float:
    if clinic_of(entry.page_key):
        return _CLINIC_WEIGHT
    return _MENU_WEIGHTS.get(entry.menu, 1.0)


def _planner(sources: Sources) -> list[PageRead]:
    """“My treatment day”, which is no page of the editions; not where there is none."""
    if not sources.book.clinics:
        return []
    with override(sources.language):
        document = Document(
            page_key=PLANNER,
            language=sources.language,
            title=_("My treatment day"),
            slug="",
            summary=_(
                "The whole day of your infusion in clock times, to print or for your "
                "calendar."
            ),
            sections=(),
        )
    return [read(document, stemmer=Stemmer(sources.language))]
