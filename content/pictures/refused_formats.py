"""What a file is that cannot be opened as a picture, whatever its name says."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.pictures.errors import PictureRefused

_BEFORE = rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+"  # in front of everything
_QUOTED = rb"\"[^\"]*\"|'[^']*'"
_DOCTYPE = (
    rb"(?:<!DOCTYPE\s(?>%(quoted)s|\[(?><!--.*?-->|%(quoted)s|[^\]\"'])*+\]|[^>\"'\[])*+>)?"
    % {b"quoted": _QUOTED}
)
"""A document type with the entities that it may declare, in which anything stands."""

_KNOWN: tuple[tuple[re.Pattern[bytes], Promise | str], ...] = (
    (
        re.compile(
            rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|....ftypavi[fs]", re.DOTALL
        ),
        gettext_lazy(
            "The file is damaged: its beginning cannot be read. Export or download it "
            "again."
        ),
    ),
    (
        re.compile(rb"....ftyp(?:hei|hev|mif1|msf1)", re.DOTALL),
        gettext_lazy(
            "This is a HEIC picture, as an iPhone takes it. Export it as JPEG and "
            "upload that."
        ),
    ),
    (
        re.compile(rb"....ftyp", re.DOTALL),
        gettext_lazy("This is a film, not a picture. Upload a still picture."),
    ),
    (
        re.compile(
            _BEFORE
            + rb"(?:<!DOCTYPE\s+svg\b|%b%b<(?:\w+:)?svg\b)" % (_DOCTYPE, _BEFORE),
            re.DOTALL | re.IGNORECASE,
        ),
        gettext_lazy(
            "This is an SVG drawing, which may hold programs. Export it as PNG and "
            "upload that."
        ),
    ),
    (
        re.compile(
            _BEFORE + rb"<(?:!doctype html|html|head|body)\b", re.DOTALL | re.IGNORECASE
        ),
        gettext_lazy(
            "This is a web page, whatever its name says. Save the picture itself and "
            "upload that."
        ),
    ),
    (
        re.compile(rb"%PDF-"),
        gettext_lazy(
            "This is a PDF document, whatever its name says. Export the page as PNG "
            "and upload that."
        ),
    ),
    (
        re.compile(rb"II\*\0|MM\0\*|BM|8BPS"),
        gettext_lazy(
            "This is a picture in a format that browsers do not show (TIFF, BMP or "
            "Photoshop). Export it as JPEG or PNG and upload that."
        ),
    ),
    (
        re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
        gettext_lazy(
            "This is an archive or an office document, not a picture. Export the "
            "picture as JPEG or PNG and upload that."
        ),
    ),
)
"""How a file begins, and the sentence about it; the first that fits counts."""


_BEGINNING = 64_000
"""Bytes in which a file must say what it is; some drawings declare much before."""


def refusal_of(data: bytes) -> PictureRefused:
    """The refusal of a file that Pillow cannot open, by how the file begins."""
    beginning = data[:_BEGINNING]
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.decode("utf-16", "ignore").encode()
    for start, sentence in _KNOWN:
        if start.match(beginning):
            return PictureRefused(str(sentence))
    return PictureRefused(
        _(
            "This file is no picture that can be read, whatever its name says. Upload "
            "a JPEG, PNG, WebP, AVIF or GIF."
        )
    )
