"""From the lines of a text to its tree: one strict parser for everybody who reads it.

It reads every text. What cannot be published is in the tree as plain words, and stands
in `problems` with its line and what to do.
"""

from dataclasses import replace

from django.utils.translation import gettext as _

from content.markup.blocks import BLOCK_NAMES, SEVERAL_CLINICS
from content.markup.lines import Line, read_lines
from content.markup.lists import Lists
from content.markup.normal import normal
from content.markup.refused import refused_start, refused_text
from content.markup.spans import read_spans
from content.markup.tables import align_of, cells_of, is_rule
from content.markup.tree import (
    Block,
    Box,
    Document,
    Heading,
    Leaf,
    LeafLine,
    Paragraph,
    Picture,
    Problem,
    Table,
)

MAX_DEPTH = 6
"""Of blocks within blocks, and of lists within lists."""


def parse(text: str) -> Document:
    """The tree of a text, whatever it holds."""
    text = normal(text)
    reader = Reader(read_lines(text))
    reader.document.problems += refused_text(text)
    reader.read()
    reader.check_notes()
    document = reader.document
    document.problems = _in_order(document.problems)
    document.remarks = _in_order(document.remarks)
    return document


class Reader:
    """Reads line by line. `boxes` are the blocks that are open, the innermost last."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.document = Document(lines=[line.source for line in lines])
        self.boxes: list[Box] = []
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
            self._note(line)
        else:
            self._text(replace(line, kind="text", start=line.indent))
        self.is_after_blank = False
        return after

    def _read_alone(self, at: int) -> int:
        line = self.lines[at]
        self.lists.interrupt(is_final=line.kind in ("heading", "open", "close"))
        if line.kind == "row":
            return self._table(at)
        if line.kind == "heading":
            leaf = self.leaf("heading", line)
            self.blocks.append(Heading(level=len(line.mark), leaf=leaf))
        elif line.kind == "picture":
            self.blocks.append(Picture(key=line.mark, line=line.number))
        elif line.kind == "open":
            self._open_box(line)
        elif self.boxes:
            self.boxes.pop()
        else:
            self.report(line.number, _("This “///” closes no block. Delete it."))
        return at + 1

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

    def _note(self, line: Line) -> None:
        self.lists.interrupt()
        self.open = leaf = self.leaf("note", line)
        name = line.mark
        if line.indent:
            self.remark(line, _("The spaces before this line are left out."))
        if not line.words:
            message = _("The footnote [^%(name)s] has no words. Write them behind it.")
            self.report(line.number, message % {"name": name})
        if name in self.document.notes:
            message = _("There are two footnotes [^%(name)s]. Give one another name.")
            self.report(line.number, message % {"name": name})
            self.blocks.append(Paragraph(leaf=leaf))
            return
        self.document.notes[name] = leaf

    def check_notes(self) -> None:
        """Every mark has its note, and every note its mark."""
        used: set[str] = set()
        for leaf in self.document.leaves():
            for line, span in leaf.spans():
                if (name := getattr(span, "name", None)) is None:
                    continue
                used.add(name)
                if leaf.kind == "note":
                    message = _("A footnote cannot stand within a footnote.")
                    self.report(line.number, message)
                elif name not in self.document.notes:
                    message = _(
                        "The footnote [^%(name)s] is missing. Write it on a line of its "
                        "own: [^%(name)s]: …"
                    )
                    self.report(line.number, message % {"name": name})
        for name, leaf in self.document.notes.items():
            if name not in used:
                message = _(
                    "No word of this text has the footnote [^%(name)s]. Write "
                    "[^%(name)s] where it belongs, or delete this line."
                )
                self.report(leaf.line, message % {"name": name})

    # --- Boxes and tables ----------------------------------------------------------

    def _open_box(self, line: Line) -> None:
        slashes = len(line.words) - len(line.words.lstrip("/"))
        name, bar, title = line.words[slashes:].partition("|")
        name, title = name.strip(), title.strip()
        leaf = self.leaf("title", line, start=line.end - len(title)) if title else None
        box = Box(name=name, title=leaf, line=line.number)
        if slashes != 3 or name not in BLOCK_NAMES:
            self.report(line.number, _no_block(name, slashes=slashes))
        elif name == SEVERAL_CLINICS and (bar or title):
            message = _("No title is shown here. Write only: /// %(name)s")
            self.report(line.number, message % {"name": name})
        elif name != SEVERAL_CLINICS and not title:
            message = _(
                "The block “%(name)s” has no title. Write: /// %(name)s | Title"
            )
            self.report(line.number, message % {"name": name})
        if slashes != 3 or len(self.boxes) == MAX_DEPTH:
            if slashes == 3:
                message = _("Blocks stand at most six deep in one another.")
                self.report(line.number, message)
            self.blocks.append(Paragraph(leaf=self.leaf("paragraph", line)))
            return
        self.blocks.append(box)
        self.boxes.append(box)

    def _table(self, at: int) -> int:
        after = at
        while after < len(self.lines) and self.lines[after].kind == "row":
            after += 1
        lines = self.lines[at:after]
        if len(lines) < 2 or not is_rule(lines[1]):
            message = _(
                "A table needs a line of dashes below its first row, with as many "
                "cells: |---|---|"
            )
            self.report(lines[0].number, message)
            for line in lines:
                self.blocks.append(Paragraph(leaf=self.leaf("paragraph", line)))
            return after
        width = len(cells_of(lines[0]))
        for line in lines:
            self._check_row(line, width=width, is_rule_line=line is lines[1])
        rows = [
            [
                self.leaf("cell", line, start=start, end=end, row=row, column=column)
                for column, (start, end) in enumerate(cells_of(line))
            ]
            for row, line in enumerate([lines[0], *lines[2:]])
        ]
        aligns = [align_of(lines[1], *span) for span in cells_of(lines[1])]
        self.blocks.append(Table(aligns=aligns, rows=rows))
        return after

    def _check_row(self, line: Line, *, width: int, is_rule_line: bool) -> None:
        found = len(cells_of(line))
        if not line.words.endswith("|") or len(line.words) == 1:
            message = _("A row of a table begins and ends with a bar: | … | … |")
            self.report(line.number, message)
        elif found != width:
            message = _(
                "This row has %(found)d cells, the first row has %(width)d. Give every "
                "row of the table the same number."
            )
            self.report(line.number, message % {"found": found, "width": width})
        elif is_rule(line) and not is_rule_line and "---" in line.words:
            message = _(
                "A line of dashes stands only below the first row of a table. Leave an "
                "empty line before the next table."
            )
            self.report(line.number, message)

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
        if line.source.startswith("///", first) and line.kind not in ("open", "close"):
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
                report=lambda message: self.report(line.number, message),
            ),
        )

    def report(self, number: int, message: str) -> None:
        """Note a problem."""
        self.document.problems.append(Problem(line=number, message=message))

    def remark(self, line: Line, message: str) -> None:
        """Note what is read otherwise than typed."""
        self.document.remarks.append(Problem(line=line.number, message=message))


def _in_order(found: list[Problem]) -> list[Problem]:
    """By line, each once."""
    return sorted(dict.fromkeys(found), key=lambda problem: problem.line)


def _no_block(name: str, *, slashes: int) -> str:
    if slashes != 3 and not name:
        return _("A block begins and ends with three slashes: ///")
    return _("There is no block “%(name)s”. These exist: %(names)s.") % {
        "name": name,
        "names": ", ".join(BLOCK_NAMES),
    }
