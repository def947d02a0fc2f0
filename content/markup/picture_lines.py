"""Where a picture stands in a text: `![](picture:infusion-room)`, on a line of its own."""

import difflib
import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from content.pictures.shown import ShownPicture

PICTURE_LINE = re.compile(r"^!\[\]\( *picture:([^()\n]*?) *\)[ \t]*$", re.MULTILINE)
"""The line and the picture's key. No spaces before it: four would make it code."""

_ANY = re.compile(r"!\[([^\]]*)\](?:\(\s*<?([^)\s>]*))?")
_KEY = "picture:"
_EXAMPLE = "![](picture:infusion-room)"


def picture_keys(text: str) -> set[str]:
    """The keys of the pictures that a Markdown text shows."""
    return {match[1] for match in PICTURE_LINE.finditer(text)}


def lost_picture(line: str) -> str:
    """A sentence about a picture that would not be shown; "" where there is none."""
    written = _ANY.search(line)
    if "![" not in line or PICTURE_LINE.match(line):
        return ""
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


def wrong_pictures(
    text: str, *, pictures: Mapping[str, ShownPicture]
) -> Iterator[tuple[int, str]]:
    """Where pictures stand that cannot be shown, as an offset, and a sentence each.

    pictures: all that there are, by key, with their words in the text's language.
    """
    for match in PICTURE_LINE.finditer(text):
        key = match[1]
        if key not in pictures:
            near = difflib.get_close_matches(key, sorted(pictures), n=1, cutoff=0)
            yield (
                match.start(),
                _("There is no picture “%(key)s”. The nearest name is “%(near)s”.")
                % {"key": key, "near": near[0] if near else "–"},
            )
        elif not pictures[key].alt:
            yield (
                match.start(),
                _(
                    "Nobody has written in this language what the picture “%(key)s” "
                    "shows. Write it under “Pictures”."
                )
                % {"key": key},
            )
