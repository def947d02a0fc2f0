"""What the style of an element says: bold, italic, struck out, not to be seen."""

import re
from collections.abc import Mapping

_BOLD = re.compile(r"font-weight\s*:\s*(bold(?:er)?|[6-9]00|1000)\b", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00|0)\b", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;:]*:[^;]*line-through", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_WORD_LIST = re.compile(r"mso-list\s*:\s*\w+ level([0-9]+)", re.IGNORECASE)
_BOLD_TAGS = ("b", "strong")
_ITALIC_TAGS = ("i", "em")
_STRUCK_TAGS = ("del", "s", "strike")


def is_bold(tag: str, style: str) -> bool | None:
    """Whether it makes words bold, or ordinary again; None where it says neither.

    Google Docs wraps everything that is copied in a `b` that is not bold.
    """
    if _NOT_BOLD.search(style):
        return False
    return True if tag in _BOLD_TAGS or _BOLD.search(style) else None


def is_italic(tag: str, style: str) -> bool:
    """Whether it puts words in italics."""
    if re.search(r"font-style\s*:\s*normal", style, re.IGNORECASE):
        return False
    return tag in _ITALIC_TAGS or bool(_ITALIC.search(style))


def is_struck(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the words do not hold any more: struck out, or deleted while tracked."""
    style = attributes.get("style", "")
    classes = attributes.get("class", "").lower()
    return tag in _STRUCK_TAGS or "msodel" in classes or bool(_STRUCK.search(style))


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether nobody could see it."""
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))


def is_comment(attributes: Mapping[str, str]) -> bool:
    """Whether it is a word processor's comment, or the mark of one."""
    style = attributes.get("style", "").replace(" ", "").lower()
    classes = attributes.get("class", "").lower()
    return "mso-element:comment" in style or "msocom" in classes


def word_level(attributes: Mapping[str, str]) -> int | None:
    """The level of an item of a list, from 0, as Microsoft Word writes one."""
    found = _WORD_LIST.search(attributes.get("style", ""))
    return int(found[1][:2]) - 1 if found else None


def is_word_marker(attributes: Mapping[str, str]) -> bool:
    """Whether it is the bullet or the number that Word draws before an item."""
    style = attributes.get("style", "").replace(" ", "").lower()
    return "mso-list:ignore" in style
