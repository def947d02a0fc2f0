"""What holds at a place of a page: its look, its lists, what is left out there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from content.paste.blocks import Block
from content.paste.cleaned import Kind
from content.paste.looks import is_comment, is_hidden, is_struck

_UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "xml",
        "template",
        "title",
        "textarea",
        "select",
        "option",
        "datalist",
        "object",
    ]
)
_FURNITURE = frozenset(["nav", "button"])
PICTURES = frozenset(
    ["img", "svg", "video", "audio", "iframe", "canvas", "picture", "v:imagedata"]
)


@dataclass(kw_only=True)
class Skipped:
    """An element whose words are left out. kind: what to say of it; None for nothing."""

    kind: Kind | None
    is_told: bool = False


@dataclass(kw_only=True)
class Item:
    """An item that is open. is_used: something of it has become a block."""

    level: int
    number: int = 0
    is_used: bool = False


@dataclass(kw_only=True)
class List:
    """A list that is open. next: the number of its next item; 0 in a list without."""

    next: int


@dataclass(kw_only=True)
class Table:
    """A table that is open: its rows of cells, each cell with blocks of its own."""

    rows: list[list[list[Block]]] = field(default_factory=list)
    is_plain: bool = True
    """Its cells hold text alone."""


class State(NamedTuple):
    """What holds for the words at a place; the end of an element brings back the one
    before it."""

    is_bold: bool = False
    is_italic: bool = False
    address: str = ""
    is_link: bool = False
    skipped: Skipped | None = None
    is_marker: bool = False
    heading: int = 0
    lists: tuple[List, ...] = ()
    item: Item | None = None
    is_exact: bool = False
    """Line ends are those of the text, as in `pre`."""


def skipped(name: str, given: Mapping[str, str]) -> Skipped | None:
    """What to do with an element whose words are left out; None for any other."""
    if is_struck(name, given):
        return Skipped(kind=Kind.DELETED)
    if is_comment(given):
        return Skipped(kind=Kind.COMMENTS)
    if name in _UNSEEN or is_hidden(given):
        return Skipped(kind=None)
    if name in PICTURES:
        return Skipped(kind=None, is_told=True)
    return Skipped(kind=Kind.BUTTONS) if name in _FURNITURE else None


def is_dot(given: Mapping[str, str]) -> bool:
    """A picture of one pixel, which counts readers."""
    return given.get("width") in ("0", "1") or given.get("height") in ("0", "1")


def is_title(given: Mapping[str, str]) -> bool:
    """The title of a document, which Word writes as a paragraph."""
    return given.get("class", "") in ("MsoTitle", "MsoHeading1")
