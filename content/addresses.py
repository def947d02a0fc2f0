"""Where pages stand on the public site."""

from django.urls import reverse
from django.utils.translation import override, pgettext

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

    "/nl/" for home; the planner has an address of its own.
    """
    with override(language):
        if page_key == HOME:
            return reverse("public:home")
        if page_key == PLANNER:
            return reverse("public:planner")
        return reverse(_name("page", page_key), args=[slug])


def search_address(*, language: str) -> str:
    """Where a language's search stands: "/nl/zoeken/"."""
    with override(language):
        return reverse("public:search")


def permalink(page_key: str, slug: str, *, language: str, number: int) -> str:
    """The address of one edition, for ever: "/nl/kosten/3/"."""
    with override(language):
        return reverse(_name("edition", page_key), args=[slug, number])


def history(page_key: str, slug: str, *, language: str) -> str:
    """The address of a page's list of editions: "/nl/kosten/versies/"."""
    with override(language):
        return reverse(_name("history", page_key), args=[slug])


def is_reserved(slug: str, *, language: str) -> bool:
    """The site itself uses this word in addresses, so that no page can have it."""
    with override(language):
        taken = {
            pgettext("web address", "editions/"),
            pgettext("web address", "my-treatment-day/"),
            pgettext("web address", "search/"),
            pgettext("web address", "new-editions/"),
        }
    return f"{slug}/" in taken


def _name(view: str, page_key: str) -> str:
    return f"public:clinic:{view}" if clinic_of(page_key) else f"public:{view}"
