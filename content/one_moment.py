"""What is read once while many responses are made, and not once for each.

Whoever makes many asks for `one_moment`, and keeps none of them if something was
published meanwhile (`content/finished/renewing.py`): so nothing that was read at the
beginning is ever shown after it has changed. Everywhere else nothing is remembered.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_UNREAD: Any = object()
_read: ContextVar[dict[Any, Any] | None] = ContextVar("_read", default=None)


@contextmanager
def one_moment(*, is_another: bool = False) -> Iterator[None]:
    """What was read first holds until the end, in this thread alone.

    One inside another is the same moment. is_another: not even then, because what is
    public has just been changed.
    """
    read = _read.get()
    token = _read.set({} if read is None or is_another else read)
    try:
        yield
    finally:
        _read.reset(token)


def once(function: Callable[P, R]) -> Callable[P, R]:
    """A function whose answers hold for `one_moment`. It depends on what is public and
    on its arguments alone, not on the active language; nobody changes what it returns."""

    @wraps(function)
    def asked(*given: P.args, **named: P.kwargs) -> R:
        read = _read.get()
        if read is None:
            return function(*given, **named)
        key = (function, given, *named.items())
        found: R = read.get(key, _UNREAD)
        if found is _UNREAD:
            found = read[key] = function(*given, **named)
        return found

    return asked
