"""Addresses that no page has, or ever had, in a language."""

from itertools import count

from content.addresses import is_reserved
from content.drafts.pages import Page
from content.editions.editions import Address
from content.languages import column


def free_slug(wish: str, *, language: str) -> str:
    """The wish, or the wish with a number behind it."""
    return next(
        slug
        for number in count(1)
        if _is_free(slug := f"{wish}-{number}" if number > 1 else wish, language)
    )


def _is_free(slug: str, language: str) -> bool:
    return not (
        is_reserved(slug, language=language)
        or Page.objects.filter(**{column("slug", language): slug}).exists()
        or Address.objects.filter(language=language, slug=slug).exists()
    )
