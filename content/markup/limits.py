"""What a text may hold and how much of it, so that every text can be drawn."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.markup.picture_lines import lost_picture

MAX_CHARACTERS = 30_000
"""Of one section; the longest of the starter content has about 6,000."""

MAX_BRACKETS = 400
"""Opening square brackets; Markdown's time grows with their square."""

MAX_INDENT = 24
"""Spaces before a line: lists within lists within lists."""

_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)?")
_ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]*)")
_KEPT = re.compile(r"(?:page:|https://|mailto:|tel:|#|/)", re.IGNORECASE)


def too_much(text: str) -> str:
    """A sentence about a text that is too long or too tangled; "" when it is not."""
    if len(text) > MAX_CHARACTERS:
        return _("This text is too long to be drawn. Split it into several sections.")
    if text.count("[") > MAX_BRACKETS:
        return _("There are too many square brackets “[” in this text.")
    return ""


def lost(line: str) -> Iterator[str]:
    """Sentences about what would vanish from a line without a word to its readers."""
    if len(line) - len(line.lstrip()) > MAX_INDENT:
        yield _("This line is indented too far. Lists have at most six levels.")
    if message := lost_picture(line):
        yield message
    for address in _ADDRESS.findall(_PICTURE.sub("", line)):
        if address and not _KEPT.match(address):
            yield _(
                "The link “%(address)s” would not work. Write page:… for a page of "
                "this site, or an address that begins with https://"
            ) % {"address": address}
