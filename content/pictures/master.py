"""The one clean copy of a picture that everything else is made from.

A master is a PNG of 8-bit red, green and blue, at most 1600 pixels wide, with nothing in
it but its pixels. A file that is one already stays as it is, byte for byte, so that
exporting and loading change nothing, whatever version of Pillow wrote it.
"""

from dataclasses import dataclass
from functools import cached_property

from content.pictures.names import digest_of
from content.pictures.turns import my_turn


@dataclass(frozen=True, kw_only=True)
class Master:
    """A clean picture. png: its file. width, height: in pixels."""

    png: bytes
    width: int
    height: int

    @cached_property
    def digest(self) -> str:
        """32 hexadecimal digits that stand for these very bytes."""
        return digest_of(self.png)


@my_turn()
def master_of(data: bytes) -> Master:
    """The clean copy of an uploaded file: upright, in sRGB, on white, no metadata.

    Raises:
        PictureRefused: with the sentence for the person who chose the file.
    """
    from content.pictures.cleaning import cleaned  # Pillow: large, no reader needs it

    return cleaned(data)
