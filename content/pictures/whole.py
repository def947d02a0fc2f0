"""Whether a file that a decoder took holds all of its picture.

Decoders fill what is missing with black or grey and say nothing of it.
"""

from io import BytesIO

from PIL import Image

from content.pictures.png import png_of

_BAND = 48
"""Rows of a JPEG that a decoder may hold back until it has seen the end."""

_MARKS_WITHIN = {0x00, *range(0xD0, 0xD8)}
"""What may follow 0xFF among the pixels of a JPEG."""

_START_OF_PIXELS, _END = 0xDA, 0xD9


def is_whole(data: bytes, *, image: Image.Image) -> bool:
    """Whether every row of the picture is in the file. image: as it was decoded.

    Raises:
        zlib.error: a PNG that cannot be unpacked.
    """
    if png := png_of(data):
        return png.has_all_rows()
    if image.format in ("JPEG", "MPO"):
        return _jpeg_is_whole(data, image)
    return True  # the other decoders refuse what is not


def _jpeg_is_whole(data: bytes, image: Image.Image) -> bool:
    """Without the mark of its end, a decoder stops at the last row that is there."""
    with Image.open(BytesIO(data[: _end_of_pixels(data)])) as cut:
        if cut.info.get("progressive"):
            return True  # it comes as a whole that gets sharper, not row by row
        try:
            cut.load()
        except OSError:
            reached = cut.im.getbbox()
        else:
            return True
    if reached is None:
        return True
    last = reached[3]
    missing = (0, last, image.width, max(last, image.height - _BAND))
    return missing[1] == missing[3] or image.crop(missing).getbbox() is None


def _end_of_pixels(data: bytes) -> int:
    """Where the mark of the end stands; behind the file where there is none."""
    place = 2
    while 0 < place < len(data) - 1:
        mark = data[place + 1]
        if mark == _END:
            return place
        if mark == 0xFF or mark in _MARKS_WITHIN:
            place += 1
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4])
            if mark != _START_OF_PIXELS and data[place : place + 1] == b"\xff":
                continue
        place = data.find(b"\xff", place)
    return len(data)
