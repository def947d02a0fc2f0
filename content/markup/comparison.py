"""The last guard: the words of the finished HTML are the words of the tree.

The words that the house adds (the urgency of a card, "source", numbers of footnotes and
the way back from them, what stands below a picture) are left out of the comparison.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import zip_longest

from content.markup.leaves import Citation, FactPlace, Link, Words, flat
from content.markup.names import LINKED
from content.markup.tree import Document

_BREAKS = frozenset(
    ["p", "li", "h3", "h4", "h5", "h6", "th", "td", "br", "ul", "ol", "summary"]
)
_ADDED = frozenset(
    ["care-card__urgency", "visually-hidden", "footnote-ref", "footnote-backref"]
    + ["picture__words"]
)
_LINKABLE_FACT = re.compile(r"\{(\{\{[^{}]*\}\})\}")
"""A fact may be in three braces in HTML (`content.facts.filling`)."""


def difference(document: Document, html: str) -> tuple[int, str] | None:
    """The first words that readers would not see as they are typed, with their line.

    None where everything is there, in its order, and every link leads somewhere.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    shown = [words for line in reader.lines if (words := _squeezed(line))]
    number = 1
    for typed, words in zip_longest(_typed(document), shown):
        number = typed[0] if typed else number
        if typed is None or typed[1] != words:
            return number, words if typed is None else typed[1]
    for link, has_address in zip_longest(_links(document), reader.links):
        if link is None or not has_address:
            return link or (number, "")
    return None


def _typed(document: Document) -> Iterator[tuple[int, str]]:
    """Every line of every leaf that holds a word, with its number."""
    for leaf in document.leaves():
        for line in leaf.lines:
            spans = flat(line.spans)
            held = (
                s.text for s in spans if isinstance(s, Words | FactPlace | Citation)
            )
            if words := _squeezed("".join(held)):
                yield line.number, words


def _links(document: Document) -> Iterator[tuple[int, str]]:
    """Every link and source with its line."""
    for leaf in document.leaves():
        for line, span in leaf.spans():
            if isinstance(span, Link):
                yield line.number, span.address
            elif isinstance(span, Citation):
                yield line.number, span.text


def _squeezed(words: str) -> str:
    return _LINKABLE_FACT.sub(r"\1", " ".join(words.split()))


class _Reader(HTMLParser):
    """Lines as readers see them, and of every link whether it has an address."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.links: list[bool] = []
        self.added: list[str] = []
        """The tags that are open within words that the house adds."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        is_added = bool(_ADDED.intersection((values.get("class") or "").split()))
        if tag in _BREAKS:
            self.lines.append("")
        if self.added or is_added:
            self.added.append(tag)
        elif tag == "a" and not (values.get("class") == LINKED and values.get("href")):
            self.links.append(bool(values.get("href")))

    def handle_endtag(self, tag: str) -> None:
        if self.added:
            self.added.pop()
        elif tag in _BREAKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.added:
            self.lines[-1] += data
