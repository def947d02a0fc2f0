"""What the front asks of Django once that is there: to make a response, to renew."""

import gc
import logging
import re
import threading
import time
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from http import HTTPStatus
from urllib.parse import urlencode

import brotli
from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.template.loader import render_to_string
from django.utils import timezone, translation

from content.addresses import PLANNER, address, search_address
from content.editions.published_facts import published_facts
from content.finished import denser, making, renewing
from content.finished.clock import next_timed
from content.finished.encodings import compressed
from content.finished.keys import parts_of
from content.languages import readers_languages
from content.public import site
from content.public.search_index import take_up
from ketamine_info.front.kept import Response

LOOKED_EVERY = 60.0
"""Seconds after which a worker looks for what is missing, though nothing has changed."""

_AWAY = "ketamine_info.front.away"
_MAIN = re.compile(rb"<main\b[^>]*>")
_SENDABLE = frozenset(
    [
        *(HTTPStatus.OK, HTTPStatus.GONE, HTTPStatus.NOT_FOUND),
        *(HTTPStatus.FOUND, HTTPStatus.MOVED_PERMANENTLY),
    ]
)

_log = logging.getLogger(__name__)


def made(key: str) -> Response | None:
    """The response at an address, made now; None where the request matters, or where it
    cannot be made."""
    path, query, _language = parts_of(key)
    if not making.is_same_for_all(path):
        return None
    close_old_connections()
    try:
        found = making.make(path, query=query)
    except DatabaseError:
        return None
    except Exception:
        _log.exception("A page cannot be drawn.")
        return None
    finally:
        close_old_connections()
    is_told_alike = translation.get_language_from_path(path) or found.may_be_kept
    if found.status not in _SENDABLE or not is_told_alike:
        return None
    return _finished(found)


def away(key: str, *, accept_language: str) -> Response | None:
    """A page that says to come back, while the database does not answer; None where
    Django has its own answer. Asks no database, so that nobody waits for one."""
    path, _query, language = parts_of(key)
    if not making.is_same_for_all(path):
        return None
    return _finished(
        making.make(path, language=language or accept_language, views=_AWAY)
    )


def _finished(made: making.Made) -> Response:
    return Response(
        status=made.status,
        headers=made.headers,
        body=compressed(made.body),
        etag=made.etag,
        changed_at=int(time.time()),
        holds_until=int(made.holds_until.timestamp()) if made.holds_until else 0,
    )


@lru_cache(maxsize=64)
def dated(response: Response, *, since: float) -> Response:
    """A page with the day since which nothing new could be read, above its text.

    since: when the database last answered, in seconds since 1970. What is no page stays
    as it is.
    """
    told = dict(response.headers)
    if not told.get("Content-Type", "").startswith("text/html"):
        return response
    day = timezone.localdate(datetime.fromtimestamp(since, UTC))
    with translation.override(told.get("Content-Language", "").split(",")[0] or None):
        notice = render_to_string("partials/not_renewed.html", {"day": day})
    html = brotli.decompress(response.body)
    html = _MAIN.sub(lambda main: main[0] + notice.encode(), html, count=1)
    return Response(
        status=response.status,
        headers=response.headers,
        body=compressed(html),
        etag=f"{response.etag}-{day:%Y%m%d}",
        changed_at=int(since),
        holds_until=response.holds_until,
    )


class Renewing:
    """Looks for what is missing, after each change and now and then.

    timed: the next moment at which something is planned, in seconds since 1970; 0 for
    nothing.
    """

    def __init__(self) -> None:
        self.timed = 0
        self._sequence = -1
        self._looked_at = 0.0
        self._thread: threading.Thread | None = None

    def look(self, sequence: int) -> None:
        """Called again and again. sequence: of the store. Never waits."""
        is_time = time.monotonic() - self._looked_at > LOOKED_EVERY
        if sequence == self._sequence and not is_time:
            return
        if self._thread and self._thread.is_alive():
            return
        self._sequence, self._looked_at = sequence, time.monotonic()
        self._thread = threading.Thread(
            target=self._renew, name="renewing", daemon=True
        )
        self._thread.start()

    def _renew(self) -> None:
        close_old_connections()
        try:
            if settings.MAKE_AHEAD:
                if renewing.renew():
                    _settle()
                _get_ready()
            planned = next_timed(after=timezone.now())
            self.timed = int(planned.timestamp()) if planned else 0
            if settings.MAKE_AHEAD:
                denser.make_denser()
        except DatabaseError as error:
            _log.warning("The store could not be renewed, it is tried again: %r", error)
        except Exception:
            _log.exception("The store could not be renewed.")
        finally:
            connections.close_all()  # a thread that ends takes none with it


def _get_ready() -> None:
    """Take up what search answers from: the first reader who asks waits for nothing.

    Nothing is made here: what is missing, some process is making.
    """
    everything, book = site.load(), published_facts().book
    found = [
        take_up(everything, book, language=language) for language in readers_languages()
    ]
    if any(found):
        _ask_once()
        _settle()


def _ask_once() -> None:
    """As a reader: templates are read then, and what else is loaded when it is needed."""
    day = timezone.localdate() + timedelta(days=1)
    answers = urlencode({"date": day, "time": "9:00", "clinic": ""})
    for language in readers_languages():
        planner = address(PLANNER, language=language, slug="")
        making.make(search_address(language=language), query="q=xyz")
        for clinic in published_facts().book.clinics:
            making.make(planner, query=answers + clinic)


@cache
def _settle() -> None:
    """What is there from the start stays: it need not be looked through again and again
    for what nobody uses any more."""
    gc.collect()
    gc.freeze()
