"""Redirects of readers' addresses."""

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers


def lead_to(url: str) -> HttpResponseRedirect:
    """To where a page stands now; no browser keeps it.

    An address may be changed there and back. A browser that had kept both redirects
    would go round in a circle for ever.
    """
    response = HttpResponseRedirect(url)
    add_never_cache_headers(response)
    return response


def lead_for_good(url: str) -> HttpResponsePermanentRedirect:
    """The same for an address that the site has given up: search engines forget it."""
    response = HttpResponsePermanentRedirect(url)
    add_never_cache_headers(response)
    return response
