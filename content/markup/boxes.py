"""The first line of a block between slashes: `/// urgent | Title`."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.markup.blocks import BLOCK_NAMES, CONDITIONS, FOLD, PRESSING
from content.markup.leaves import Citation, Leaf, Link, NoteMark
from content.markup.lines import Line
from content.markup.tree import Box, Paragraph

if TYPE_CHECKING:
    from content.markup.parser import Reader

MAX_DEPTH = 6
"""Of blocks within blocks."""

_SLASHES = 3


def open_box(reader: Reader, line: Line) -> None:
    """Open a block; a line that opens none is read as plain words."""
    slashes = len(line.words) - len(line.words.lstrip("/"))
    name, bar, title = (part.strip() for part in line.words[slashes:].partition("|"))
    wrong = _wrong(name, title=title, has_bar=bool(bar), slashes=slashes)
    if message := wrong or _hidden(name, around={box.name for box in reader.boxes}):
        reader.report(line.number, message)
    is_too_deep = len(reader.boxes) == MAX_DEPTH
    if is_too_deep:
        message = _(
            "Blocks stand at most six deep in one another. Close another one first "
            "with “///”."
        )
        reader.report(line.number, message)
    if is_too_deep or slashes != _SLASHES:
        reader.blocks.append(Paragraph(leaf=reader.leaf("paragraph", line)))
        return
    # Of a block that does not exist, readers of drafts get the whole line.
    start = line.end - len(title) if name in BLOCK_NAMES else line.start
    leaf = reader.leaf("title", line, start=start) if start < line.end else None
    if name == FOLD and leaf and _leads_on(leaf):
        message = _(
            "The title of a fold opens it, and leads nowhere else. Write links, sources "
            "and footnotes in the text below it."
        )
        reader.report(line.number, message)
    box = Box(name=name, title=leaf, line=line.number)
    reader.blocks.append(box)
    reader.boxes.append(box)


def _wrong(name: str, *, title: str, has_bar: bool, slashes: int) -> str:
    """A sentence about a line that opens no block as it stands; "" where it does."""
    if slashes != _SLASHES:
        return _("A block begins and ends with three slashes: ///")
    if name not in BLOCK_NAMES:
        return _("There is no block “%(name)s”. These exist: %(names)s.") % {
            "name": name[:60],
            "names": ", ".join(BLOCK_NAMES),
        }
    if name in CONDITIONS and has_bar:
        return _("No title is shown here. Write only: /// %(name)s") % {"name": name}
    if name not in CONDITIONS and not title:
        return _("The block “%(name)s” has no title. Write: /// %(name)s | Title") % {
            "name": name
        }
    return ""


def _hidden(name: str, *, around: Collection[str]) -> str:
    """A sentence about a block that would hide when to get help; "" for any other.

    around: the names of the blocks in which it stands.
    """
    if name in PRESSING and FOLD in around:
        return _(
            "The card “%(name)s” cannot stand in a fold, where readers may not see it. "
            "Close the fold with “///” before it, or write the card above the fold."
        ) % {"name": name}
    if name == FOLD and (pressing := next(filter(around.__contains__, PRESSING), "")):
        return _(
            "Nothing can be folded in the card “%(name)s”: readers must see all of it. "
            "Write the text openly, or close the card with “///” before the fold."
        ) % {"name": pressing}
    return ""


def _leads_on(title: Leaf) -> bool:
    """Whether a title holds what a reader could follow."""
    return any(
        isinstance(span, Link | Citation | NoteMark) for _line, span in title.spans()
    )
