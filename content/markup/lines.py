"""What a line is by itself: a heading, an item, a row, a slash line, a picture, text."""

import re
from dataclasses import dataclass
from typing import Literal

from content.markup.picture_lines import PICTURE_LINE

Kind = Literal[
    "blank", "heading", "item", "number", "row", "open", "close", "picture", "note"
]

BULLETS = "-*•·–"
"""Signs that begin an item, followed by a space."""

_HEADING = re.compile(r"(?P<mark>#{1,6}) +")
_ITEM = re.compile(rf"(?P<mark>[{BULLETS}])(?: +|$)")
_NUMBER = re.compile(r"(?P<mark>[1-9][0-9]{0,2}[.)])(?: +|$)")
_NOTE = re.compile(r"\[\^(?P<mark>[\w-]{1,40})\]: *")
_RULER = re.compile(r"([-*_])(?: *\1){2,}")


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line and where its words stand.

    number: counted from 1. offset: where it begins in the text. indent: of its first
    sign. start, end: columns of its words, without what marks the line and without
    spaces around. mark: "##", "-", "1.", a picture's key, a note's name.
    """

    number: int
    offset: int
    source: str
    kind: Kind | Literal["text"]
    indent: int
    start: int
    end: int
    mark: str = ""

    @property
    def words(self) -> str:
        """What is left of the line without its mark."""
        return self.source[self.start : self.end]

    @property
    def is_alone(self) -> bool:
        """It stands for itself and can touch whatever is around it."""
        return self.kind not in ("blank", "text", "item", "number", "note")


def read_lines(text: str) -> list[Line]:
    """The lines of a text in its normal form."""
    found: list[Line] = []
    offset = 0
    for number, source in enumerate(text.split("\n"), start=1):
        found.append(_line(source, number=number, offset=offset))
        offset += len(source) + 1
    return found


def _line(source: str, *, number: int, offset: int) -> Line:
    end = len(source.rstrip(" "))
    indent = min(len(source) - len(source.lstrip(" ")), end)
    kind, start, mark = _kind(source[:end], indent)
    return Line(
        number=number,
        offset=offset,
        source=source,
        kind=kind,
        indent=indent,
        start=start,
        end=end,
        mark=mark,
    )


def _kind(line: str, indent: int) -> tuple[Kind | Literal["text"], int, str]:
    """The kind of a line, the column of its words, and its mark."""
    if indent == len(line):
        return "blank", indent, ""
    if line.startswith("///", indent):
        is_close = line[indent:] == "///"
        return ("close" if is_close else "open"), len(line) if is_close else indent, ""
    if line.startswith("|", indent):
        return "row", indent, ""
    if picture := PICTURE_LINE.fullmatch(line):
        return "picture", len(line), picture[1]
    if not _RULER.fullmatch(line, indent):
        patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (
            ("heading", _HEADING),
            ("item", _ITEM),
            ("number", _NUMBER),
            ("note", _NOTE),
        )
        for kind, pattern in patterns:
            if match := pattern.match(line, indent):
                return kind, match.end(), match["mark"]
    return "text", indent, ""
