"""Search: words in the address, pages with a sentence each in the answer.

What a reader looks for stands in the address alone: it is not stored, not logged, not
cached, and not told to any other page.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.addresses import PLANNER, address, search_address
from content.facts.codes import ContactKind, Help
from content.facts.fact_book import FactBook
from content.facts.filling import Filling
from content.facts.views import helplines
from content.public import language_menu, render
from content.public.confidential import confidential
from content.public.now import now
from content.public.search_index import searchable
from content.public.search_making import Searchable
from content.public.site import Entry, Site
from content.search.engine import Answer, Hit
from content.search.engine import search as look_up
from content.search.snippets import Run

LONGEST_QUERY = 120
"""Letters of a query that are looked at."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page that answers. heading, heading_url: of its best part, "" for its top.

    heading_language, language: of heading and snippet. snippet: a sentence, in runs.
    """

    title: str
    url: str
    heading: str
    heading_url: str
    heading_language: str
    language: str
    snippet: tuple[Run, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """A section that leads on."""

    heading: str
    url: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The field, and below it what was found for `?q=`."""
    typed = " ".join(normalize("NFC", request.GET.get("q", "")).split())
    query = typed[:LONGEST_QUERY]
    language = get_language() or ""
    public = now(request)
    everything, book = public.site, public.facts.book
    answered: dict[str, Any] = {}
    if query:
        found_in = searchable(everything, book, language=language)
        answered = {
            **shown(
                look_up(query, index=found_in.index),
                found_in=found_in,
                site=everything,
                language=language,
            ),
            **in_danger(found_in.dangers.helps(query), book=book, language=language),
        }
    response = render.response(
        request,
        "public/search.html",
        site=everything,
        book=book,
        languages=language_menu.to_search(query, here=language),
        has_search_field=True,
        query=query,
        was_cut=len(typed) > len(query),
        longest=LONGEST_QUERY,
        **answered,
    )
    return confidential(response)


def shown(
    answer: Answer, *, found_in: Searchable, site: Site, language: str
) -> dict[str, Any]:
    """What the templates show of an answer, in the active language.

    Words of the site by themselves are shown of today's pages alone.
    """
    suggestion = answer.suggestion if found_in.is_of_today else ""
    return {
        "found": [
            _found(hit, entry=entry, language=language)
            for hit in answer.hits
            if (entry := _entry(hit.page_key, found_in, site=site, language=language))
            or hit.page_key == PLANNER
        ],
        "read_as": answer.read_as if found_in.is_of_today else (),
        "suggestion": suggestion,
        "suggestion_url": _address(suggestion, language=language),
        "ways_on": [
            way
            for kind in ("questions", "helplines")
            for way in _ways(kind, found_in, site=site, language=language)
        ],
    }


def in_danger(
    helps: Collection[str], *, book: FactBook, language: str
) -> dict[str, Any]:
    """What the templates show above everything to somebody who may be in danger."""
    page = Filling(book=book, clinic="", language=language)
    return {
        "is_emergency": bool(helps),
        "crisis_lines": [
            {"country_words": country["country_words"], **render.all_spoken(contact)}
            for country in (helplines(page) if Help.CRISIS in helps else ())
            for contact in country["contacts"]
            if contact["kind"] == ContactKind.CRISIS
        ],
    }


def _entry(
    page_key: str, found_in: Searchable, *, site: Site, language: str
) -> Entry | None:
    """A page that still says what was found in it; None for any other."""
    entry = site.newest(page_key, language=language)
    return entry if entry and found_in.knows(entry) else None


def _ways(
    kind: str, found_in: Searchable, *, site: Site, language: str
) -> Iterator[Way]:
    """The first section of this kind: where to go when nothing was found."""
    for passage in found_in.index.sections(kind):
        entry = _entry(passage.page_key, found_in, site=site, language=language)
        if entry:
            yield Way(heading=passage.heading, url=f"{entry.url}#{passage.anchor}")
            return


def _found(hit: Hit, *, entry: Entry | None, language: str) -> Found:
    """entry: None for “my treatment day”."""
    passage = hit.passage
    url = entry.url if entry else address(PLANNER, language=language, slug="")
    return Found(
        title=entry.title if entry else _("My treatment day"),
        url=url,
        heading=passage.heading if passage.anchor else "",
        heading_url=f"{url}#{passage.anchor}" if passage.anchor else "",
        heading_language=passage.heading_language or passage.language,
        language=passage.language,
        snippet=hit.snippet,
    )


def _address(query: str, *, language: str) -> str:
    if not query:
        return ""
    return f"{search_address(language=language)}?{urlencode({'q': query})}"
