"""The one function that makes the response at a public address.

The live site, what is kept for readers and an export all come from here, through the
views and the middleware of the site itself, so that they cannot differ.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.http.request import validate_host
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from content.editions.published_facts import published_facts
from content.finished.clock import next_day, next_edge, turns_due

_SAME_FOR_ALL = frozenset(
    ["choose-language", "robots", "sitemap", "security", "together"]
    + [f"public:{name}" for name in ("home", "page", "edition", "history")]
    + [f"public:clinic:{name}" for name in ("page", "edition", "history")]
    + [f"public:{name}" for name in ("feed", "manifest")]
)
"""Views that know no reader: their answer is made of the address and what is public."""

_KEPT = frozenset([HTTPStatus.OK, HTTPStatus.GONE])
_OWN_HEADERS = frozenset(["content-length", "vary", "etag", "last-modified"])


@dataclass(frozen=True, kw_only=True)
class Made:
    """A response as bytes. page_key: of the page that it is about; "" for many.

    headers: without those that depend on how it is sent. holds_until: when it stops
    being right by itself; None for never. sets_cookie: it would; nobody is ever sent one.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    page_key: str
    holds_until: datetime | None
    sets_cookie: bool = False

    @property
    def may_be_kept(self) -> bool:
        """For the next reader: neither an error nor a way that may change."""
        return self.status in _KEPT and not self.sets_cookie

    @property
    def etag(self) -> str:
        """32 hexadecimal digits that change with anything that is sent."""
        return etag_of(self.status, headers=self.headers, body=self.body)


def etag_of(status: int, *, headers: Iterable[tuple[str, str]], body: bytes) -> str:
    """The tag of a response. body: its plain bytes.

    django-csp writes its directives in another order in each process.
    """
    said = [(name, sorted(value.split("; "))) for name, value in headers]
    head = repr((status, said)).encode()
    return hashlib.sha256(head + body).hexdigest()[:32]


@cache
def handler() -> WSGIHandler:
    """The site itself, once per process."""
    return WSGIHandler()


def is_same_for_all(path: str) -> bool:
    """Whether the address is one whose answer does not depend on who asks."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            return resolve(path).view_name in _SAME_FOR_ALL
        except Resolver404:
            return False


def make(path: str, *, query: str = "", language: str = "", views: str = "") -> Made:
    """What a reader gets there. language: the reader's own, where the address has none.
    views: a module with other addresses than those of the site.

    An answer that is about no page of today, and one in large print, holds for a day at
    most: an old edition tells days that the clinics of today do not.
    """
    now = timezone.now()
    with translation.override(translation.get_language()):
        request = _request(path, query, language)
        if views:
            request.urlconf = views
        response: Any = handler().get_response(request)
    context: Mapping[str, Any] = getattr(response, "context_data", None) or {}
    stamp = context.get("stamp")
    page_key = context.get("page_key", "")
    is_newest = bool(page_key) and not query and not getattr(stamp, "current_url", "")
    is_broken = response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
    edges = [
        None if is_broken else next_edge(published_facts().book, now=now),
        turns_due(getattr(stamp, "due", None)),
        None if is_newest and response.status_code == HTTPStatus.OK else next_day(now),
    ]
    return Made(
        status=response.status_code,
        headers=_headers(response),
        body=response.content,
        page_key=page_key,
        holds_until=min((one for one in edges if one), default=None),
        sets_cookie=bool(response.cookies),
    )


def _headers(response: HttpResponse) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, value)
        for name, value in sorted(response.items())
        if name.lower() not in _OWN_HEADERS
    )


def _request(path: str, query: str, language: str) -> WSGIRequest:
    """Nobody in particular asks: no cookie, no address, no encoding."""
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "SERVER_NAME": _host(),
            "SERVER_PORT": "443" if settings.HTTPS else "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": _host(),
            "HTTP_ACCEPT_LANGUAGE": language,
            "wsgi.url_scheme": "https" if settings.HTTPS else "http",
            "wsgi.input": BytesIO(),
        }
    )


def _host() -> str:
    """A name of the site: the one it calls itself by, where it may be reached by that."""
    own = urlsplit(settings.SITE_ADDRESS).hostname or ""
    if validate_host(own, settings.ALLOWED_HOSTS):
        return own
    return next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".*") or "localhost"
