"""Tables: rows between bars, with a line of dashes below the first one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.markup.lines import Line
from content.markup.tree import Paragraph, Table

if TYPE_CHECKING:
    from content.markup.parser import Reader

_DASHES = re.compile(r":?-+:?")
_SURELY_DASHES = "---"
"""A dash alone may be the words of a cell: "none"."""


def read_table(reader: Reader, lines: Sequence[Line]) -> None:
    """Read lines that begin with a bar. Without a line of dashes they are no table."""
    if len(lines) == 1 or not _is_rule(lines[1]):
        message = _(
            "A table needs a line of dashes below its first row, with as many cells: "
            "|---|---|"
        )
        reader.report(lines[0].number, message)
        for line in lines:
            reader.blocks.append(Paragraph(leaf=reader.leaf("paragraph", line)))
        return
    width = len(_cells(lines[0]))
    for line in lines:
        if message := _wrong(line, width=width, is_below_head=line is lines[1]):
            reader.report(line.number, message)
    rows = [
        [
            reader.leaf("cell", line, start=start, end=end, row=row, column=column)
            for column, (start, end) in enumerate(_cells(line))
        ]
        for row, line in enumerate([lines[0], *lines[2:]])
    ]
    aligns = [_align(lines[1].source[start:end]) for start, end in _cells(lines[1])]
    reader.blocks.append(Table(aligns=aligns, rows=rows))


def _wrong(line: Line, *, width: int, is_below_head: bool) -> str:
    """A sentence about a row that cannot stand in its table; "" where it can."""
    found = len(_cells(line))
    if not line.words.endswith("|") or len(line.words) == 1:
        return _("A row of a table begins and ends with a bar: | … | … |")
    if found != width:
        return _(
            "Cells in this row: %(found)d; in the first row: %(width)d. Give every row "
            "of the table the same number of cells."
        ) % {"found": found, "width": width}
    if not is_below_head and _is_rule(line) and _SURELY_DASHES in line.words:
        return _(
            "A line of dashes stands only below the first row of a table. Leave an "
            "empty line before the next table."
        )
    return ""


def _cells(line: Line) -> list[tuple[int, int]]:
    """Where the cells begin and end, without the spaces around their words."""
    bars = [at for at in range(line.start, line.end) if line.source[at] == "|"]
    if bars[-1] != line.end - 1 or len(bars) == 1:
        bars.append(line.end)  # a row that is not closed: its rest is a cell, too
    return [
        _tight(line.source, start + 1, end)
        for start, end in zip(bars, bars[1:], strict=False)
    ]


def _tight(source: str, start: int, end: int) -> tuple[int, int]:
    words = source[start:end]
    first = start + len(words) - len(words.lstrip(" "))
    return first, max(first, start + len(words.rstrip(" ")))


def _is_rule(line: Line) -> bool:
    """Whether every cell of a row is a line of dashes."""
    return all(
        _DASHES.fullmatch(line.source, start, end) for start, end in _cells(line)
    )


def _align(dashes: str) -> str:
    """How the colons of a cell of dashes align its column; "" without any."""
    is_left, is_right = dashes.startswith(":"), dashes.endswith(":")
    if is_left and is_right:
        return "center"
    return "left" if is_left else "right" if is_right else ""
