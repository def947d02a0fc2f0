"""Why a file cannot be a picture of this site."""


class PictureRefused(ValueError):
    """`str()` is a sentence for staff in their language: what is wrong, what to do."""
