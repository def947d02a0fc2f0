"""What is public now, for the pages that are made for one reader: search and planner.

Whoever passes a request on can say which state of the store it has seen last. While that
is the same, nothing is asked of the database.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from django.http import HttpRequest

from content.editions.published_facts import PublishedFacts, published_facts
from content.finished.keys import SEEN
from content.public import site
from content.public.site import Site


@dataclass(frozen=True, kw_only=True)
class Now:
    """The map of the public site, and the facts that it states."""

    site: Site
    facts: PublishedFacts


_kept: tuple[Hashable, Now] | None = None


def now(request: HttpRequest) -> Now:
    """As the request has seen it. No query; two where that is new, or nobody says."""
    global _kept
    seen, kept = request.META.get(SEEN), _kept
    if seen is None or kept is None or kept[0] != seen:
        kept = seen, Now(site=site.load(), facts=published_facts())
        _kept = kept
    return kept[1]
