"""Where readers find what only a running site can answer: search, “my treatment day”.

An exported site is files. What needs an answer of its own stands on a running site whose
name is in DYNAMIC_HOST, and every page of the live site and of the export leads there.
Where no such name is set, the live site answers by itself, and the pages of an export
say nothing of it. This is the only place that knows which of the three holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

_left_out: ContextVar[bool] = ContextVar("_left_out", default=False)


def place_of(path: str) -> str:
    """The address of something dynamic: itself, with a host, or "" where it is left out."""
    if is_left_out():
        return ""
    return str(settings.DYNAMIC_HOST) + path


def is_left_out() -> bool:
    """Pages are made for a site on which nothing answers."""
    return _left_out.get() and not settings.DYNAMIC_HOST


@contextmanager
def left_out() -> Iterator[None]:
    """Pages that are made meanwhile say nothing of what only a running site answers.

    Changes nothing where DYNAMIC_HOST names one.
    """
    token = _left_out.set(True)
    try:
        yield
    finally:
        _left_out.reset(token)
