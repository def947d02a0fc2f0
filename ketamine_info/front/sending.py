"""From a kept response to what is sent for one request."""

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from content.finished.caching import Life
from content.finished.encodings import recoded
from ketamine_info.front import negotiation
from ketamine_info.front.kept import Headers, Response

Environ = dict[str, Any]
StartResponse = Callable[..., Any]

_ENCODINGS = {"br": "br", "gzip": "gz", "": "plain"}
"""In the order in which we like them, with the ending of their tags."""

_SAID = {one.value: f"{one.value} {one.phrase}" for one in HTTPStatus}
_FEW = 128  # other encodings than brotli that are kept; few readers ask for one
_MANY = 256  # responses with headers that are kept ready; their bodies stay as well


def send(
    response: Response,
    environ: Environ,
    start: StartResponse,
    *,
    life: Life,
    now: float,
    varies_on: str = "Accept-Encoding",
) -> list[bytes]:
    """Answer a GET or a HEAD: whole, or that nothing has changed."""
    encoding = _encoding(environ.get("HTTP_ACCEPT_ENCODING", "")[: negotiation.LONGEST])
    prepared = _prepared(response, encoding, varies_on)
    headers = prepared.headers
    if not prepared.is_told_how_long:
        headers += life.headers(now)
    if response.status == HTTPStatus.OK and negotiation.is_same(
        etag=prepared.etag,
        changed_at=response.changed_at,
        if_none_match=environ.get("HTTP_IF_NONE_MATCH", ""),
        if_modified_since=environ.get("HTTP_IF_MODIFIED_SINCE", ""),
    ):
        start(_SAID[HTTPStatus.NOT_MODIFIED], [*prepared.unchanged, *headers])
        return []
    body = encoded(response.body, encoding)
    start(
        _SAID[response.status],
        [
            *response.headers,
            *headers,
            *prepared.of_body,
            ("Content-Length", f"{len(body)}"),
        ],
    )
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is told alike to all who ask for a response in one encoding.

    unchanged: those of its own headers that come again with a 304. of_body: those about
    the bytes that are sent. is_told_how_long: the view itself has said how long others
    may keep it.
    """

    etag: str
    headers: Headers
    of_body: Headers
    unchanged: Headers
    is_told_how_long: bool


@lru_cache(maxsize=_MANY)
def _prepared(response: Response, encoding: str, varies_on: str) -> Prepared:
    etag = f"{response.etag}-{_ENCODINGS[encoding]}"
    return Prepared(
        etag=etag,
        headers=(
            ("ETag", f'"{etag}"'),
            ("Last-Modified", formatdate(response.changed_at, usegmt=True)),
            ("Vary", varies_on),
        ),
        of_body=(("Content-Encoding", encoding),) if encoding else (),
        unchanged=_unchanged(response.headers),
        is_told_how_long=any(name == "Cache-Control" for name, _ in response.headers),
    )


@lru_cache(maxsize=_FEW)
def _unchanged(headers: Headers) -> Headers:
    """A cache keeps the headers that it has; those about the body must not come again."""
    return tuple(
        (name, value)
        for name, value in headers
        if not name.lower().startswith("content-")
        or name.lower() == "content-security-policy"
    )


def encoded(body: bytes, encoding: str) -> bytes:
    """What is kept in brotli, in the encoding that was asked for."""
    return body if encoding == "br" else _recoded(body, encoding)


@lru_cache(maxsize=_FEW)
def _encoding(header: str) -> str:
    """All browsers of a kind send the same."""
    return negotiation.encoding(header, offered=("br", "gzip"))


@lru_cache(maxsize=_FEW)
def _recoded(body: bytes, encoding: str) -> bytes:
    return recoded(body, encoding)
