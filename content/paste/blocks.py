"""What was copied, block by block, before it becomes a text in the dialect."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Run(NamedTuple):
    """Some words of one look. note: a mark of a footnote, by its name.

    is_link: they were a link, whether or not its address is one here.
    """

    text: str
    is_bold: bool = False
    address: str = ""
    note: str = ""
    is_link: bool = False


@dataclass(kw_only=True)
class Block:
    """A paragraph, a heading, an item or a table.

    level: of a heading, as it was copied (1 to 6); of an item, from 0. number: what
    stands before an item of a numbered list, 0 for another item. inside: the level of the
    item that a paragraph is part of, -1 for none. note: the name of the footnote that it
    is. begins: an item
    that is the first of its list. is_after: its number follows that of a list before.
    is_alone: the only item of a list without numbers.
    rows: of a table, each cell as runs.
    """

    kind: Literal["text", "heading", "item", "table"]
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    number: int = 0
    inside: int = -1
    note: str = ""
    begins: bool = False
    is_after: bool = False
    is_alone: bool = False
    rows: list[list[list[Run]]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says, without its look, in one line."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def is_link(self) -> bool:
        """Nothing but a link."""
        return bool(self.words) and all(
            run.is_link for run in self.runs if run.text.strip()
        )
