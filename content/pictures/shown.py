"""A picture as a text in one language shows it."""

from dataclasses import dataclass

from content.pictures.files import widths
from content.pictures.names import address, file_name

_PLAIN = 960
"""Pixels: somewhat more than the text is wide."""


@dataclass(frozen=True, kw_only=True)
class ShownPicture:
    """What a text needs of a picture to show it.

    alt: what it shows, for those who cannot see it; "" where nobody has said it in this
    language. caption, credit: "" for none. width, height: of the master, in pixels.
    """

    digest: str
    width: int
    height: int
    fallback: str
    alt: str
    caption: str = ""
    credit: str = ""

    def srcset(self, extension: str) -> str:
        """Every file of a format with its width, as HTML wants it."""
        return ", ".join(
            f"{address(file_name(self.digest, width, extension))} {width}w"
            for width in widths(self.width)
        )

    @property
    def src(self) -> str:
        """The file for browsers that know of no choice: one that fits the text."""
        width = min(widths(self.width), key=lambda offered: abs(offered - _PLAIN))
        return address(file_name(self.digest, width, self.fallback))
