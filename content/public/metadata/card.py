"""The picture that other services show beside a shared link: a page's title, large.

Its address holds a hash of what stands on it, so that a picture never changes at its
address and can be kept for ever.
"""

import hashlib
from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""Pixels; the shape that all services ask for."""

_DESIGN = 1
"""Raise it when the drawing changes: all pictures get a new address."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """What stands on a picture. language: of the title."""

    title: str
    site_name: str
    language: str

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that change with the picture."""
        content = "\n".join((str(_DESIGN), self.language, self.site_name, self.title))
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def words(self) -> str:
        """What it says, for those who do not see it."""
        return f"{self.title} – {self.site_name}"
