"""How long others may keep a response: browsers, a CDN, the cache of a hospital. Pure."""

from dataclasses import dataclass

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

    def headers(self, now: float) -> list[tuple[str, str]]:
        """What caches are told. The life ends with the response's own.

        A browser asks each time, and is told that nothing has changed: who has mended a
        page sees it mended. Only a CDN (RFC 9213) may show what is over while it asks
        again; browsers would obey that too, were it said in Cache-Control.
        """
        left = max(0, int(self.ends - now)) if self.ends else SHARED + STALE
        shared = min(SHARED, left)
        stale = min(STALE, left - shared)
        return [
            ("Cache-Control", f"public, max-age=0, s-maxage={shared}"),
            (
                "CDN-Cache-Control",
                f"public, max-age={shared}, stale-while-revalidate={stale}, "
                f"stale-if-error={WITHOUT_ORIGIN}",
            ),
        ]


def earlier(*ends: int) -> Life:
    """The life that ends first. ends: 0 for none."""
    return Life(min((one for one in ends if one), default=0))
