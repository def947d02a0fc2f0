"""What this site does to the elements of a text, and the shell in which it is done.

Python-Markdown is the shell: it takes the elements that our parser and builder make
through the treeprocessors, and writes them down. Its own reading of Markdown is gone.
"""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import ClassVar
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from content.markup.build import Builder


def to_html(builder: Builder) -> str:
    """The HTML of a text."""
    markdown = Markdown(extensions=[HouseRules(builder)])
    # The library's own serializer takes "&amp;" for a sign that is written already.
    markdown.serializer = _written
    return markdown.convert("\n".join(builder.document.lines))


def _written(element: ElementTree.Element) -> str:
    return ElementTree.tostring(element, encoding="unicode", method="html")


class HouseRules(Extension):
    """Our parser and rules in place of the library's."""

    def __init__(self, builder: Builder) -> None:
        super().__init__()
        self.builder = builder

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by the library."""
        md.parser = TreeParser(md, builder=self.builder)
        md.preprocessors = Registry()
        md.inlinePatterns = Registry()
        md.postprocessors = Registry()
        for name in ("inline", "unescape"):
            md.treeprocessors.deregister(name)
        md.treeprocessors.register(
            Headings(md, anchor=self.builder.anchor), "headings", 5
        )
        md.treeprocessors.register(Tables(md), "scrolling_tables", 4)


class TreeParser(BlockParser):
    """Gives the library the elements of a text that has been parsed."""

    def __init__(self, md: Markdown, *, builder: Builder) -> None:
        super().__init__(md)
        self.builder = builder

    def parseDocument(self, lines: Iterable[str]) -> ElementTree.ElementTree:  # noqa: N802 (the library's name)
        """Called by the library."""
        self.root = ElementTree.Element(self.md.doc_tag)
        self.builder.build(self.root)
        return ElementTree.ElementTree(self.root)


class Headings(Treeprocessor):
    """Shift headings below the section's own h2 and number their ids.

    Ids count instead of repeating the words, so that they are the same in every
    language and the language menu can keep the reader's place.
    """

    LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")

    def __init__(self, md: Markdown, *, anchor: str) -> None:
        super().__init__(md)
        self.anchor = anchor

    def run(self, root: ElementTree.Element) -> None:
        """Rename the headings in place; no level is ever skipped."""
        found = [element for element in root.iter() if element.tag in self.LEVELS]
        above: list[str] = []  # the headings that the next one may stand below
        for count, element in enumerate(found, start=1):
            element.set("id", f"{self.anchor}-{count}")
            if element.get("class"):  # a card's own
                element.tag = "h3"
                continue
            while above and above[-1] >= element.tag:
                above.pop()
            above.append(element.tag)
            element.tag = f"h{min(2 + len(above), 6)}"


class Tables(Treeprocessor):
    """Tables stand in a frame and name their headings.

    Phones show rows as lists: each cell carries the name of its column, and roles keep
    rows and headings for screen readers, whatever a style sheet makes of them. The
    first cell of a row is its heading. Where a frame scrolls, a script says so.
    """

    ROLES: ClassVar = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup"}
    SCOPES: ClassVar = {"col": "columnheader", "row": "rowheader", None: "cell"}

    def run(self, root: ElementTree.Element) -> None:
        """Wrap each table in place."""
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag == "table":
                    frame = ElementTree.Element("div", {"class": "table"})
                    frame.append(table)
                    parent[index] = frame
                    self._name(table)

    def _name(self, table: ElementTree.Element) -> None:
        """Say what each part of a table is."""
        headings = list(table.iter("th"))
        for part in table.iter():
            if part.tag in self.ROLES:
                part.set("role", self.ROLES[part.tag])
        for row in table.iter("tr"):
            row.set("role", "row")
            for cell, heading in zip_longest(row, headings[: len(row)]):
                if cell is row[0] and cell.tag == "td" and _plain(cell):
                    cell.tag = "th"
                    cell.set("scope", "row")
                elif cell.tag == "th":
                    cell.set("scope", "col")
                elif heading is not None and _plain(heading):
                    cell.set("data-label", _plain(heading))
                cell.set("role", self.SCOPES[cell.get("scope")])


def _plain(cell: ElementTree.Element) -> str:
    """The words of a cell for an attribute: no citation, and no fact as a link."""
    words = cell.text or ""
    for part in cell:
        words += "" if part.get("class") == "citation" else _plain(part)
        words += part.tail or ""
    return re.sub(r"\{(\{\{.*?\}\})\}", r"\1", words).strip()
