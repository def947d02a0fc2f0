"""What readers read: leaves (a paragraph, an item, a cell), and the spans in their lines.

Places are columns of a line; lines are counted from 1 in the text's normal form
(`content.markup.normal`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# --- Spans -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Words:
    """Plain words, as they are typed."""

    start: int
    text: str


@dataclass(frozen=True, kw_only=True)
class FactPlace:
    """`{{fasting_food}}`. text: as it is typed; filled in later."""

    start: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Citation:
    """`[@R4]`. start: of its key, which readers see. text: the key."""

    start: int
    text: str


@dataclass(frozen=True, kw_only=True)
class NoteMark:
    """`[^1]`: readers see the note's number instead."""

    start: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """`[words](address)`."""

    start: int
    address: str
    spans: tuple["Span", ...]


@dataclass(frozen=True, kw_only=True)
class Bold:
    """`**words**`."""

    start: int
    spans: tuple["Span", ...]


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """`[words]{nl}`: a phrase in another language than the text's."""

    start: int
    language: str
    spans: tuple["Span", ...]


Span = Words | FactPlace | Citation | NoteMark | Link | Bold | Phrase


def flat(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Every span in order, each before those that it holds."""
    for span in spans:
        yield span
        if isinstance(span, Link | Bold | Phrase):
            yield from flat(span.spans)


# --- Leaves ----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class LeafLine:
    """The part of a line that belongs to a leaf.

    number: of the line. offset: where the line begins in the text. start, end: columns.
    """

    number: int
    offset: int
    start: int
    end: int
    spans: tuple[Span, ...]

    @property
    def words(self) -> str:
        """What readers see, facts as they are typed, without sources and notes."""
        return "".join(
            span.text
            for span in flat(self.spans)
            if isinstance(span, Words | FactPlace)
        )


@dataclass(kw_only=True)
class Leaf:
    """A paragraph, a heading, an item's own words, a cell, a title or a note.

    row, column: of a cell, counted from 0; row 0 is the head of the table.
    depth: of an item, 1 for the outermost list.
    """

    kind: Literal["paragraph", "heading", "item", "cell", "title", "note"]
    lines: list[LeafLine]
    row: int = 0
    column: int = 0
    depth: int = 0

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].number

    @property
    def start(self) -> int:
        """The offset of its first sign in the text."""
        return self.lines[0].offset + self.lines[0].start

    @property
    def end(self) -> int:
        """The offset after its last sign."""
        return self.lines[-1].offset + self.lines[-1].end

    @property
    def words(self) -> str:
        """What readers see, one line per line."""
        return "\n".join(line.words for line in self.lines)

    def spans(self) -> Iterator[tuple[LeafLine, Span]]:
        """Every span with its line, each before those that it holds."""
        for line in self.lines:
            for span in flat(line.spans):
                yield line, span
