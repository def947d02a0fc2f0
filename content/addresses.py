"""Where pages stand on the public site."""

from django.conf import settings
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.functional import lazy
from django.utils.translation import get_language, override

from content.address_words import ENGLISH, AddressWords
from content.declared_languages import language as declared
from content.dynamic import place_of
from content.one_moment import once

HOME = "home"
"""The key of the page that stands at /nl/, /de/ and /en/."""

SOURCES = "sources"
"""The key of the page that citations lead to."""

CLINICS = "clinics"
"""The key of the page that compares the clinics and stands above their own pages."""

WHEN_TO_CALL = "side-effects"
"""The key of the page that says when to call whom; its card for emergencies is
"emergency"."""

PLANNER = "my-day"
"""What links call “my treatment day”, which is no page of the drafts."""

_CLINIC = "clinic-"


def page_key_of(clinic: str) -> str:
    """The key of a clinic's page: "clinic-zeewind" for the clinic "zeewind"."""
    return _CLINIC + clinic


def clinic_of(page_key: str) -> str:
    """The clinic that a page is about; "" for a page about all of them."""
    return page_key.removeprefix(_CLINIC) if page_key.startswith(_CLINIC) else ""


def address(page_key: str, *, language: str, slug: str) -> str:
    """The address of a page's newest edition: "/nl/kosten/", "/nl/klinieken/zeewind/".

    "/nl/" for home; the planner has an address of its own, "" where it is left out.
    """
    if page_key == HOME:
        return below("public:home", language=language)
    if page_key == PLANNER:
        return place_of(below("public:planner", language=language))
    return below(_name("page", page_key), slug, language=language)


def whole(path: str) -> str:
    """An address of this site with its host: what the site calls itself, whatever name
    somebody reached it by, so that a page is the same for everybody."""
    if path.startswith("http"):
        return path  # somewhere else, as `content.dynamic` says
    return settings.SITE_ADDRESS + (iri_to_uri(path) or "")


def search_address(*, language: str) -> str:
    """Where a language's search stands: "/nl/zoeken/"; "" where it is left out."""
    return place_of(below("public:search", language=language))


def together(page_key: str, slug: str, *, language: str, beside: str) -> str:
    """The address of a page in two languages: "/nl+de/kosten/".

    language: whose address of the page it is, and which stands first.
    """
    _, _, rest = address(page_key, language=language, slug=slug).split("/", 2)
    return reverse("together", args=[language, beside, rest])


def permalink(page_key: str, slug: str, *, language: str, number: int) -> str:
    """The address of one edition, for ever: "/nl/kosten/3/"."""
    return below(_name("edition", page_key), slug, number, language=language)


def history(page_key: str, slug: str, *, language: str) -> str:
    """The address of a page's list of editions: "/nl/kosten/versies/"."""
    return below(_name("history", page_key), slug, language=language)


def below(view: str, *given: str | int, language: str) -> str:
    """The address of a view in a language. given: what stands in it, slugs and numbers;
    both are written as they are."""
    pattern = _pattern(view, len(given), language)
    return pattern.format(*given)


@once
def _pattern(view: str, count: int, language: str) -> str:
    """ "/nl/{0}/{1}/": Django works an address out anew each time it is asked."""
    stand_ins = [str(10**6 + number) for number in range(count)]
    with override(language):
        path = reverse(view, args=stand_ins)
    for number, one in enumerate(stand_ins):
        path = path.replace(one, f"{{{number}}}", 1)
    return path


def is_reserved(slug: str, *, language: str) -> bool:
    """The site itself uses this word in addresses, so that no page can have it."""
    words = words_of(language)
    return slug in {
        *words.editions,
        *(one for all_ in words.first_words for one in all_),
    }


def words_of(language: str) -> AddressWords:
    """The words of a language's own addresses."""
    return declared(language).addresses or ENGLISH


def _part(place: str) -> str:
    words: tuple[str, ...] = getattr(words_of(get_language() or ""), place)
    return f"{words[0]}/"


route_part = lazy(_part, str)
"""A place's word of today in whatever language is active, for a URL pattern:
route_part("search") → "zoeken/"."""


def _name(view: str, page_key: str) -> str:
    return f"public:clinic:{view}" if clinic_of(page_key) else f"public:{view}"
