"""Addresses of the site that had another word once: they lead to today's."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from content.former_addresses import as_today
from content.public.redirects import lead_for_good


class FormerAddresses:
    """Middleware: leads from a former address of the site to the one of today."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect, or answer."""
        today = as_today(request.path_info)
        if today == request.path_info or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        return lead_for_good(quote(today) + (f"?{query}" if query else ""))
