"""Every public page once, with its address in each language: `hreflang`.

The head of a page and the map of the site both ask here, so that they cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from content.addresses import HOME, PLANNER, address
from content.dynamic import is_left_out
from content.facts.fact_book import FactBook
from content.languages import readers_languages, source_language
from content.public.site import Entry, Site

X_DEFAULT = "x-default"
"""What `hreflang` calls the address for readers of none of our languages."""

CHOOSER = "/"
"""The bare address, which asks the browser for the reader's language."""


@dataclass(frozen=True, kw_only=True)
class Alternate:
    """One address of a place. language: "nl", or X_DEFAULT. url: without a host."""

    language: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page that is public now. urls, changed_at: by language, without a host.

    changed_at: when its text or its facts were last issued; empty where nobody knows.
    """

    page_key: str
    urls: Mapping[str, str]
    changed_at: Mapping[str, datetime]

    @property
    def alternates(self) -> list[Alternate]:
        """Its address in every language, its own included, and the one for others.

        Readers of another language get the bare address instead of home, because it can
        choose; and of any other page the text that was written first.
        """
        if self.page_key == HOME:
            other = CHOOSER
        else:
            other = self.urls.get(source_language()) or next(iter(self.urls.values()))
        return [
            *(Alternate(language=code, url=url) for code, url in self.urls.items()),
            Alternate(language=X_DEFAULT, url=other),
        ]


def place_of(page_key: str, *, site: Site, book: FactBook) -> Place | None:
    """A page in all its languages; None for one that is not public."""
    if page_key == PLANNER:
        return _planner() if book.clinics and not is_left_out() else None
    entries: dict[str, Entry] = {}
    for language in readers_languages():
        if entry := site.newest(page_key, language=language):
            entries[language] = entry
    if not entries:
        return None
    return Place(
        page_key=page_key,
        urls={language: entry.url for language, entry in entries.items()},
        changed_at={
            language: entry.published_at for language, entry in entries.items()
        },
    )


def all_places(*, site: Site, book: FactBook) -> list[Place]:
    """Everything that search engines may list, in the order of the menus."""
    keys = dict.fromkeys(
        entry.page_key
        for language in readers_languages()
        for entry in site.pages(language=language)
    )
    places = (place_of(key, site=site, book=book) for key in (*keys, PLANNER))
    return [place for place in places if place]


def _planner() -> Place:
    return Place(
        page_key=PLANNER,
        urls={
            code: address(PLANNER, language=code, slug="")
            for code in readers_languages()
        },
        changed_at={},
    )
