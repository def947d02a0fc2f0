"""The text of stored HTML, paragraph by paragraph, as readers see it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = frozenset(["p", "li", "tr", "dt", "dd", "pre", "blockquote", "figcaption"])
_HEADINGS = frozenset(["h3", "h4", "h5", "h6"])
_CELLS = frozenset(["td", "th"])
_GAP = re.compile(r" (?=[.,;:!?](?:\s|$))")
"""What a citation leaves before a full stop."""

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
    reader.feed(html)
    reader.close()
    for block in reader.found:
        block.text = _GAP.sub("", " ".join(block.text.split()))
        if block.text:
            yield block


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = [Block()]
        self.unsaid: list[str] = []
        self.links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        if self.unsaid or _UNSAID.intersection(classes):
            self.unsaid += [tag] if tag not in _VOID else []
        elif tag in _HEADINGS:
            is_own = "do-list__heading" not in classes
            self.found.append(Block(is_heading=is_own, anchor=values.get("id") or ""))
        elif tag in _BLOCKS:
            self.found.append(Block(is_item=tag == "li"))
        elif tag == "a":
            self.links += 1
        elif tag in _CELLS and self.found[-1].text.strip():
            self.found[-1].text += " – "
        elif tag == "br":
            self.found[-1].text += " "

    def handle_endtag(self, tag: str) -> None:
        if self.unsaid:
            if tag == self.unsaid[-1]:
                self.unsaid.pop()
        elif tag in _BLOCKS | _HEADINGS:
            self.found.append(Block())
        elif tag == "a":
            self.links = max(0, self.links - 1)

    def handle_data(self, data: str) -> None:
        if not self.unsaid:
            self.found[-1].text += data
            self.found[-1].linked += len(data) if self.links else 0
