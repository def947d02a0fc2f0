"""What changed between two documents, in words a reader or a reviewer can follow.

Pure: documents in, values out. Text is compared, not markup: paragraph by paragraph,
and within a changed paragraph word by word (difflib).
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import Literal

from content.documents import Document, RecordCopy, SectionCopy

Mark = Literal["same", "added", "removed"]


@dataclass(frozen=True, kw_only=True)
class Words:
    """A run of words within a paragraph, and what became of it."""

    mark: Mark
    text: str


Paragraph = tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class SectionChange:
    """A section that differs: its changed paragraphs only."""

    key: str
    heading: str
    safety: bool
    mark: Literal["changed", "added", "removed"]
    paragraphs: tuple[Paragraph, ...]


def compare(old: Document | None, new: Document | None) -> list[SectionChange]:
    """The sections that differ, in the order of the new document.

    Either side may be None: a language that did not exist yet, or no longer does.
    """
    before = _sections(old)
    after = _sections(new)
    changes = []
    for key in [*after, *(key for key in before if key not in after)]:
        left, right = before.get(key), after.get(key)
        paragraphs = _paragraphs(_lines(left), _lines(right))
        if paragraphs:
            shown = right or left
            changes.append(
                SectionChange(
                    key=key,
                    heading=shown.heading,  # type: ignore[union-attr]
                    safety=shown.safety,  # type: ignore[union-attr]
                    mark="added" if not left else "removed" if not right else "changed",
                    paragraphs=tuple(paragraphs),
                )
            )
    return changes


def _sections(document: Document | None) -> dict[str, SectionCopy]:
    """A document's sections by key, led by its title and summary as one of them."""
    if document is None:
        return {}
    head = SectionCopy(
        key="",
        kind="text",
        safety=False,
        language=document.language,
        heading=document.title,
        html=f"<p>{escape(document.summary)}</p><p>/{document.language}/{document.slug}/</p>",
    )
    return {section.key: section for section in (head, *document.sections)}


def _lines(section: SectionCopy | None) -> list[str]:
    if section is None:
        return []
    return [
        section.heading,
        *text_blocks(section.html),
        *(line for record in section.records for line in _record_lines(record)),
    ]


SHOWN_CODES = {"to_be_checked", "language", "key"}
"""Entries of a record that are never words of their own."""


def _record_lines(record: RecordCopy) -> Iterator[str]:
    """One line per record entry that readers see."""
    words = [
        ", ".join(value) if isinstance(value, list) else str(value)
        for name, value in record.items()
        if value not in ("", None, []) and name not in SHOWN_CODES
    ]
    yield " · ".join(words)


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> list[Paragraph]:
    changed: list[Paragraph] = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for verb, a1, a2, b1, b2 in matcher.get_opcodes():
        if verb == "equal":
            continue
        pairs = min(a2 - a1, b2 - b1)
        changed += [_words(old[a1 + i], new[b1 + i]) for i in range(pairs)]
        changed += [
            (Words(mark="removed", text=line),) for line in old[a1 + pairs : a2]
        ]
        changed += [(Words(mark="added", text=line),) for line in new[b1 + pairs : b2]]
    return changed


REWRITTEN_BELOW = 0.6
"""Paragraphs that share less than this (0 to 1) are shown whole, not word by word."""


def _words(old: str, new: str) -> Paragraph:
    left, right = re.findall(r"\s+|[^\s]+", old), re.findall(r"\s+|[^\s]+", new)
    matcher = difflib.SequenceMatcher(a=left, b=right, autojunk=False)
    if matcher.ratio() < REWRITTEN_BELOW:
        return (Words(mark="removed", text=old), Words(mark="added", text=new))
    runs: list[Words] = []
    for verb, a1, a2, b1, b2 in matcher.get_opcodes():
        if verb == "equal":
            runs.append(Words(mark="same", text="".join(left[a1:a2])))
            continue
        if a2 > a1:
            runs.append(Words(mark="removed", text="".join(left[a1:a2])))
        if b2 > b1:
            runs.append(Words(mark="added", text="".join(right[b1:b2])))
    return tuple(runs)


# --- The text of stored HTML -----------------------------------------------------------

_BLOCK_TAGS = frozenset(
    ["p", "li", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre", "blockquote"]
)


def text_blocks(html: str) -> list[str]:
    """The visible text of HTML, one string per paragraph, list item or cell."""
    reader = _BlockReader()
    reader.feed(html)
    reader.close()
    return list(_tidy(reader.blocks))


def _tidy(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        if text := " ".join(block.split()):
            yield text


class _BlockReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _BLOCK_TAGS:
            self.blocks.append("")
        elif tag == "br":
            self.blocks[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCK_TAGS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data
