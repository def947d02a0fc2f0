"""A thread in each worker that asks the database whether anything is new.

No reader ever waits for it. It needs no models, so that it can answer before they are
loaded; and when the database does not answer, what is kept stays.
"""

import logging
import threading
import time
from collections.abc import Callable

from content.finished.version import made_by
from ketamine_info.front.database import Database
from ketamine_info.front.kept import Kept
from ketamine_info.front.on_disk import OnDisk

ASKED_EVERY = 0.05
"""Seconds between two questions: a publication is seen after half of it on average."""

PATIENCE = 3.0
"""Seconds after which a database that has not answered counts as silent."""

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
    since 1970. disk: where what is kept outlasts the machine's start.
    """

    def __init__(
        self, *, database: Database | None = None, disk: OnDisk | None = None
    ) -> None:
        self.kept = Kept()
        self.heard_at = 0.0
        self._database = database or Database()
        self._disk = disk
        self._has_failed = False
        self._asked_at = 0.0
        self._is_over = threading.Event()

    @property
    def is_silent(self) -> bool:
        """The database did not answer the last question, or lets this one hang."""
        since = self._asked_at
        return self._has_failed or 0 < since < time.monotonic() - PATIENCE

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
        self._asked_at = time.monotonic()
        try:
            self._read()
        except Exception as error:  # whatever it is, readers get what is kept
            if not self._has_failed:
                _log.error("The store cannot be read, kept pages go on: %r", error)
            self._has_failed = True
            self.let_go()
            return False
        finally:
            self._asked_at = 0.0
        self._has_failed = False
        self.heard_at = time.time()
        if self._disk:
            self._disk.follow(self.kept)
        return True

    def remember(self) -> None:
        """Begin with what was kept on disk, where the database has never answered."""
        if self._disk and not self.heard_at:
            self.kept, self.heard_at = self._disk.read()

    def _read(self) -> None:
        state = self._database.rows(
            "SELECT sequence, token FROM content_finishedstate", ()
        )
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
        found = self._database.rows(
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
            self._database.let_go()
        except Exception as error:  # it is gone already
            _log.info("The connection of the store was gone: %r", error)
