"""A connection to the database ends with the thread that used it.

The server ends threads that have nothing to do. What Django keeps for one refers to
itself, so its connection would stay open until Python happens to collect it: a worker of
four threads was seen with ten.
"""

import threading
from typing import Any

from django.db.backends.signals import connection_created

_of_thread = threading.local()


class Ending:
    """Closes a connection when the thread that owns this is gone, or opens another."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


def keep(*, connection: Any, **signal: object) -> None:
    """Remember what has been opened. SQLite's may be closed by their own thread alone."""
    if connection.vendor == "postgresql":
        _of_thread.ending = Ending(connection.connection)


def end_with_threads() -> None:
    """From now on."""
    connection_created.connect(keep)
