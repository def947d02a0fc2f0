"""Pictures are made one after the other: each takes seconds and 200 MB.

Held for all processes of a machine by a file that nobody who reads ever looks at, and
given back by the system when a process dies.
"""

import fcntl
import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_in_this_process = threading.Lock()


def place() -> Path:
    """The file of the turn: one for each user of the machine."""
    return Path(tempfile.gettempdir()) / f"ketamine-info-pictures-{os.getuid()}.turn"


@contextmanager
def my_turn() -> Iterator[None]:
    """Wait until nobody else makes a picture, and let nobody begin until it is over.

    Where the file cannot be opened (a full or read-only disk), turns hold in this
    process alone: a picture that is made late is better than none.
    """
    with _in_this_process:
        try:
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            file = os.open(place(), flags, 0o600)
        except OSError:
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        finally:
            os.close(file)
