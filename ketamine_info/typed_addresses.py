"""Addresses as people type them from paper: `/NL/`, `/de-AT/`, `/nl/Kosten`."""

import re
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from content.languages import LANGUAGES
from content.public.redirects import lead_to

_TYPED = re.compile(
    rf"/(?P<language>{'|'.join(LANGUAGES)})(?:[-_][a-z0-9]{{1,8}})*(?P<rest>/.*)?",
    re.IGNORECASE,
)


class TypedAddresses:
    """Middleware: leads from an address as it was typed to the one that was meant.

    No address below a language has capitals; still, one that is found is left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Redirect, or answer."""
        typed, meant = request.path_info, as_published(request.path_info)
        if request.method not in ("GET", "HEAD") or meant in ("", typed):
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        redirect = lead_to(quote(meant) + (f"?{query}" if query else ""))
        if not typed.startswith(meant[: len("/nl/")]):
            return redirect
        response = self.get_response(request)
        return redirect if response.status_code == HTTPStatus.NOT_FOUND else response


def as_published(path: str) -> str:
    """How this site writes an address: "/de/kosten/"; "" for none below a language."""
    typed = _TYPED.fullmatch(path)
    if typed is None:
        return ""
    path = f"/{typed['language']}{typed['rest'] or '/'}".lower()
    has_end = path.endswith("/") or "." in path.rpartition("/")[-1]
    return path if has_end else f"{path}/"
