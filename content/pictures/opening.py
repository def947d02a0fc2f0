"""From uploaded bytes to a decoded picture, or a sentence about why not.

What counts is what a file holds; its name and what the browser says of it are never
read. Every limit that the header can show is checked before a pixel is decoded.
"""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from content.pictures.errors import PictureRefused, too_many_bytes
from content.pictures.limits import (
    MAX_BYTES,
    MAX_PIXELS,
    MAX_SHAPE,
    MAX_WIDTH,
    MIN_WIDTH,
)
from content.pictures.png import COLOUR, GREY, png_of
from content.pictures.refused_formats import refusal_of
from content.pictures.whole import is_whole

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""The formats that are read, by Pillow's names. No other decoder is ever tried."""

# Pillow's own guard warns, or refuses without the size. `_open` comes just as early:
# after the header and before a pixel.
Image.MAX_IMAGE_PIXELS = None

_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error)
"""What Pillow raises for files that begin well and go on badly."""


def decoded(data: bytes) -> Image.Image:
    """The one picture in a file, turned the way it was taken.

    data: the whole file. Its mode is Pillow's own and its metadata are still there.

    Raises:
        PictureRefused: with the sentence for the person who chose the file.
    """
    if len(data) > MAX_BYTES:
        raise too_many_bytes(len(data))
    with _open(data) as image:
        _is_allowed(image)
    try:
        with _open(data) as image:
            image.verify()  # checksums, which decoding alone would not look at
        with _open(data) as image:
            image.load()
            has_all = is_whole(data, image=image)
            upright = ImageOps.exif_transpose(image)
    except (*_BROKEN, zlib.error) as error:
        raise _damaged() from error
    if not has_all:
        raise _damaged()
    _has_a_good_shape(upright)
    if "transparency" in upright.info:
        upright.info["transparency"] = _transparent(data, upright)
    return upright


def _open(data: bytes) -> Image.Image:
    """The header alone. Raises PictureRefused for what is none of our formats."""
    if not data:
        raise PictureRefused(_("The file is empty. Choose another one."))
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except (*_BROKEN, zlib.error, MemoryError) as error:
        raise refusal_of(data) from error


def _damaged() -> PictureRefused:
    return PictureRefused(
        _(
            "The file is damaged: it begins as a picture and breaks off. Export or "
            "download it again."
        )
    )


def _transparent(data: bytes, image: Image.Image) -> Any:
    """What is transparent, in the numbers that the pixels have once they are decoded.

    Raises:
        PictureRefused: those of the file are finer, so that it cannot be told.
    """
    value, png = image.info["transparency"], png_of(data)
    if png is None or png.depth == 8:
        return value
    if png.kind == COLOUR:
        raise PictureRefused(
            _(
                "The picture has 16 bits per colour and one colour that is to be "
                "transparent, which cannot be read for certain. Export it with 8 bits "
                "per colour."
            )
        )
    if png.kind == GREY and image.mode == "L":  # 2 or 4 bits, which have become 8
        return value * 255 // png.largest
    return value


def _is_allowed(image: Image.Image) -> None:
    width, height = image.size
    if width * height >= MAX_PIXELS:
        raise PictureRefused(
            _(
                "The picture has %(width)s × %(height)s pixels, which is "
                "%(millions)s million. It must have less than %(limit)s million. Make "
                "it smaller and upload it again: %(wide)s pixels in width are enough."
            )
            % {
                "wide": MAX_WIDTH,
                "width": width,
                "height": height,
                "millions": number_format(width * height / 1_000_000, 1),
                "limit": number_format(MAX_PIXELS // 1_000_000),
            }
        )
    # A phone's JPEG may carry a second picture for its own use; that does not move.
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise PictureRefused(
            _("The picture moves, which disturbs readers. Upload a still picture.")
        )


def _has_a_good_shape(image: Image.Image) -> None:
    width, height = image.size
    if width < MIN_WIDTH:
        raise PictureRefused(
            _(
                "The picture is %(width)s pixels wide; it needs %(limit)s at least. "
                "Upload a larger version of it."
            )
            % {"width": width, "limit": MIN_WIDTH}
        )
    if max(image.size) > MAX_SHAPE * min(image.size):
        raise PictureRefused(
            _(
                "The picture is too long and narrow (%(width)s × %(height)s pixels). "
                "Its longer side may be at most %(limit)s times the shorter one. Cut "
                "off what is not needed."
            )
            % {"width": width, "height": height, "limit": MAX_SHAPE}
        )
