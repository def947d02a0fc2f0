"""The database as its driver knows it: asked before Django's models are loaded.

Loading Django's own way to a database takes longer than a reader should wait.
"""

from pathlib import Path
from typing import Any

from django.conf import settings

_STATEMENT = "5s"  # after which PostgreSQL gives a question up


class Database:
    """One connection, opened when something is asked. Belongs to one thread at a time."""

    def __init__(self) -> None:
        self._connection: Any = None
        self._sign = "%s"

    def rows(self, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """What a statement reads. `{0}` stands where a value belongs.

        Raises:
            Exception: the driver's own, whatever is wrong.
        """
        if self._connection is None:
            self._connection, self._sign = _opened(settings.DATABASES["default"])
        found: list[tuple[Any, ...]] = self._connection.execute(
            statement.format(self._sign), values
        ).fetchall()
        return found

    def let_go(self) -> None:
        """Close the connection; the next question opens another."""
        opened, self._connection = self._connection, None
        if opened is not None:
            opened.close()


def _opened(told: dict[str, Any]) -> tuple[Any, str]:
    """A connection for reading, and its sign for a value. told: Django's settings."""
    options = told.get("OPTIONS", {})
    if told["ENGINE"].endswith("sqlite3"):
        import sqlite3

        address = f"{Path(told['NAME']).absolute().as_uri()}?mode=rw"  # makes no file
        seconds = options.get("timeout", 5)
        return sqlite3.connect(
            address, uri=True, timeout=seconds, isolation_level=None
        ), "?"
    import psycopg

    where = {
        "dbname": told["NAME"],
        "user": told["USER"],
        "password": told["PASSWORD"],
        "host": told["HOST"],
        "port": told["PORT"],
    }
    known = {name: value for name, value in where.items() if value}
    connection = psycopg.connect(autocommit=True, **known, **options)
    connection.execute(f"SET statement_timeout = '{_STATEMENT}'")
    return connection, "%s"
