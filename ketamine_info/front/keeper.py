"""A thread in each worker that asks the database whether anything is new.

No reader ever waits for it. It needs no models, so that it can answer before they are
loaded; and when the database does not answer, what is kept stays.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from content.finished.version import made_by
from ketamine_info.front.kept import Kept

ASKED_EVERY = 0.05
"""Seconds between two questions: a publication is seen after half of it on average."""

_TRIED_AGAIN = 1.0  # seconds, while the database does not answer
_UNHEARD = 3600  # seconds after which everything is read anew
_COLUMNS = (
    "r.path, r.status, r.headers, r.body, r.etag, r.changed_at, r.holds_until, "
    "r.outdated_at"
)

_log = logging.getLogger(__name__)


class Keeper:
    """Holds what is kept, and brings it up to date.

    kept: replaced as a whole. heard_at: when the database last answered, in seconds
    since 1970. is_silent: it did not answer the last question.
    """

    def __init__(self) -> None:
        self.kept = Kept()
        self.heard_at = 0.0
        self.is_silent = False
        self._is_over = threading.Event()

    def start(self, meanwhile: Callable[[Kept], None]) -> None:
        """Go on asking. meanwhile: called after each answer, in the same thread."""

        def go_on() -> None:
            pause = ASKED_EVERY
            while not self._is_over.wait(pause):
                pause = ASKED_EVERY if self.ask() else _TRIED_AGAIN
                meanwhile(self.kept)
            self.let_go()

        threading.Thread(target=go_on, name="keeper", daemon=True).start()

    def stop(self) -> None:
        """Ask no more."""
        self._is_over.set()

    def ask(self) -> bool:
        """Bring up to date what is kept; False where the database does not answer."""
        try:
            self._read()
        except Exception as error:  # whatever it is, readers get what is kept
            if not self.is_silent:
                _log.error("The store cannot be read, kept pages go on: %r", error)
            self.is_silent = True
            self.let_go()
            return False
        self.is_silent = False
        self.heard_at = time.time()
        return True

    def _read(self) -> None:
        state = _rows("SELECT sequence, token FROM content_finishedstate", ())
        if not state:
            self.kept = Kept()
            return
        sequence, token = state[0]
        kept = self.kept
        if (sequence, str(token)) == (kept.sequence, kept.token):
            return
        is_other = str(token) != kept.token or sequence < kept.sequence
        if is_other or time.time() - self.heard_at > _UNHEARD:
            kept = Kept()
        # One statement, so that no transaction can come between its two halves.
        found = _rows(
            f"SELECT s.sequence, s.token, {_COLUMNS} FROM content_finishedstate s "  # noqa: S608 (our own)
            "LEFT JOIN content_finishedresponse r "
            "ON r.made_by = {0} AND r.sequence > {0}",
            (made_by(), kept.sequence),
        )
        (sequence, token, *_first), *_others = found
        changes = [row[2:] for row in found if row[2] is not None]
        self.kept = kept.moved(sequence, token=str(token), changes=changes)

    def let_go(self) -> None:
        """Close the connection of this thread."""
        try:
            connection.close()
        except Exception:  # it is gone already
            connection.connection = None


def _rows(statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Asked of the driver itself: Django's cursor wants all models to be loaded."""
    connection.ensure_connection()
    sign = "?" if connection.vendor == "sqlite" else "%s"
    found: list[tuple[Any, ...]] = connection.connection.execute(
        statement.format(sign), values
    ).fetchall()
    return found
