"""What this site does to the elements of a text, and the shell in which it is done.

Python-Markdown is the shell: it takes the elements that our parser and builder make
through the treeprocessors, and writes them down. Its own reading of Markdown is gone.
"""

import re
from collections.abc import Iterable
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
    """Tables scroll inside their own frame and name their headers.

    Each cell also carries the name of its column, for phones that show rows as lists.
    """

    def run(self, root: ElementTree.Element) -> None:
        """Wrap each table in place."""
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag == "table":
                    headers = [_plain(cell) for cell in table.iter("th")]
                    label = {"aria-label": ", ".join(filter(None, headers))}
                    looks = {"class": "table", "role": "region", "tabindex": "0"}
                    frame = ElementTree.Element("div", label | looks)
                    frame.append(table)
                    parent[index] = frame
                    for row in table.iter("tr"):
                        for header, cell in zip(
                            headers, row.findall("td"), strict=False
                        ):
                            if header:
                                cell.set("data-label", header)
        for cell in root.iter("th"):
            cell.set("scope", "col")


def _plain(cell: ElementTree.Element) -> str:
    """The words of a cell for an attribute, where no fact can be a link."""
    return re.sub(r"\{(\{\{.*?\}\})\}", r"\1", "".join(cell.itertext()))
