"""The text of stored HTML, paragraph by paragraph, as readers see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.text.html import Piece, pieces
from content.text.markdown import tidy

_BLOCKS = frozenset(
    ["p", "li", "tr", "dt", "dd", "pre", "blockquote", "figcaption", "summary"]
)
_HEADINGS = frozenset(["h3", "h4", "h5", "h6"])
_CELLS = frozenset(["td", "th"])
_VOID = frozenset(["br", "hr", "img"])
_UNSAID = frozenset(
    ["citation", "visually-hidden", "footnote-ref", "footnote-backref"]
    + ["care-card__urgency", "picture__credit"]
)
"""Classes of what is no part of a sentence, or stands over all of its kind."""


@dataclass(kw_only=True)
class Block:
    """A paragraph, an item, a row of a table, or a heading with its place in the page.

    is_item: of a list. linked: how many of its letters stand in links.
    """

    text: str = ""
    is_heading: bool = False
    is_item: bool = False
    anchor: str = ""
    linked: int = 0

    @property
    def is_pointer(self) -> bool:
        """Nearly nothing but a link: what it says is said where it leads."""
        return 2 * self.linked > len(self.text)


def blocks(html: str) -> Iterator[Block]:
    """Everything that says something, in order, with single spaces."""
    reader = _Reader()
    for piece in pieces(html):
        reader.read(piece)
    for block in reader.found:
        block.text = tidy(block.text)
        if block.text:
            yield block


class _Reader:
    def __init__(self) -> None:
        self.found = [Block()]
        self.unsaid: list[str] = []
        self.links = 0

    def read(self, piece: Piece) -> None:
        if piece.kind == "start":
            self._start(piece)
        elif piece.kind == "end":
            self._end(piece.tag)
        elif not self.unsaid:
            self.found[-1].text += piece.text
            self.found[-1].linked += len(piece.text) if self.links else 0

    def _start(self, piece: Piece) -> None:
        tag, classes = piece.tag, piece.classes
        if self.unsaid or _UNSAID.intersection(classes):
            self.unsaid += [tag] if tag not in _VOID else []
        elif tag in _HEADINGS:
            is_own = "do-list__heading" not in classes
            anchor = piece.attributes.get("id", "")
            self.found.append(Block(is_heading=is_own, anchor=anchor))
        elif tag in _BLOCKS:
            self.found.append(Block(is_item=tag == "li"))
        elif tag == "a":
            self.links += 1
        elif tag in _CELLS and self.found[-1].text.strip():
            self.found[-1].text += " – "
        elif tag == "br":
            self.found[-1].text += " "

    def _end(self, tag: str) -> None:
        if self.unsaid:
            if tag == self.unsaid[-1]:
                self.unsaid.pop()
        elif tag in _BLOCKS | _HEADINGS:
            self.found.append(Block())
        elif tag == "a":
            self.links = max(0, self.links - 1)
