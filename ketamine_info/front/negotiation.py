"""What a request's headers ask for, by the rules of HTTP (RFC 9110). Pure.

Nonsense asks for nothing: whoever sends it gets the plain response.
"""

import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

LONGEST = 1000
"""Letters of a header that are looked at; no browser sends so many."""

_ITEM = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)\s*(?:;\s*[qQ]=([01](?:\.\d{0,3})?)\s*)?")
_ETAG = re.compile(r'(?:W/)?"([!\x23-\x7e\x80-\xff]*)"')


def encoding(header: str, *, offered: Iterable[str]) -> str:
    """The best of the offered encodings, in our order of preference; "" for none.

    Among those that a client likes equally, the first offered is taken. One that it
    did not name counts as "*" does. What it likes less than the plain bytes is not
    taken.
    """
    wanted = _weights(header)
    rest = wanted.get("*", 0.0)
    plain = wanted.get("identity", 0.0)
    found = max(offered, key=lambda one: wanted.get(one, rest), default="")
    weight = wanted.get(found, rest)
    return found if weight > 0 and weight >= plain else ""


def language(header: str, *, offered: Iterable[str]) -> str:
    """The first of the languages that somebody can read; "" where we have none of them.

    "de-AT" is read by who reads "de".
    """
    own = [*offered]
    wanted = _weights(header)
    for code in sorted(wanted, key=lambda one: -wanted[one]):
        short = code.partition("-")[0]
        if short in own and wanted[code] > 0:
            return short
    return ""


def is_same(
    *, etag: str, changed_at: int, if_none_match: str, if_modified_since: str
) -> bool:
    """Whether the client has this response already (304).

    etag: without its quotes. changed_at: in seconds since 1970. A date counts only where
    no tag was sent.
    """
    if if_none_match:
        header = if_none_match[:LONGEST].strip()
        return header == "*" or etag in _ETAG.findall(header)
    if if_modified_since:
        since = _seconds(if_modified_since[:LONGEST])
        return since is not None and changed_at <= since
    return False


def _weights(header: str) -> dict[str, float]:
    """Each named thing with its weight, 1 unless told; what cannot be read is left out."""
    weights: dict[str, float] = {}
    for item in header[:LONGEST].split(","):
        match = _ITEM.fullmatch(item)
        if match:
            weights.setdefault(match[1].lower(), min(float(match[2] or 1), 1.0))
    return weights


def _seconds(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
