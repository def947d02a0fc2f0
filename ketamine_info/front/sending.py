"""From a kept response to what is sent for one request."""

from collections.abc import Callable
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from content.finished.caching import Life
from content.finished.encodings import recoded
from ketamine_info.front import negotiation
from ketamine_info.front.kept import Response

Environ = dict[str, Any]
StartResponse = Callable[..., Any]

_ENCODINGS = {"br": "br", "gzip": "gz", "": "plain"}
"""In the order in which we like them, with the ending of their tags."""

_SAID = {one.value: f"{one.value} {one.phrase}" for one in HTTPStatus}
_FEW = 128  # other encodings than brotli that are kept; few readers ask for one


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
    encoding = _encoding(_header(environ, "ACCEPT_ENCODING")[: negotiation.LONGEST])
    etag = f"{response.etag}-{_ENCODINGS[encoding]}"
    headers = [
        ("ETag", f'"{etag}"'),
        ("Last-Modified", _date(response.changed_at)),
        ("Vary", varies_on),
    ]
    if not response.is_told_how_long:
        headers += life.headers(now)
    if response.status == HTTPStatus.OK and negotiation.is_same(
        etag=etag,
        changed_at=response.changed_at,
        if_none_match=_header(environ, "IF_NONE_MATCH"),
        if_modified_since=_header(environ, "IF_MODIFIED_SINCE"),
    ):
        start(_SAID[HTTPStatus.NOT_MODIFIED], [*_unchanged(response), *headers])
        return []
    body = encoded(response.body, encoding)
    if encoding:
        headers.append(("Content-Encoding", encoding))
    headers.append(("Content-Length", str(len(body))))
    start(_SAID[response.status], [*response.headers, *headers])
    return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]


def encoded(body: bytes, encoding: str) -> bytes:
    """What is kept in brotli, in the encoding that was asked for."""
    return body if encoding == "br" else _recoded(body, encoding)


@lru_cache(maxsize=_FEW)
def _encoding(header: str) -> str:
    """All browsers of a kind send the same."""
    return negotiation.encoding(header, offered=("br", "gzip"))


@lru_cache(maxsize=1024)
def _date(seconds: int) -> str:
    return formatdate(seconds, usegmt=True)


@lru_cache(maxsize=_FEW)
def _recoded(body: bytes, encoding: str) -> bytes:
    return recoded(body, encoding)


def _unchanged(response: Response) -> list[tuple[str, str]]:
    """A cache keeps the headers that it has; those about the body must not come again."""
    return [
        (name, value)
        for name, value in response.headers
        if not name.lower().startswith("content-")
        or name.lower() == "content-security-policy"
    ]


def _header(environ: Environ, name: str) -> str:
    return str(environ.get(f"HTTP_{name}", ""))
