"""What was kept last, as one file of this machine: for a worker that starts while the
database is away.

The file may be missing; it is never wrong for long: when something is outdated it goes at
once, and comes back when nothing has changed for a while.
"""

import json
import logging
import os
import tempfile
import time
from base64 import b64decode, b64encode
from pathlib import Path

from content.finished.version import made_by
from ketamine_info.front.kept import Kept

QUIET = 5.0
"""Seconds without a change after which the file is written."""

TOUCHED_EVERY = 60.0
"""Seconds; the time of the file says when the database was last heard."""

NAME = "kept.json"

_log = logging.getLogger(__name__)


class OnDisk:
    """The file of what is kept, in a folder of this site's own."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._written: Kept | None = None
        self._seen = Kept()
        self._changed_at = time.monotonic()
        self._touched_at = 0.0
        self._is_broken = False

    def read(self) -> tuple[Kept, float]:
        """What was kept, and when the database was heard; nothing where there is no file
        of this version of the site. The database's own answer replaces all of it."""
        try:
            found = json.loads(self._path.read_bytes())
            if found["made_by"] != made_by():
                return Kept(), 0.0
            changes = [
                (path, status, headers, b64decode(body), etag, changed_at, until, 0)
                for path, status, headers, body, etag, changed_at, until in found[
                    "rows"
                ]
            ]
            heard_at = self._path.stat().st_mtime
            return Kept().moved(-1, token="", changes=changes), heard_at
        except FileNotFoundError:
            return Kept(), 0.0
        except Exception as error:  # a folder that is not ours, half a file of old days
            _log.error("What was kept on disk cannot be read: %r", error)
            return Kept(), 0.0

    def follow(self, kept: Kept) -> None:
        """Called after each answer of the database."""
        now = time.monotonic()
        try:
            if kept is not self._seen:
                if not kept.holds_all_of(self._seen):
                    self._path.unlink(missing_ok=True)
                    self._written = None
                self._seen, self._changed_at = kept, now
            if kept is self._written:
                if now - self._touched_at > TOUCHED_EVERY:
                    self._touched_at = now
                    os.utime(self._path)
            elif now - self._changed_at > QUIET:
                self._written, self._touched_at = kept, now  # also where it fails
                self._write(kept)
            self._is_broken = False
        except FileNotFoundError:
            self._written = None  # another worker has heard of a change first
        except OSError as error:
            if not self._is_broken:
                _log.error("What is kept cannot be written to disk: %r", error)
            self._is_broken = True

    def _write(self, kept: Kept) -> None:
        """As a whole, or not at all."""
        rows = [
            (path, row.status, json.dumps(row.headers), b64encode(row.body).decode())
            + (row.etag, row.changed_at, row.holds_until)
            for path, row in kept.rows.items()
        ]
        text = json.dumps({"made_by": made_by(), "rows": rows})
        folder = self._path.parent
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        file, name = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(file, "w", encoding="ascii") as written:
                written.write(text)
            os.replace(name, self._path)
        except BaseException:
            os.unlink(name)
            raise
