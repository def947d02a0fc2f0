"""What has been worked out of the books, kept per process until a book is another one.

A look at the desk mostly finds the drafts as the last look left them. Parts that have not
changed are the same objects, so that comparing two books costs less than a millisecond.
"""

from collections.abc import Callable
from typing import Any, TypeVar

_T = TypeVar("_T")

_kept: dict[str, tuple[Any, Any]] = {}
"""Name → what it rested on, and what came of it."""


def kept(name: str, rests_on: Any, make: Callable[[], _T]) -> _T:
    """The result of `make`, made anew only when it rests on something else.

    name: of what is made. rests_on: everything that `make` reads; compared as a whole.
    """
    found = _kept.get(name)
    if found is None or found[0] != rests_on:
        found = _kept[name] = (rests_on, make())
    result: _T = found[1]
    return result
