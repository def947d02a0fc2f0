"""From the spans of a leaf to the elements of its HTML."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _

from content.facts.linked import pieces
from content.markup.leaves import (
    Bold,
    Citation,
    FactPlace,
    Leaf,
    Link,
    NoteMark,
    Phrase,
    Span,
    Words,
)
from content.markup.links import Links, page_key
from content.markup.names import LINKED
from content.markup.tree import Document


class WordBuilder:
    """Builds the words of one section; it knows its footnotes and where links lead."""

    def __init__(self, document: Document, *, links: Links, anchor: str) -> None:
        self.links = links
        self.anchor = anchor
        self.numbers = {name: n for n, name in enumerate(document.notes, start=1)}
        self.marks: dict[str, list[str]] = {name: [] for name in document.notes}
        """The ids of the places that point at each footnote."""

    def lines(self, parent: Element, leaf: Leaf, *, leads_on: bool = True) -> None:
        """Put a leaf's words into an element; each line break is one for readers.

        leads_on: a phone number may be a link there.
        """
        for place, line in enumerate(leaf.lines):
            if place:
                SubElement(parent, "br")
            self._spans(parent, line.spans, is_linked=not leads_on)

    def _spans(
        self, parent: Element, spans: Iterable[Span], *, is_linked: bool = False
    ) -> None:
        for span in spans:
            match span:
                case Words() if is_linked:
                    add_text(parent, span.text)
                case Words():
                    self._linked(parent, span.text)
                case FactPlace():
                    # Three braces tell `content.facts.filling` that a phone number may
                    # be a link here.
                    add_text(parent, span.text if is_linked else f"{{{span.text}}}")
                case Citation():
                    self._citation(parent, span)
                case NoteMark():
                    self._note_mark(parent, span)
                case Link():
                    link = SubElement(parent, "a", {"href": self._address(span)})
                    self._spans(link, span.spans, is_linked=True)
                case Bold():
                    bold = SubElement(parent, "strong")
                    self._spans(bold, span.spans, is_linked=is_linked)
                case Phrase():
                    phrase = SubElement(parent, "span", {"lang": span.language})
                    self._spans(phrase, span.spans, is_linked=is_linked)

    def _linked(self, parent: Element, text: str) -> None:
        """Words with the numbers and addresses in them as links."""
        for piece in pieces(text, self.links.regions):
            if piece.href:
                link = {"class": LINKED, "href": piece.href}
                SubElement(parent, "a", link).text = piece.words
            else:
                add_text(parent, piece.words)

    def _address(self, link: Link) -> str:
        """Where a link leads; a page that is not known leads nowhere."""
        if not link.address.startswith("page:"):
            return link.address
        key, anchor = page_key(link.address), link.address.partition("#")[2]
        if key not in self.links.pages:
            return ""
        page = self.links.pages[key]
        return f"{page}#{anchor}" if anchor else page

    def _citation(self, parent: Element, span: Citation) -> None:
        address = f"{self.links.sources_url}#{span.text}"
        link = SubElement(parent, "a", {"class": "citation", "href": address})
        hidden = SubElement(link, "span", {"class": "visually-hidden"})
        hidden.text = f"{_('source')} "
        hidden.tail = span.text

    def _note_mark(self, parent: Element, span: NoteMark) -> None:
        if span.name not in self.marks:
            return
        marks = self.marks[span.name]
        count = str(len(marks) + 1) if marks else ""
        marks.append(f"{self.anchor}-fnref{count}:{span.name}")
        mark = SubElement(parent, "sup", {"id": marks[-1]})
        note = f"#{self.anchor}-fn:{span.name}"
        link = SubElement(mark, "a", {"class": "footnote-ref", "href": note})
        link.text = str(self.numbers[span.name])


def add_text(parent: Element, text: str) -> None:
    """Put words behind whatever an element holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
