"""What several threads want at the same moment is made by one of them."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

PATIENCE = 20.0
"""Seconds for which somebody waits for what another thread makes."""

Value = TypeVar("Value")


class Once(Generic[Value]):
    """Calls a function once for all who ask for the same while it runs.

    Nothing is remembered: who asks after it has ended calls it anew.
    """

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._lock = Lock()
        self._running: dict[Hashable, Future[Value]] = {}

    def do(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What `make` gives, or raises, for this thread or for the one that was first.

        Raises:
            TimeoutError: the one that was first takes too long.
        """
        with self._lock:
            running = self._running.get(key)
            mine: Future[Value] = self._running.setdefault(key, Future())
        if running is not None:
            return running.result(self.patience)
        try:
            value = make()
        except BaseException as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(value)
            return value
        finally:
            with self._lock:
                del self._running[key]
