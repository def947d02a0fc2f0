"""What a text is made of: blocks, their leaves, and the spans within a leaf's lines.

The parser makes this tree, and every reader of Markdown takes it from there: the checks,
the renderer, the guards, the finder of facts. Places are columns of a line; lines are
counted from 1 in the text's normal form (`content.markup.normal`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext as _

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


# --- Blocks ----------------------------------------------------------------------------


@dataclass(kw_only=True)
class Paragraph:
    """Lines of text; each line break is one for readers."""

    leaf: Leaf


@dataclass(kw_only=True)
class Heading:
    """level: as it is typed, 1 to 6."""

    level: int
    leaf: Leaf


@dataclass(kw_only=True)
class Item:
    """An item's own words and what stands below them. mark: "-", "*", "1."."""

    mark: str
    leaf: Leaf
    blocks: list["Block"] = field(default_factory=list)


@dataclass(kw_only=True)
class List:
    """start: the first number; 0 for a list without numbers. is_loose: lines are free."""

    start: int
    items: list[Item] = field(default_factory=list)
    is_loose: bool = False

    @property
    def delimiter(self) -> str:
        """What follows its numbers; "" without them."""
        return self.items[0].mark[-1] if self.start else ""


@dataclass(kw_only=True)
class Table:
    """rows: of cells; the first is the head. aligns: "left", "center", "right", ""."""

    aligns: list[str]
    rows: list[list[Leaf]]


@dataclass(kw_only=True)
class Box:
    """A block between slashes: a card, a do or don't list, text for several clinics."""

    name: str
    title: Leaf | None
    line: int
    blocks: list["Block"] = field(default_factory=list)


@dataclass(kw_only=True)
class Picture:
    """A picture on a line of its own."""

    key: str
    line: int


Block = Paragraph | Heading | List | Table | Box | Picture


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something in a Markdown text, and what to do about it.

    line: counted from 1 within the text.
    """

    line: int
    message: str

    def __str__(self) -> str:
        return _("Line %(line)d: %(message)s") % {
            "line": self.line,
            "message": self.message,
        }


@dataclass(kw_only=True)
class Document:
    """A whole text. lines: its normal form. notes: by name, in the order of the text.

    problems: why it cannot be published. remarks: what is read otherwise than typed.
    """

    lines: list[str]
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, Leaf] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def leaves(self) -> Iterator[Leaf]:
        """Everything that readers read, in their order: the notes come last."""
        for block in walk(self.blocks):
            yield from own_leaves(block)
        yield from self.notes.values()


def walk(blocks: list[Block]) -> Iterator[Block | Item]:
    """Every block and every item in order, each before those that it holds."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from walk(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield item
                yield from walk(item.blocks)


def own_leaves(block: Block | Item) -> Iterator[Leaf]:
    """The leaves of a block itself, not of those that it holds."""
    if isinstance(block, Paragraph | Heading | Item):
        yield block.leaf
    elif isinstance(block, Box) and block.title:
        yield block.title
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
