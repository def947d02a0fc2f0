"""The files of a picture that readers get: three formats, up to five widths.

A browser takes the first format it knows and the smallest width that is sharp enough.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from content.pictures.limits import MAX_WIDTH
from content.pictures.master import Master
from content.pictures.names import file_name

WIDTHS = (320, 640, 960, 1280, MAX_WIDTH)
"""Pixels, where the master is as wide."""

FALLBACKS = ("jpg", "png")
"""For browsers that know neither AVIF nor WebP: photographs, and drawings."""

_FEW_COLOURS = 256
_OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 6},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
}
_FOR_DRAWINGS: dict[str, dict[str, Any]] = {
    "avif": {"subsampling": "4:4:4", "quality": 75},  # letters keep their edges
    "webp": {"lossless": True},
}


def widths(width: int) -> tuple[int, ...]:
    """The widths that a master of this width is offered in, its own as the largest."""
    return (*(one for one in WIDTHS if one < width), width)


def fallback_of(master: Master) -> str:
    """The third format: PNG where JPEG would blur a drawing of few colours."""
    from PIL import Image  # large, and no reader needs it

    with Image.open(BytesIO(master.png)) as image:
        return "png" if image.getcolors(_FEW_COLOURS) else "jpg"


def files_of(master: Master, *, fallback: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file, smallest first. Takes a few seconds.

    fallback: `fallback_of` the master.
    """
    from PIL import Image

    is_drawing = fallback == "png"
    with Image.open(BytesIO(master.png)) as image:
        image.load()
        for width in widths(master.width):
            height = max(1, round(master.height * width / master.width))
            small = image.resize((width, height), Image.Resampling.LANCZOS)
            for extension in ("avif", "webp", fallback):
                file = BytesIO()
                special = _FOR_DRAWINGS.get(extension, {}) if is_drawing else {}
                drawn = small.quantize(_FEW_COLOURS) if extension == "png" else small
                drawn.save(file, **_OPTIONS[extension] | special)
                yield file_name(master.digest, width, extension), file.getvalue()
