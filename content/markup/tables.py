"""The cells of a table's row, as columns of its line."""

import re

from content.markup.lines import Line

_DASHES = re.compile(r":?-+:?")


def cells_of(line: Line) -> list[tuple[int, int]]:
    """Where the cells begin and end, without the spaces around their words."""
    bars = [at for at in range(line.start, line.end) if line.source[at] == "|"]
    if bars[-1] != line.end - 1 or len(bars) == 1:
        bars.append(line.end)  # a row that is not closed: its rest is a cell, too
    return [
        _tight(line.source, start + 1, end)
        for start, end in zip(bars, bars[1:], strict=False)
    ]


def is_rule(line: Line) -> bool:
    """Whether every cell of a row is a line of dashes."""
    return all(
        _DASHES.fullmatch(line.source, start, end) for start, end in cells_of(line)
    )


def align_of(line: Line, start: int, end: int) -> str:
    """How the colons of a cell of dashes align its column; "" without any."""
    dashes = line.source[start:end]
    is_left, is_right = dashes.startswith(":"), dashes.endswith(":")
    if is_left and is_right:
        return "center"
    return "left" if is_left else "right" if is_right else ""


def _tight(source: str, start: int, end: int) -> tuple[int, int]:
    words = source[start:end]
    first = start + len(words) - len(words.lstrip(" "))
    return first, max(first, start + len(words.rstrip(" ")))
