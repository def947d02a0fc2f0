"""From blocks to a text in the dialect, without a mistake in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from content import markup
from content.markup.limits import too_much
from content.paste.blocks import Block, Run
from content.paste.cleaned import Removed
from content.paste.hyphens import mended
from content.paste.inline import lines_of
from content.paste.items import lift, number
from content.paste.literal import at_start, is_ruler

_TOP_HEADING = 3
"""The level of the highest heading in a text: its section has level 2."""
_DEEPEST_HEADING = 6
_INDENT = "  "
_MOST_LINES = 150
"""Of one paragraph; more are no lines that somebody broke on purpose."""
_ROUNDS = 4
_PLAINEST = 2


@dataclass(kw_only=True)
class _Written:
    """A block as lines. gap: an empty line stands before it.

    plainness: 0 as it was copied, 1 without bold words and links, 2 a plain paragraph.
    """

    block: Block
    lines: list[str] = field(default_factory=list)
    gap: bool = True
    plainness: int = 0


def write(blocks: Sequence[Block], *, removed: Removed) -> str:
    """The text that some blocks make.

    What the dialect would refuse, for example a table in a shape of its own, is written
    more plainly; its words stay.
    """
    lift(blocks)
    number(blocks)
    lift(blocks)  # below what is no item any more
    notes = _notes(blocks)
    levels = sorted({one.level for one in blocks if one.kind == "heading"})
    written = [_Written(block=block) for block in blocks]
    heard = removed
    text = ""
    for _round in range(_ROUNDS):
        lists = _Lists()
        for one in written:
            lists.write(one, notes=notes, levels=levels, removed=heard)
        heard = Counter()  # the same is not told twice
        text, starts = _joined(written)
        problems = [] if too_much(text) else markup.problems(text)
        if not problems:
            return text
        for problem in problems:
            _of_line(written, starts, problem.line).plainness += 1
    return text


def _of_line(written: list[_Written], starts: list[int], line: int) -> _Written:
    """The block that stands in a line. starts: the first line of each."""
    at = max((at for at, start in enumerate(starts) if start <= line), default=0)
    return written[at]


def _joined(written: list[_Written]) -> tuple[str, list[int]]:
    lines: list[str] = []
    starts = []
    for one in written:
        if one.gap and lines and one.lines:
            lines.append("")
        starts.append(len(lines) + 1)
        lines += one.lines
    return "\n".join(lines), starts


def _notes(blocks: Sequence[Block]) -> frozenset[str]:
    """The names of footnotes that have one mark and one note."""
    marks = Counter(run.note for one in blocks for run in _runs(one) if run.note)
    notes = Counter(one.note for one in blocks if one.note)
    return frozenset(name for name in notes if notes[name] == marks[name] == 1)


def _runs(block: Block) -> list[Run]:
    return block.runs + [run for row in block.rows for cell in row for run in cell]


class _Lists:
    """Writes block after block, and knows whether an item goes on with a list."""

    def __init__(self) -> None:
        self.before: Block | None = None

    def write(
        self,
        one: _Written,
        *,
        notes: frozenset[str],
        levels: list[int],
        removed: Removed,
    ) -> None:
        """Give a block its lines."""
        block, before = one.block, self.before
        is_plain = one.plainness > 0
        one.gap = True
        self.before = block
        if block.kind == "table" and one.plainness < _PLAINEST:
            one.lines = _table(block, removed=removed, is_plain=is_plain, notes=notes)
            return
        lines = _lines(block, removed=removed, notes=notes, is_plain=is_plain)
        if one.plainness >= _PLAINEST or not lines:
            one.lines = _paragraph(lines)
            self.before = None
        elif block.kind == "heading":
            level = min(_TOP_HEADING + levels.index(block.level), _DEEPEST_HEADING)
            one.lines = [f"{'#' * level} {_start(' '.join(lines))}"]
        elif block.kind == "item":
            words = _start(" ".join(lines))
            mark = f"{block.number}." if block.number else "-"
            if block.is_alone and words[:1].isdigit():
                mark = "•"  # "-" may be a minus
            one.lines = [f"{_INDENT * block.level}{mark} {words}"]
            is_next = before is not None and (
                before.kind == "item" or before.inside >= 0
            )
            one.gap = not is_next or (block.begins and not block.level)
        elif block.note and block.note in notes:
            one.lines = [f"[^{block.note}]: {' '.join(lines)}"]
        elif block.inside >= 0 and before is not None:
            one.lines = [
                _INDENT * (block.inside + 1) + line for line in _paragraph(lines)
            ]
        else:
            one.lines = _paragraph(lines)


def _lines(
    block: Block, *, removed: Removed, notes: frozenset[str], is_plain: bool
) -> list[str]:
    runs = block.runs
    if block.kind == "table":
        runs = [run for row in block.rows for cell in row for run in (*cell, Run(" "))]
    if block.kind == "heading":
        runs = [run._replace(is_bold=False) for run in runs]
    lines = lines_of(runs, removed=removed, notes=notes, is_plain=is_plain)
    if len(lines) > _MOST_LINES:
        lines = [" ".join(lines)]
    lines = mended("\n".join(lines), removed=removed).split("\n")
    return [line for line in lines if line and not is_ruler(line)]


def _paragraph(lines: Sequence[str]) -> list[str]:
    """Lines that begin nothing but a paragraph."""
    return [line for line in map(at_start, lines) if line and not is_ruler(line)]


def _start(words: str) -> str:
    """Words behind the sign of an item or a heading: nothing begins there."""
    return words if not words.startswith("///") else at_start(words)


def _table(
    block: Block, *, removed: Removed, notes: frozenset[str], is_plain: bool
) -> list[str]:
    lines: list[str] = []
    for row in block.rows:
        cells = []
        for at, cell in enumerate(row):
            runs = cell if lines else [run._replace(is_bold=False) for run in cell]
            words = " ".join(
                lines_of(runs, removed=removed, notes=notes, is_plain=is_plain)
            )
            words = mended(words, removed=removed).replace("|", "¦")
            cells.append(_start(words) if at or words else words)
        lines.append(f"| {' | '.join(cells)} |".replace("|  |", "| |"))
        if len(lines) == 1:
            lines.append("|" + "---|" * len(row))
    return lines
