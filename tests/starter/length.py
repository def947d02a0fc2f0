"""How long a page is for its reader, in words.

Counted is what `<main>` shows: the texts, the tables, the stamp. Not counted are the
meanings of difficult words (they open on a tap), what only a screen reader says, the
names of sources behind a sentence, links to the same page in two languages, and what is
hidden without a script.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
_VOID |= {"source", "track"}
_NEVER = {"script", "style", "template", "noscript", "desc", "title"}
_NOT_COUNTED = {"terms", "visually-hidden", "citation", "notice--example"}
_NOT_COUNTED |= {"together-links"}
_INLINE = {"a", "abbr", "b", "bdi", "button", "dfn", "em", "i", "span", "strong"}
_WORD = re.compile(r"\w")

TO_LOOK_UP = {"sources", "glossary", "clinics", "imprint", "privacy", "accessibility"}
"""Pages that nobody reads from top to bottom; those of clinics are such pages, too."""


@dataclass(frozen=True, kw_only=True)
class Length:
    """folded: the words that are seen while every fold is closed. all: all words."""

    folded: int
    all: int


def length(html: str) -> Length:
    """The length of the page's `<main>`."""
    reader = _Reader()
    reader.feed(html)
    return Length(
        folded=_count("".join(reader.seen)), all=_count("".join(reader.everything))
    )


def _count(text: str) -> int:
    return sum(bool(_WORD.search(word)) for word in text.split())


class _Reader(HTMLParser):
    """Walks a page; an element is open, folded away, or not counted at all."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.everything: list[str] = []
        self._open: list[tuple[str, bool, bool]] = [("", False, False)]
        self._in_main = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self._add(" ")
        if tag in _VOID:
            return
        values = dict(attrs)
        outer, is_folded, is_left_out = self._open[-1]
        classes = set((values.get("class") or "").split())
        is_left_out |= (
            tag in _NEVER or "hidden" in values or bool(classes & _NOT_COUNTED)
        )
        is_folded |= outer == "details" and tag != "summary"
        self._open.append((tag, is_folded, is_left_out))
        self._in_main += tag == "main"

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._add(" ")
        if tag in _VOID:
            return
        while len(self._open) > 1 and self._open[-1][0] != tag:
            self._open.pop()
        if len(self._open) > 1:
            self._open.pop()
        self._in_main -= tag == "main"

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        _tag, is_folded, is_left_out = self._open[-1]
        if not self._in_main or is_left_out:
            return
        self.everything.append(text)
        if not is_folded:
            self.seen.append(text)
