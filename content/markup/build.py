"""From the tree of a text to the elements of its HTML."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _

from content.markup.blocks import CONDITIONS, FOLD, LISTS, URGENCY
from content.markup.build_words import WordBuilder, add_text
from content.markup.figures import figure
from content.markup.links import Links
from content.markup.tree import (
    Block,
    Box,
    Document,
    Heading,
    List,
    Paragraph,
    Picture,
    Table,
)


class Builder:
    """Builds the elements of one section.

    anchor: the key of the section, put before every id. is_first: the first picture is
    in sight at once, and so is not put off.
    """

    def __init__(
        self, document: Document, *, links: Links, anchor: str, is_first: bool
    ) -> None:
        self.document = document
        self.pictures = links.pictures
        self.anchor = anchor
        self.is_first = is_first
        self.words = WordBuilder(document, links=links, anchor=anchor)

    def build(self, root: Element) -> None:
        """Build everything below an element: the blocks, then the footnotes."""
        self._blocks(root, self.document.blocks)
        if self.document.notes:
            self._notes(root)

    def _blocks(self, parent: Element, blocks: Iterable[Block]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self.words.lines(SubElement(parent, "p"), block.leaf)
                case Heading():
                    heading = SubElement(parent, f"h{block.level}")
                    self.words.lines(heading, block.leaf)
                case List():
                    self._list(parent, block)
                case Table():
                    self._table(parent, block)
                case Box():
                    self._box(parent, block)
                case Picture():
                    self._picture(parent, block)

    def _list(self, parent: Element, block: List) -> None:
        element = SubElement(parent, "ol" if block.start else "ul")
        if block.start > 1:
            element.set("start", str(block.start))
        for item in block.items:
            entry = SubElement(element, "li")
            words = SubElement(entry, "p") if block.is_loose else entry
            self.words.lines(words, item.leaf)
            self._blocks(entry, item.blocks)

    def _table(self, parent: Element, block: Table) -> None:
        table = SubElement(parent, "table")
        head, body = SubElement(table, "thead"), SubElement(table, "tbody")
        for number, row in enumerate(block.rows):
            line = SubElement(body if number else head, "tr")
            for cell in row:
                element = SubElement(line, "td" if number else "th")
                align = dict(enumerate(block.aligns)).get(cell.column)
                if align:
                    element.set("class", f"align-{align}")
                self.words.lines(element, cell)

    def _box(self, parent: Element, block: Box) -> None:
        if block.name in CONDITIONS:
            # `content.markup.sanitiser.for_clinics` decides later whether it is shown.
            self._blocks(SubElement(parent, CONDITIONS[block.name]), block.blocks)
            return
        if block.name == FOLD:
            self._fold(parent, block)
            return
        kind = "do-list" if block.name in LISTS else "care-card"
        box = SubElement(parent, "section", {"class": f"{kind} {kind}--{block.name}"})
        heading = SubElement(box, "h1", {"class": f"{kind}__heading"})
        if URGENCY.get(block.name):
            urgency = SubElement(heading, "span", {"class": f"{kind}__urgency"})
            urgency.text = str(URGENCY[block.name])
            urgency.tail = " "
        if block.title:
            self.words.lines(heading, block.title)
        self._blocks(box, block.blocks)

    def _fold(self, parent: Element, block: Box) -> None:
        fold = SubElement(parent, "details", {"class": "fold"})
        title = SubElement(fold, "summary", {"class": "fold__title"})
        if block.title:
            self.words.lines(title, block.title, leads_on=False)
        self._blocks(fold, block.blocks)

    def _picture(self, parent: Element, block: Picture) -> None:
        if block.key in self.pictures:
            picture = self.pictures[block.key]
            parent.append(figure(picture, is_lazy=not self.is_first))
            self.is_first = False

    def _notes(self, parent: Element) -> None:
        """The footnotes, each with the ways back to where it is pointed at."""
        box = SubElement(parent, "div", {"class": "footnote"})
        SubElement(box, "hr")
        notes = SubElement(box, "ol")
        for number, (name, leaf) in enumerate(self.document.notes.items(), start=1):
            note = SubElement(notes, "li", {"id": f"{self.anchor}-fn:{name}"})
            words = SubElement(note, "p")
            self.words.lines(words, leaf)
            title = _("Back to the text at note {}").format(number)
            for mark in self.words.marks[name]:
                add_text(words, "\u00a0")
                back = {"class": "footnote-backref", "href": f"#{mark}", "title": title}
                SubElement(words, "a", back).text = "\u21a9"
