"""Lists as people type them: which list an item belongs to, and what is no list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from content.markup.leaves import Leaf
from content.markup.lines import Line
from content.markup.tree import Block, Item, List

if TYPE_CHECKING:
    from content.markup.parser import Reader

SUBLIST = 2
"""How many spaces more make an item one of a list below."""

MAX_LEVELS = 6

MAX_INDENT = 24
"""Spaces before an item; more are a slip."""


@dataclass(kw_only=True)
class _Level:
    """A list that is open. indent: of its items."""

    indent: int
    list: List


class Lists:
    """The lists that are open at a line, the innermost last."""

    def __init__(self, reader: Reader, lines: list[Line]) -> None:
        self.reader = reader
        self.lines = lines
        self.levels: list[_Level] = []
        self.interrupted: List | None = None
        """The numbered list that something interrupted; it may go on."""
        self.found: list[List] = []
        self.known_marks = {"-"}
        """Signs of items that need no word to the editor, or have had theirs."""

    def takes(self, at: int) -> bool:
        """Whether a line that begins with a number is an item and no sentence.

        It is when it goes on with a list, is the 1 of a list that has a 2, or stands
        right below an item and further in.
        """
        line = self.lines[at]
        number, delimiter = _number(line)
        if (current := self._current(line)) and current.delimiter == delimiter:
            is_next = number == current.start + len(current.items)
            if is_next or not self.reader.is_after_blank:
                return True
        if number == 1:
            is_below = bool(self.levels) and self._place(line)[1]
            return self._has_second(at) or (is_below and not self.reader.is_after_blank)
        return not self.levels and self._goes_on(line)

    def add(self, at: int) -> Leaf:
        """Put an item where it belongs; gives its leaf."""
        line = self.lines[at]
        self._report_mark(line)
        siblings = self._siblings(line)
        depth = len(self.levels)
        leaf = self.reader.leaf("item", line, depth=depth)
        siblings.items.append(Item(mark=line.mark, leaf=leaf))
        return leaf

    def blocks_below(self, line: Line) -> list[Block] | None:
        """Where a paragraph goes that is indented below an item; None if it is not."""
        for at, level in reversed(list(enumerate(self.levels))):
            if line.indent >= level.indent + SUBLIST:
                del self.levels[at + 1 :]
                level.list.is_loose = True
                return level.list.items[-1].blocks
        return None

    def interrupt(self, *, is_final: bool = False) -> None:
        """Close all lists. is_final: the numbers cannot go on below."""
        if self.levels and self.levels[0].list.start:
            self.interrupted = self.levels[0].list
        if is_final:
            self.interrupted = None
        self.levels = []

    def check(self) -> None:
        """Report items that stand alone and may be a minus or a note."""
        for one in self.found:
            item = one.items[0]
            is_minus = item.mark in "-–" and item.leaf.words[:1].isdigit()
            is_alone = not one.start and len(one.items) == 1 and not item.blocks
            if not (is_alone and (is_minus or item.mark in "*–")):
                continue
            self.reader.report(
                item.leaf.line,
                _(
                    "Is “%(words)s” an item, a minus or a note? Begin an item with “•”, "
                    "leave no space after a minus, and write a note as [^1]."
                )
                % {"words": f"{item.mark} {item.leaf.words[:40]}"},
            )

    # --- Finding the place ---------------------------------------------------------

    def _siblings(self, line: Line) -> List:
        """The list that an item belongs to, open as the innermost one."""
        if not self.levels:
            if line.indent:
                message = _("The spaces before this line are left out.")
                self.reader.remark(line, message)
            start = self._new(line, self.reader.blocks)
            self.levels = [_Level(indent=line.indent, list=start)]
            return start
        at, is_below = self._place(line)
        if is_below and at + 1 == MAX_LEVELS:
            self._report_depth(line)
            is_below = False
        del self.levels[at + 1 :]
        if is_below:
            return self._sublist(at, line)
        level = self.levels[at]
        level.indent = min(level.indent, line.indent)
        if self._fits(level.list, line):
            level.list.is_loose |= self.reader.is_after_blank
            self._report_order(level.list, line)
            return level.list
        above = self.levels[at - 1].list.items[-1].blocks if at else self.reader.blocks
        level.list = self._new(line, above)
        return level.list

    def _sublist(self, at: int, line: Line) -> List:
        """The list below the last item of a level."""
        blocks = self.levels[at].list.items[-1].blocks
        below = blocks[-1] if blocks else None
        if isinstance(below, List) and self._fits(below, line):
            below.is_loose |= self.reader.is_after_blank
            self._report_order(below, line)
        else:
            self.levels[at].list.is_loose |= self.reader.is_after_blank
            below = self._new(line, blocks)
        self.levels.append(_Level(indent=line.indent, list=below))
        return below

    def _new(self, line: Line, blocks: list[Block]) -> List:
        start = _number(line)[0] if line.kind == "number" else 0
        new = List(start=start)
        self.found.append(new)
        blocks.append(new)
        return new

    def _place(self, line: Line) -> tuple[int, bool]:
        """The level that an item belongs to, and whether to a list below its items."""
        at = len(self.levels) - 1
        while at and line.indent < self.levels[at].indent:
            at -= 1
        return at, line.indent >= self.levels[at].indent + SUBLIST

    def _current(self, line: Line) -> List | None:
        """The list that is open where an item would go."""
        if not self.levels:
            return None
        at, is_below = self._place(line)
        current: Block | None = self.levels[at].list
        if is_below:
            blocks = self.levels[at].list.items[-1].blocks
            current = blocks[-1] if blocks else None
        return current if isinstance(current, List) and current.start else None

    def _fits(self, siblings: List, line: Line) -> bool:
        if line.kind == "item":
            return not siblings.start
        number, delimiter = _number(line)
        is_next = number == siblings.start + len(siblings.items)
        return siblings.delimiter == delimiter and (
            is_next or not self.reader.is_after_blank
        )

    # --- Numbers -------------------------------------------------------------------

    def _has_second(self, at: int) -> bool:
        """Whether the list that would begin with this 1 has a 2."""
        first = self.lines[at]
        for line in self.lines[at + 1 :]:
            if line.kind in ("heading", "open", "close"):
                return False
            if line.kind in ("item", "number") and line.indent <= first.indent - 2:
                return False
            if line.kind == "number" and abs(line.indent - first.indent) < SUBLIST:
                number, delimiter = _number(line)
                if delimiter == first.mark[-1]:
                    return number == 2
        return False

    def _goes_on(self, line: Line) -> bool:
        """Whether it has the number that an interrupted list would have next."""
        before = self.interrupted
        if before is None:
            return False
        number, delimiter = _number(line)
        is_next = number == before.start + len(before.items)
        return is_next and delimiter == before.delimiter

    # --- Messages ------------------------------------------------------------------

    def _report_order(self, siblings: List, line: Line) -> None:
        if line.kind == "number":
            number = _number(line)[0]
            wanted = siblings.start + len(siblings.items)
            if number != wanted:
                message = _(
                    "The numbers of this list are out of order: %(number)d stands "
                    "where %(wanted)d is expected."
                )
                values = {"number": number, "wanted": wanted}
                self.reader.report(line.number, message % values)

    def _report_depth(self, line: Line) -> None:
        message = _("This line is indented too far. Lists have at most six levels.")
        self.reader.report(line.number, message)

    def _report_mark(self, line: Line) -> None:
        if line.indent > MAX_INDENT:
            self._report_depth(line)
        if not line.words:
            message = _("This item has no words. Write them behind “%(mark)s”.")
            self.reader.report(line.number, message % {"mark": line.mark})
        if line.kind == "item" and line.mark not in self.known_marks:
            self.known_marks.add(line.mark)
            message = _("“%(mark)s” is read as the sign of an item, like “-”.")
            self.reader.remark(line, message % {"mark": line.mark})


def _number(line: Line) -> tuple[int, str]:
    """The number of an item and the sign behind it."""
    return int(line.mark[:-1]), line.mark[-1]
