"""How long others may keep a response: browsers, a CDN, the cache of a hospital. Pure."""

from dataclasses import dataclass
from functools import cache

SHARED = 240
STALE = 60
"""Seconds. A shared cache shows nothing older than SHARED + STALE: five minutes after a
page was withdrawn nobody is given it any more."""

WITHOUT_ORIGIN = 60 * 60 * 24
"""Seconds for which a CDN may go on while this site does not answer at all."""


@dataclass(frozen=True)
class Life:
    """Until when it is known that a response holds, in seconds since 1970; 0: no end."""

    ends: int = 0

    def headers(self, now: float) -> tuple[tuple[str, str], ...]:
        """What caches are told. The life ends with the response's own.

        A browser asks each time, and is told that nothing has changed: who has mended a
        page sees it mended. Only a CDN (RFC 9213) may show what is over while it asks
        again; browsers would obey that too, were it said in Cache-Control.
        """
        longest = SHARED + STALE
        left = int(self.ends - now) if self.ends else longest
        return _told(min(max(0, left), longest))


_ENDLESS = Life()


def earlier(*ends: int) -> Life:
    """The life that ends first. ends: 0 for none."""
    known = [one for one in ends if one]
    return Life(min(known)) if known else _ENDLESS


@cache
def _told(left: int) -> tuple[tuple[str, str], ...]:
    """left: seconds, SHARED + STALE at most."""
    shared = min(SHARED, left)
    return (
        ("Cache-Control", f"public, max-age=0, s-maxage={shared}"),
        (
            "CDN-Cache-Control",
            f"public, max-age={shared}, stale-while-revalidate={left - shared}, "
            f"stale-if-error={WITHOUT_ORIGIN}",
        ),
    )
