"""The finished responses of the whole site: from the store, or made and kept there.

What workers keep for readers is taken from there. Old editions, two languages side by
side, large print and the pictures of links are kept beside it, for exports alone: no
worker loads them into its memory. Both are outdated by the same verbs.
"""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.query import QuerySet

from content.editions.finished import FinishedResponse
from content.finished.denser import make_denser
from content.finished.encodings import compressed
from content.finished.keys import parts_of
from content.finished.making import Made, make
from content.finished.outdating import read_state
from content.finished.renewing import keep, renew
from content.finished.version import made_by

USE = "export"
_AT_ONCE = 40
_COLUMNS = ("path", "status", "headers", "etag", "changed_at")


class Moved(Exception):
    """Something was published meanwhile: what was read is not one state of the site."""


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A response without its body. changed_at: in seconds since 1970."""

    status: int
    headers: tuple[tuple[str, str], ...]
    etag: str
    changed_at: int
    sets_cookie: bool = False

    @property
    def content_type(self) -> str:
        """What a browser is told that it is."""
        return dict(self.headers).get("Content-Type", "")

    @property
    def location(self) -> str:
        """Where it leads; "" for what is no redirect."""
        return dict(self.headers).get("Location", "")


class Responses:
    """Of one state of the site.

    Raises:
        Moved: (from `check`) something was published since the beginning.
    """

    def __init__(self) -> None:
        renew()
        make_denser()
        self.outdatings = read_state().outdatings
        self._found: dict[str, Finished] = {}
        self._bodies: dict[str, bytes] = {}
        self._waiting: dict[str, Made] = {}
        self.made = 0
        for version in (made_by(USE), made_by()):
            for row in _holding(version).values_list(*_COLUMNS).iterator():
                self._found[row[0]] = _finished(*row[1:])

    def get(self, key: str) -> Finished:
        """The response; made where it is missing."""
        if key not in self._found:
            self._make(key)
        return self._found[key]

    def body(self, key: str) -> bytes:
        """Its body, compressed with brotli."""
        if key not in self._bodies:
            (self._bodies[key],) = self.bodies([key]).values()
        return self._bodies[key]

    def forget_body(self, key: str) -> None:
        """Of what is kept in the store."""
        if key not in self._waiting and self._found[key].status in (200, 410):
            self._bodies.pop(key, None)

    def bodies(self, keys: list[str]) -> dict[str, bytes]:
        """The same for many at once, none of which is remembered."""
        found = {key: self._bodies[key] for key in keys if key in self._bodies}
        missing = [key for key in keys if key not in found]
        for version in (made_by(USE), made_by()):
            for some in _in_turn(missing, 500):
                rows = _holding(version).filter(path__in=some)
                found |= {
                    path: bytes(one) for path, one in rows.values_list("path", "body")
                }
        for key in keys:
            if key not in found:
                self._make(key)
                found[key] = self._bodies[key]
        return found

    def check(self) -> None:
        """Keep what was made, and see that all of it is still what readers get."""
        self._keep()
        if read_state().outdatings != self.outdatings:
            raise Moved

    def _make(self, key: str) -> None:
        path, query, language = parts_of(key)
        made = make(path, query=query, language=language)
        self.made += 1
        self._found[key] = Finished(
            status=made.status,
            headers=made.headers,
            etag=made.etag,
            changed_at=int(time.time()),
            sets_cookie=made.sets_cookie,
        )
        self._bodies[key] = compressed(made.body)
        if made.may_be_kept:
            self._waiting[key] = made
        if len(self._waiting) >= _AT_ONCE:
            self._keep()

    def _keep(self) -> None:
        """changed_at is that of before where the bytes are the same."""
        if self._waiting:
            if not keep(self._waiting, outdatings=self.outdatings, use=USE):
                raise Moved
            rows = _holding(made_by(USE)).filter(path__in=self._waiting)
            for row in rows.values_list(*_COLUMNS):
                self._found[row[0]] = _finished(*row[1:])
            self._waiting = {}


def _finished(status: int, headers: str, etag: str, changed_at: int) -> Finished:
    pairs = tuple((name, value) for name, value in json.loads(headers))
    return Finished(status=status, headers=pairs, etag=etag, changed_at=changed_at)


def _holding(version: str) -> QuerySet[FinishedResponse]:
    own = FinishedResponse.objects.filter(made_by=version, outdated_at=0)
    return own.filter(Q(holds_until=0) | Q(holds_until__gt=int(time.time())))


def _in_turn(keys: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
