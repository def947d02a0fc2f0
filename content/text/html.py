"""Finished HTML, piece by piece."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A tag, a run of text, or a reference such as "&amp;", in the order of the HTML.

    source: as it is written; all sources together are the HTML without its comments.
    text: what readers see of it. A void element ("br") has no end.
    """

    kind: Literal["start", "end", "text", "reference"]
    source: str
    tag: str = ""
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def classes(self) -> list[str]:
        """The classes of a tag."""
        return self.attributes.get("class", "").split()


def pieces(html: str) -> list[Piece]:
    """Everything in HTML that a sanitiser has written."""
    walker = _Walker(convert_charrefs=False)
    walker.feed(html)
    walker.close()
    return walker.found


class _Walker(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(
            Piece(
                kind="start",
                source=self.get_starttag_text() or "",
                tag=tag,
                attributes={name: value or "" for name, value in attrs},
            )
        )

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self.found.append(Piece(kind="end", source=f"</{tag}>", tag=tag))

    def handle_data(self, data: str) -> None:
        self.found.append(Piece(kind="text", source=data, text=data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, source: str) -> None:
        piece = Piece(kind="reference", source=source, text=unescape(source))
        self.found.append(piece)
