"""Where pages stand on the public site."""

from django.urls import reverse
from django.utils.translation import override

HOME = "home"
"""The key of the page that stands at /nl/, /de/ and /en/."""

SOURCES = "sources"
"""The key of the page that citations lead to."""


def address(page_key: str, *, language: str, slug: str) -> str:
    """The address of a page's newest edition: "/nl/kosten/", or "/nl/" for home."""
    with override(language):
        if page_key == HOME:
            return reverse("public:home")
        return reverse("public:page", args=[slug])


def permalink(slug: str, *, language: str, number: int) -> str:
    """The address of one edition, for ever: "/nl/kosten/3/"."""
    with override(language):
        return reverse("public:edition", args=[slug, number])


def history(slug: str, *, language: str) -> str:
    """The address of a page's list of editions: "/nl/kosten/versies/"."""
    with override(language):
        return reverse("public:history", args=[slug])
