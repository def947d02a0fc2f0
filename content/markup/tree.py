"""What a text is made of: blocks, which hold other blocks and leaves.

The parser makes this tree, and every reader of Markdown takes it from there: the checks,
the renderer, the guards, the finder of facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from content.markup.leaves import Leaf


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
    """A block between slashes: a card, a list, a fold, text for several clinics."""

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
