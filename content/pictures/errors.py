"""Why a file cannot be a picture of this site."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from content.pictures.limits import MAX_BYTES, MAX_WIDTH


class PictureRefused(ValueError):
    """`str()` is a sentence for staff in their language: what is wrong, what to do."""


def too_many_bytes(size: int) -> PictureRefused:
    """The refusal of a file of this many bytes."""
    return PictureRefused(
        _(
            "The file has %(size)s MB; at most %(limit)s MB are allowed. Make the "
            "picture smaller and upload it again: %(wide)s pixels in width are enough."
        )
        % {
            "wide": MAX_WIDTH,
            "size": number_format(size / 1_000_000, 1),
            "limit": number_format(MAX_BYTES // 1_000_000),
        }
    )
