"""Characters that no text needs: invisible, without meaning, or harmful. Pure.

A title with a vertical tab cannot stand in a feed, and a sign that turns the direction
of writing can hide words from a second reader. Forms and files refuse them; whatever is
stored all the same is left out where it is shown.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

_NO_CHARACTERS = "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
UNNEEDED = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but for tab and line ends
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\u200b\u2060-\u2064\ufeff"  # invisible: no width, no meaning
    "\u2028\u2029\u206a-\u206f\ufff9-\ufffb"  # other ways to say what markup says
    "\ud800-\udfff"  # halves of a pair
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: a box on most devices
    f"\ufdd0-\ufdef{_NO_CHARACTERS}"  # never characters
    "]"
)
"""What is refused. Soft hyphens and joiners are not: words of real languages use them."""

_CONTEXT = 20

MAX_SAID = 5
"""How many of them are named to somebody who has pasted thousands."""


def normal(text: str) -> str:
    """The text with each letter in its one usual form (NFC): "é", not "e" and "´"."""
    return unicodedata.normalize("NFC", text)


def readable(text: str) -> str:
    """The text without the characters that no text needs."""
    return UNNEEDED.sub("", text)


def all_readable(value: Any) -> Any:
    """The same for every text in a value as JSON holds it."""
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, dict):
        return {all_readable(key): all_readable(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(all_readable(entry) for entry in value)
    return value


_ESCAPED = re.compile(r"\\u00|\\[bf]")
"""How JSON writes those of them that it never writes as they are."""


def stored_values(text: str) -> Any:
    """What a stored text holds as JSON, without characters that no text needs."""
    values = json.loads(text)
    if _has_unneeded(text) or _ESCAPED.search(text):
        values = all_readable(values)
    return values


def _has_unneeded(text: str) -> bool:
    """None of them can be printed; most texts hold nothing that cannot, which Python
    tells several times as fast. So it does which characters a text has."""
    return not text.isprintable() and bool(UNNEEDED.search("".join(set(text))))


def unneeded(text: str) -> Iterator[tuple[int, str]]:
    """Where such a character stands, as an offset, and a sentence about it."""
    for match in UNNEEDED.finditer(text):
        message = _(
            "The character %(name)s near “%(words)s” cannot be seen or shown. "
            "Delete these words and type them again."
        )
        yield match.start(), message % _named(match)


def left_out(text: str) -> list[str]:
    """Sentences about such characters, for a text from which they have been removed."""
    message = _(
        "The character %(name)s near “%(words)s” cannot be seen or shown, so it has "
        "been left out."
    )
    found = (message % _named(match) for match in UNNEEDED.finditer(text))
    return list(islice(dict.fromkeys(found), MAX_SAID))


def _named(match: re.Match[str]) -> dict[str, str]:
    """The character's number and the words around it, on its line."""
    before = match.string[max(0, match.start() - _CONTEXT) : match.start()]
    after = match.string[match.end() : match.end() + _CONTEXT]
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    words = " ".join(readable(line).split())
    return {"name": f"U+{ord(match[0]):04X}", "words": words}
