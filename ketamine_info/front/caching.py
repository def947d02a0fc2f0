"""How long others may keep a response: browsers, a CDN, the cache of a hospital. Pure."""

from dataclasses import dataclass

BROWSER = 60
SHARED = 240
STALE = 60
"""Seconds. A shared cache shows nothing older than SHARED + STALE: five minutes after a
page was withdrawn nobody is given it any more."""

WITHOUT_ORIGIN = 60 * 60 * 24
"""Seconds for which a shared cache may go on while this site does not answer at all."""


@dataclass(frozen=True)
class Life:
    """Until when it is known that a response holds, in seconds since 1970; 0: no end."""

    ends: int = 0

    def header(self, now: float) -> str:
        """Cache-Control. The life ends with the response's own."""
        left = max(0, int(self.ends - now)) if self.ends else SHARED + STALE
        shared = min(SHARED, left)
        stale = min(STALE, left - shared)
        return (
            f"public, max-age={min(BROWSER, left)}, s-maxage={shared}, "
            f"stale-while-revalidate={stale}, stale-if-error={WITHOUT_ORIGIN}"
        )


def earlier(*ends: int) -> Life:
    """The life that ends first. ends: 0 for none."""
    return Life(min((one for one in ends if one), default=0))
