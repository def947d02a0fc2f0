"""What the files of a picture are called, and where they stand on the public site."""

import hashlib
import re
from collections.abc import Callable

PREFIX = "/pictures/"
"""In front of a file's name in the texts of editions. Not below a language."""

NAME = r"[0-9a-f]{32}-[0-9]{2,4}\.(?:avif|webp|jpg|png)"
"""A regular expression for the name of a file: hash, width in pixels, format."""

TYPES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}
"""File name extension → what a browser is told."""

_RECIPE = 1
"""Raise it when the files are made in another way: then new ones get new addresses."""

_ADDRESS = re.compile(re.escape(PREFIX) + f"({NAME})")
_SHOWN = re.compile(r'\s(?:src|srcset)="([^"]*)"')


def digest_of(png: bytes) -> str:
    """What the names of a picture's files begin with. png: its master.

    A file never changes at its address, so readers may keep it for ever.
    """
    return hashlib.sha256(b"%d " % _RECIPE + png).hexdigest()[:32]


def master_name(digest: str) -> str:
    """ "0f…9a.png": the master itself, which readers do not get."""
    return f"{digest}.png"


def file_name(digest: str, width: int, extension: str) -> str:
    """ "0f…9a-640.avif"."""
    return f"{digest}-{width}.{extension}"


def address(name: str) -> str:
    """ "/pictures/0f…9a-640.avif"."""
    return PREFIX + name


def content_type(name: str) -> str:
    """ "image/avif" for a name that `NAME` matches."""
    return TYPES[name.rpartition(".")[2]]


def names_in(html: str) -> set[str]:
    """The files that sanitised HTML shows."""
    return {name for shown in _SHOWN.findall(html) for name in _ADDRESS.findall(shown)}


def moved(html: str, *, to: Callable[[str], str]) -> str:
    """The same HTML with its pictures at other addresses. to: name → address."""
    return _SHOWN.sub(
        lambda shown: _ADDRESS.sub(lambda match: to(match[1]), shown[0]), html
    )
