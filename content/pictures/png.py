"""What a PNG says of itself that its decoder does not look at."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

SIGNATURE = b"\x89PNG\r\n\x1a\n"

GREY, COLOUR = 0, 2
"""Kinds of pixel that may name one value as transparent."""

_CHANNELS = {GREY: 1, COLOUR: 3, 3: 1, 4: 2, 6: 4}
"""Kind of pixel → numbers that it is made of."""

_WHOLE = ((0, 0, 1, 1),)
_INTERLACED = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""The passes of a PNG: first column and row, and how far apart the next ones are."""

_AT_ONCE = 1 << 20
"""Bytes that are unpacked at a time, so that counting needs no memory."""


@dataclass(frozen=True, kw_only=True)
class Png:
    """A PNG with a header that can be read; nothing else of it is checked.

    depth: bits of each number of a pixel. kind: of the pixels, as in `_CHANNELS`.
    """

    data: bytes
    width: int
    height: int
    depth: int
    kind: int
    is_interlaced: bool

    @property
    def largest(self) -> int:
        """What white has."""
        return int(2**self.depth - 1)

    def chunks(self) -> Iterator[tuple[bytes, bytes]]:
        """The name and content of each part, as far as they are whole."""
        place = len(SIGNATURE)
        while place + 12 <= len(self.data):  # length, name, content, checksum
            length, name = struct.unpack_from(">I4s", self.data, place)
            yield name, self.data[place + 8 : place + 8 + length]
            place += 12 + length

    @cached_property
    def names(self) -> list[bytes]:
        """Those of all parts; of a file that goes on behind its end, b"" as the last."""
        parts = [*self.chunks()]
        length = len(SIGNATURE) + sum(12 + len(content) for _name, content in parts)
        rest = [] if length == len(self.data) else [b""]
        return [name for name, _content in parts] + rest

    def has_all_rows(self) -> bool:
        """Whether it holds as many bytes of pixels as its header promises.

        Raises:
            zlib.error: they cannot be unpacked.
        """
        missing = self._bytes_of_pixels()
        unpacking = zlib.decompressobj()
        for name, content in self.chunks():
            while name == b"IDAT" and content and missing > 0:
                missing -= len(unpacking.decompress(content, _AT_ONCE))
                content = unpacking.unconsumed_tail
        return missing <= 0

    def _bytes_of_pixels(self) -> int:
        total = 0
        for left, top, across, down in _INTERLACED if self.is_interlaced else _WHOLE:
            columns = -((left - self.width) // across)
            rows = -((top - self.height) // down)
            if columns > 0 and rows > 0:
                bits = columns * self.depth * _CHANNELS[self.kind]
                total += rows * (1 + (bits + 7) // 8)  # one byte says how it is packed
        return total


def png_of(data: bytes) -> Png | None:
    """A PNG by its header; None for every other file."""
    if not data.startswith(SIGNATURE) or len(data) < 33:
        return None
    width, height, depth, kind, _packing, _filters, interlaced = struct.unpack_from(
        ">II5B", data, 16
    )
    if kind not in _CHANNELS:
        return None
    return Png(
        data=data,
        width=width,
        height=height,
        depth=depth,
        kind=kind,
        is_interlaced=bool(interlaced),
    )
