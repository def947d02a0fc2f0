"""From the lines of a text to its tree: one strict parser for everybody who reads it.

It reads every text. What cannot be published is in the tree as plain words, and stands
in `problems` with its line and what to do.
"""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.markup.boxes import open_box
from content.markup.footnotes import check_notes, read_note
from content.markup.leaves import Leaf, LeafLine
from content.markup.lines import Line, read_lines
from content.markup.lists import Lists
from content.markup.normal import normal
from content.markup.refused import refused_start, refused_text
from content.markup.reports import Reports
from content.markup.spans import read_spans
from content.markup.tables import read_table
from content.markup.tree import Block, Box, Document, Heading, Paragraph, Picture

_INNER_BLOCK = re.compile(r"(?:[0-9]{1,3}[.)] +)?///")
"""A block that begins behind the sign of an item or within a row."""


def parse(text: str) -> Document:
    """The tree of a text, whatever it holds; nobody may change it.

    The checks and the renderer ask for the same one, one after another.
    """
    return _parse(text, get_language())


@lru_cache(maxsize=8)
def _parse(text: str, _language: str | None) -> Document:
    """The sentences of the tree are in the active language."""
    text = normal(text)
    reader = Reader(read_lines(text))
    for line, message in islice(refused_text(text), Reports.LIMIT):
        reader.problems.add(line, message)
    reader.read()
    check_notes(reader)
    reader.document.problems = reader.problems.in_order()
    reader.document.remarks = reader.remarks.in_order()
    return reader.document


class Reader:
    """Reads line by line. `boxes` are the blocks that are open, the innermost last."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.document = Document(lines=[line.source for line in lines])
        self.problems, self.remarks = Reports(), Reports()
        self.boxes: list[Box] = []
        self.levels: list[int] = []
        """Of the headings that the next one may stand below."""
        self.lists = Lists(self, lines)
        self.open: Leaf | None = None
        """The leaf that the next line would go on with."""
        self.is_after_blank = True

    # --- What the lines are --------------------------------------------------------

    def read(self) -> None:
        """Read all lines."""
        at = 0
        while at < len(self.lines):
            at = self._read_one(at)
        for box in self.boxes:
            message = _(
                "The block “%(name)s” is never closed. Write “///” on a line of its own "
                "where it ends."
            ) % {"name": box.name}
            self.report(box.line, message)
        self.lists.check()

    def _read_one(self, at: int) -> int:
        """Read a line, or a whole table. Gives the number of the line after it."""
        line = self.lines[at]
        after = at + 1
        if line.kind == "blank":
            self.open = None
            self.is_after_blank = True
            return after
        if line.kind == "item" or (line.kind == "number" and self.lists.takes(at)):
            self.open = self.lists.add(at)
        elif line.is_alone:
            if line.indent:
                self.remark(line, _("The spaces before this line are left out."))
            self.open = None
            after = self._read_alone(at)
        elif line.kind == "note":
            if line.indent:
                self.remark(line, _("The spaces before this line are left out."))
            self.lists.interrupt()
            self.open = read_note(self, line)
        else:
            self._text(replace(line, kind="text", start=line.indent))
        self.is_after_blank = False
        return after

    def _read_alone(self, at: int) -> int:
        line = self.lines[at]
        self.lists.interrupt(is_final=line.kind in ("heading", "open", "close"))
        if line.kind == "row":
            after = at
            while after < len(self.lines) and self.lines[after].kind == "row":
                after += 1
            read_table(self, self.lines[at:after])
            return after
        if line.kind == "heading":
            self._heading(line)
        elif line.kind == "picture":
            self.blocks.append(Picture(key=line.mark, line=line.number))
        elif line.kind == "open":
            open_box(self, line)
        elif self.boxes:
            self.boxes.pop()
        else:
            self.report(line.number, _("This “///” closes no block. Delete it."))
        return at + 1

    def _heading(self, line: Line) -> None:
        level = len(line.mark)
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        if self.levels and level > self.levels[-1] + 1:
            message = _(
                "This heading skips a level. It is shown one level below the heading "
                "before it."
            )
            self.remark(line, message)
        self.levels.append(level)
        leaf = self.leaf("heading", line)
        self.blocks.append(Heading(level=level, leaf=leaf))

    # --- Text ----------------------------------------------------------------------

    def _text(self, line: Line) -> None:
        if message := refused_start(line.words):
            self.report(line.number, message)
        if self.open is None:
            self.open = self.leaf("paragraph", line)
            blocks = self.lists.blocks_below(line) if self.is_after_blank else None
            if blocks is None:
                if line.indent:
                    self.remark(line, _("The spaces before this line are left out."))
                self.lists.interrupt()
                blocks = self.blocks
            blocks.append(Paragraph(leaf=self.open))
            return
        if self.open.kind == "paragraph":
            if len(self.open.lines) == 1:
                message = _("The line break before this line is one for readers, too.")
                self.remark(line, message)
        else:
            self.report(
                line.number,
                _(
                    "It is not clear whether “%(words)s” belongs to the line above. "
                    "Leave an empty line between them, or write both on one line."
                )
                % {"words": line.words[:40]},
            )
        self.open.lines.append(self.leaf_line(line))

    # --- Leaves --------------------------------------------------------------------

    @property
    def blocks(self) -> list[Block]:
        """Where the next block goes."""
        return self.boxes[-1].blocks if self.boxes else self.document.blocks

    def leaf(
        self,
        kind: str,
        line: Line,
        *,
        start: int | None = None,
        end: int | None = None,
        row: int = 0,
        column: int = 0,
        depth: int = 0,
    ) -> Leaf:
        """A new leaf that begins in this line."""
        return Leaf(
            kind=kind,  # type: ignore[arg-type]
            lines=[self.leaf_line(line, start=start, end=end)],
            row=row,
            column=column,
            depth=depth,
        )

    def leaf_line(
        self, line: Line, *, start: int | None = None, end: int | None = None
    ) -> LeafLine:
        """A part of a line with its spans; the whole of its words by default."""
        first = line.start if start is None else start
        last = line.end if end is None else end
        if _INNER_BLOCK.match(line.source, first) and line.kind != "open":
            message = _(
                "A block cannot begin within an item or a row. Write “///” at the "
                "beginning of a line of its own."
            )
            self.report(line.number, message)
        return LeafLine(
            number=line.number,
            offset=line.offset,
            start=first,
            end=last,
            spans=read_spans(
                line.source,
                first,
                last,
                number=line.number,
                problems=self.problems,
            ),
        )

    def report(self, number: int, message: str) -> None:
        """Note a problem."""
        self.problems.add(number, message)

    def remark(self, line: Line, message: str) -> None:
        """Note what is read otherwise than typed."""
        self.remarks.add(line.number, message)
