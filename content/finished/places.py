"""Every address whose response is made before anybody asks."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.urls import reverse

from content.addresses import below, history
from content.dynamic import is_left_out
from content.editions.finished import FinishedState
from content.finished.keys import key_of
from content.languages import readers_languages
from content.one_moment import one_moment
from content.public import site


class Drawn(NamedTuple):
    """What a response is drawn from: an edition, or, for a list, all of a page's."""

    edition: int
    page_key: str
    language: str
    is_list: bool = False


Stored = Mapping[str, Drawn | None]

_known: tuple[Any, Stored] = (None, {})


def stored() -> Stored:
    """The keys of the store, those that readers ask for first at the front.

    What else may be kept (old editions, two languages side by side, large print) is
    made when somebody asks: there is no end of it, and few do.

    Kept per process until something is outdated: no address comes or goes without.
    """
    global _known
    state = FinishedState.objects.values_list("token", "outdatings").first()
    reads = (state, readers_languages(), settings.SECURITY_CONTACT, is_left_out())
    if state is None or _known[0] != reads:
        with one_moment():
            _known = (reads, _stored())
    return _known[1]


def stored_keys() -> list[str]:
    """The keys alone."""
    return list(stored())


def _stored() -> Stored:
    everything = site.load()
    pages: dict[str, Drawn | None] = {}
    lists: dict[str, Drawn | None] = {}
    for language in readers_languages():
        for view in ("feed", "manifest"):
            lists[below(f"public:{view}", language=language)] = None
        for entry in everything.entries(language=language):
            drawn = Drawn(entry.edition_id, entry.page_key, language)
            pages[entry.url] = drawn
            address = history(entry.page_key, entry.slug, language=language)
            lists[address] = drawn._replace(is_list=True)
    choosers = [key_of("/", language=code) for code in readers_languages()]
    machines = [reverse("sitemap"), reverse("robots")]
    if settings.SECURITY_CONTACT:
        machines.append(reverse("security"))
    return pages | dict.fromkeys(choosers) | lists | dict.fromkeys(machines)
