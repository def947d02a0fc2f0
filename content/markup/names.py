"""The known name that is nearest to one that somebody has typed wrong."""

import difflib
from collections.abc import Iterable

LINKED = "linked"
"""The class of a link that nobody has typed as one: a phone number, an address."""

SHOWN = 60
"""How many signs of a wrong name a message repeats, and are compared."""


def nearest(key: str, known: Iterable[str]) -> str:
    """ "costs" for "cost"; "–" where nothing is known."""
    near = difflib.get_close_matches(key[:SHOWN], sorted(known), n=1, cutoff=0)
    return near[0] if near else "–"
