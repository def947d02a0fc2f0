"""Everything this site does differently from plain Markdown."""

import re
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, ClassVar
from xml.etree import ElementTree

from django.utils.translation import gettext as _
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import Treeprocessor

from content.markup.figures import Figures
from content.markup.problems import (
    CITATION,
    FACT,
    RAW_HTML,
    Links,
    MarkupError,
    leads_nowhere,
)

INLINE_HTML = rf"(?i:<(script|style)\b.*?</\1\s*>)|(?:{RAW_HTML.pattern})"
"""A tag within a line; a script or a style sheet goes with all it holds."""


class SectionFootnotes(FootnoteExtension):
    """Footnotes whose ids carry the section's key."""

    def __init__(self, *, anchor: str, **configs: str) -> None:
        super().__init__(**configs)
        self.anchor = anchor

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802 (the library's name)
        """The id of a note."""
        return f"{self.anchor}-{super().makeFootnoteId(id)}"

    def makeFootnoteRefId(self, *args: Any, **options: Any) -> str:  # noqa: N802 (the library's name)
        """The id of the place in the text that points at a note."""
        return f"{self.anchor}-{super().makeFootnoteRefId(*args, **options)}"


class HouseRules(Extension):
    """Everything this site does differently from plain Markdown."""

    def __init__(self, *, text: str, links: Links, anchor: str, is_first: bool) -> None:
        super().__init__()
        self.text = text
        self.links = links
        self.anchor = anchor
        self.is_first = is_first

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Called by the library."""
        md.preprocessors.register(DropRawHtml(md), "html_block", 20)
        md.preprocessors.register(ListGap(md), "list_gap", 15)
        # Before all others (code: 80), as a picture may follow anything without a gap.
        md.parser.blockprocessors.register(
            Figures(md.parser, pictures=self.links.pictures, is_first=self.is_first),
            "figures",
            85,
        )
        for pattern in ("image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pattern)  # no other way to a picture
        md.inlinePatterns.register(DropTag(INLINE_HTML, md), "html", 90)
        md.inlinePatterns.register(
            Citation(CITATION.pattern, md, url=self.links.sources_url), "citation", 175
        )
        # After links (160), so that a fact within a link knows that it is.
        md.inlinePatterns.register(FactPlace(FACT.pattern, md), "fact", 125)
        md.treeprocessors.register(Headings(md, anchor=self.anchor), "headings", 5)
        md.treeprocessors.register(Tables(md), "scrolling_tables", 4)
        md.treeprocessors.register(
            PageLinks(md, pages=self.links.pages, text=self.text), "links", 3
        )


class DropRawHtml(HtmlBlockPreprocessor):
    """Blocks of raw HTML vanish, with everything inside them."""

    def run(self, lines: list[str]) -> list[str]:
        """Let the library find the blocks, then empty what it has put aside."""
        stash = self.md.htmlStash.rawHtmlBlocks
        kept = len(stash)
        lines = super().run(lines)
        stash[kept:] = [""] * (len(stash) - kept)
        return lines


class DropTag(InlineProcessor):
    """A tag inside a line vanishes; the words around it stay."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Replace the tag by nothing."""
        return "", m.start(0), m.end(0)


class ListGap(Preprocessor):
    """A list right after a paragraph is a list, as every editor expects.

    So is the next item of a list right after an indented part of the item before.
    """

    ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d+[.)]) ")

    def run(self, lines: list[str]) -> list[str]:
        """Put an empty line before such an item."""
        spaced: list[str] = []
        first = ""  # line since the last empty one
        for line in lines:
            before = spaced[-1] if spaced else ""
            after_text = not self.ITEM.match(before) and not before.startswith(
                (" ", "\t")
            )
            after_inset = first.startswith(("    ", "\t"))
            if self.ITEM.match(line) and before.strip() and (after_text or after_inset):
                spaced.append("")
            first = first if spaced and spaced[-1].strip() else line
            spaced.append(line)
        return spaced


class Citation(InlineProcessor):
    """`[@R4]` becomes a link to that source."""

    def __init__(self, pattern: str, md: Markdown, *, url: str) -> None:
        super().__init__(pattern, md)
        self.url = url

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element, int, int]:
        """Build the link."""
        link = ElementTree.Element(
            "a", {"class": "citation", "href": f"{self.url}#{m.group(1)}"}
        )
        hidden = ElementTree.SubElement(link, "span", {"class": "visually-hidden"})
        hidden.text = f"{_('source')} "
        hidden.tail = m.group(1)
        return link, m.start(0), m.end(0)


class FactPlace(InlineProcessor):
    """`{{clinic_phone}}` may become a link, unless it stands in one already.

    Three braces say so to `content.facts.filling`.
    """

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Add a pair of braces."""
        return "{" + m.group(0) + "}", m.start(0), m.end(0)


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
        levels = sorted({element.tag for element in found if not element.get("class")})
        for count, element in enumerate(found, start=1):
            rank = levels.index(element.tag) if not element.get("class") else 0
            element.tag = f"h{min(3 + rank, 6)}"
            element.set("id", f"{self.anchor}-{count}")


class Tables(Treeprocessor):
    """Tables stand in a frame, name their headings, and carry no style.

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
                align = re.search(r"text-align: (\w+)", cell.attrib.pop("style", ""))
                if align:
                    cell.set("class", f"align-{align[1]}")


def _plain(cell: ElementTree.Element) -> str:
    """The words of a cell for an attribute: no citation, and no fact as a link."""
    words = cell.text or ""
    for part in cell:
        words += "" if part.get("class") == "citation" else _plain(part)
        words += part.tail or ""
    return re.sub(r"\{(\{\{.*?\}\})\}", r"\1", words).strip()


class PageLinks(Treeprocessor):
    """`page:costs#ask-before` becomes the page's address in this language.

    Raises MarkupError for a link so oddly typed that `link_problems` overlooks it.
    """

    def __init__(self, md: Markdown, *, pages: Mapping[str, str], text: str) -> None:
        super().__init__(md)
        self.pages = pages
        self.text = text

    def run(self, root: ElementTree.Element) -> None:
        """Rewrite the addresses in place."""
        for link in root.iter("a"):
            href = link.get("href", "")
            if href.startswith("page:"):
                key, hash_, anchor = href.removeprefix("page:").partition("#")
                if key not in self.pages:
                    raise MarkupError(
                        [leads_nowhere(key, line=self._line(key), known=self.pages)]
                    )
                link.set("href", f"{self.pages[key]}{hash_}{anchor}")

    def _line(self, key: str) -> int:
        start = self.text.find(f"page:{key}")
        return self.text.count("\n", 0, max(start, 0)) + 1
