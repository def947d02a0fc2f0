"""Telling a CDN, or another shared cache, to forget all that it keeps of this site.

Each asks for it with one HTTP request of its own kind; the settings say which.
"""

import urllib.error
import urllib.request
from email.message import Message
from http import HTTPStatus
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 20
"""For the whole answer."""

SHOWN = 300
"""Letters of an answer that are repeated where it says no."""


class NotPurged(Exception):
    """Why the cache has not forgotten, in a sentence."""


class _NoWayElsewhere(urllib.request.HTTPRedirectHandler):
    """The token is for the address in the settings alone."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        """Follow nothing: the answer itself says no."""


def purge() -> int:
    """Ask the cache to forget everything; the status with which it said yes.

    Raises:
        NotPurged: no address is set, or the cache did not say yes.
    """
    url, method = settings.CDN_PURGE_URL, settings.CDN_PURGE_METHOD
    if not url:
        raise NotPurged("CDN_PURGE_URL is not set. docs/deployment.md says what it is.")
    if urlsplit(url).scheme not in ("http", "https"):
        raise NotPurged("CDN_PURGE_URL has to begin with https:// or http://.")
    body = settings.CDN_PURGE_BODY.encode() or None
    request = urllib.request.Request(url, data=body, method=method)  # noqa: S310 (looked at)
    if body:
        request.add_header("Content-Type", "application/json")
    if settings.CDN_PURGE_HEADER:
        name, colon, value = settings.CDN_PURGE_HEADER.partition(":")
        if not (name and colon and value.strip()):
            raise NotPurged("CDN_PURGE_HEADER has to look like “Name: value”.")
        request.add_header(name.strip(), value.strip())
    place = urlsplit(url).hostname
    try:
        opener = urllib.request.build_opener(_NoWayElsewhere)
        with opener.open(request, timeout=SECONDS) as answer:
            status: int = answer.status
            return status
    except urllib.error.HTTPError as error:
        with error:
            said = error.read(SHOWN).decode(errors="replace").strip()
        phrase = _phrase(error.code)
        raise NotPurged(f"{place} refused: {error.code}{phrase}. {said}") from error
    except (OSError, ValueError) as error:
        raise NotPurged(f"{place} cannot be reached: {error}") from error


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""
