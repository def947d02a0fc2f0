"""Where a picture stands in a text: `![](picture:infusion-room)`, on a line of its own."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from content.markup.names import SHOWN, nearest
from content.pictures.shown import ShownPicture

PICTURE_LINE = re.compile(r"!\[\]\( *picture:([^()]*?) *\) *")
"""The whole line and the picture's key. Nothing stands before it, not even a space."""

_ANY = re.compile(r"!\[([^\]]*)\](?:\(\s*<?([^)\s>]*))?")
_KEY = "picture:"
_EXAMPLE = "![](picture:infusion-room)"


def lost_picture(line: str) -> str:
    """A sentence about a picture in this line that would not be shown."""
    written = _ANY.search(line)
    words, place = (written[1], written[2] or "") if written else ("", "")
    if place and not place.startswith(_KEY):
        return _(
            "A picture from another address cannot be shown. Add it under “Pictures” "
            "first, then write: %(line)s"
        ) % {"line": _EXAMPLE}
    if words and place:
        return _(
            "Leave the square brackets of the picture empty. What it shows is written "
            "once per language, under “Pictures”. Write: %(line)s"
        ) % {"line": f"![]({place})"}
    return _(
        "A picture stands on a line of its own, with nothing before or after it: "
        "%(line)s"
    ) % {"line": _EXAMPLE}


def wrong_picture(key: str, *, pictures: Mapping[str, ShownPicture]) -> str:
    """A sentence about a picture that cannot be shown; "" where it can.

    pictures: all that there are, by key, with their words in the text's language.
    """
    if key not in pictures:
        return _("There is no picture “%(key)s”. The nearest name is “%(near)s”.") % {
            "key": key[:SHOWN],
            "near": nearest(key, pictures),
        }
    if not pictures[key].alt:
        return _(
            "Nobody has written in this language what the picture “%(key)s” shows. "
            "Write it under “Pictures”."
        ) % {"key": key}
    return ""
