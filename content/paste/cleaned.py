"""What cleaning gives: the text, and what it left out or changed."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is left out of a pasted text, or mended in it."""

    SOFT_HYPHENS = "soft_hyphens"
    INVISIBLE = "invisible"
    """Other characters that cannot be seen: no width, directions, controls."""
    SPACES = "spaces"
    """Several spaces in a row."""
    HYPHENATION = "hyphenation"
    """Words that were divided at the end of a line."""
    LINES = "lines"
    """Lines that were broken at the edge of a page."""
    BOOKMARKS = "bookmarks"
    """What word processors leave behind: bookmarks, fields, page numbers."""
    BUTTONS = "buttons"
    """Words of a web page that are no text: menus, "close", "share"."""
    RELATED = "related"
    """Advice to read something else, with its links."""
    EMPTY = "empty"
    """Empty paragraphs."""
    PICTURES = "pictures"
    LINKS = "links"
    """Links that would lead nowhere here; their words stay."""
    SECURED = "secured"
    """Links that began with http:// and now begin with https://."""
    TRACKING = "tracking"
    """Links with marks by which a reader could be followed."""
    DELETED = "deleted"
    """Words that were struck out."""
    COMMENTS = "comments"
    ITALICS = "italics"
    """Words in italics, which the dialect does not have; the words stay."""
    CELLS = "cells"
    """Tables that were there for the layout; their words stay."""


Removed = Counter[Kind]
"""How often each was left out or mended."""


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A text in the dialect, and what it lacks of the one that was copied."""

    text: str
    removed: Removed
