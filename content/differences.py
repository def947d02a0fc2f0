"""What changed between two documents, in words a reader or a reviewer can follow.

Pure: documents in, values out. Text is compared, not markup: paragraph by paragraph,
and within a changed paragraph word by word (difflib).
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

from content.documents import Document, RecordCopy, SectionCopy
from content.text.html import pieces
from content.text.phrases import plain

Mark = Literal["same", "added", "removed"]


@dataclass(frozen=True, kw_only=True)
class Words:
    """A run of words within a paragraph, and what became of it."""

    mark: Mark
    text: str


Paragraph = tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class SectionChange:
    """A section that differs: its changed paragraphs only, and what else changed."""

    key: str
    heading: str
    safety: bool
    mark: Literal["changed", "added", "removed"]
    paragraphs: tuple[Paragraph, ...]
    is_moved: bool = False
    is_another_kind: bool = False
    is_safety_changed: bool = False
    is_another_language: bool = False


def compare(old: Document | None, new: Document | None) -> list[SectionChange]:
    """The sections that differ, in the order of the new document.

    Either side may be None: a language that did not exist yet, or no longer does.
    """
    before = _sections(old)
    after = _sections(new)
    moved = _moved(list(before), list(after))
    changes = []
    for key in [*after, *(key for key in before if key not in after)]:
        left, right = before.get(key), after.get(key)
        shown = right or left
        both = left is not None and right is not None
        change = SectionChange(
            key=key,
            heading=plain(shown.heading),  # type: ignore[union-attr]
            safety=shown.safety,  # type: ignore[union-attr]
            mark="added" if not left else "removed" if not right else "changed",
            paragraphs=tuple(paragraphs(_lines(left), _lines(right))),
            is_moved=key in moved,
            is_another_kind=both and left.kind != right.kind,  # type: ignore[union-attr]
            is_another_language=both and left.language != right.language,  # type: ignore[union-attr]
            is_safety_changed=both and left.safety != right.safety,  # type: ignore[union-attr]
        )
        if (
            change.paragraphs
            or change.is_moved
            or change.is_another_kind
            or change.is_safety_changed
            or change.is_another_language
        ):
            changes.append(change)
    return changes


def _moved(old: list[str], new: list[str]) -> set[str]:
    """The sections that stand elsewhere among those that both documents have."""
    common_old = [key for key in old if key in new]
    common_new = [key for key in new if key in old]
    matcher = difflib.SequenceMatcher(a=common_old, b=common_new, autojunk=False)
    kept = {
        key
        for start, _other, length in matcher.get_matching_blocks()
        for key in common_old[start : start + length]
    }
    return set(common_new) - kept


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
        html=f"<p>{escape(plain(document.summary))}</p><p>/{document.language}/{document.slug}/</p>",
    )
    return {section.key: section for section in (head, *document.sections)}


def _lines(section: SectionCopy | None) -> list[str]:
    if section is None:
        return []
    return [*said_in(section), *(_record_line(term) for term in section.terms)]


def said_in(section: SectionCopy) -> list[str]:
    """What readers see of a section line by line, without the words it explains."""
    return [
        plain(section.heading),
        *text_blocks(section.html),
        *(_record_line(record) for record in section.records),
    ]


NOT_WORDS = frozenset(
    [
        "key",
        "language",
        "title_language",
        "letter",
        "band",
        "action",
        "group",
        "is_open",
        "evidence",
        "part",
        "is_rated",
        "certainty",
        "topic",
        "country",
        "page_key",
        "anchor",
        "answer",
        "offer",
        "clinic",
        "status",
        "status_until_day",
        "status_check_on_day",
        "is_told_above",
        "kind",
        "phase",
        "phone_dial",
        "emergency_dial",
        "href",
        "is_nearest",
        "asks",
        "rows",
        "partial",
        "state",
        "written_in",
        "earlier",
        "earlier_since",
    ]
)
"""Entries of a record that are codes or draw; readers see the words beside them."""


def _record_line(record: RecordCopy) -> str:
    """What readers see of a record, in one line."""
    return " · ".join(filter(None, map(_said, _seen(record).values())))


def _said(value: Any) -> str:
    """The words of one entry of a record, however deep they stand."""
    if isinstance(value, dict):
        return " ".join(filter(None, map(_said, _seen(value).values())))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_said, value)))
    return "" if value is None else plain(str(value))


def _seen(record: RecordCopy) -> RecordCopy:
    return {name: value for name, value in record.items() if name not in NOT_WORDS}


def paragraphs(old: Sequence[str], new: Sequence[str]) -> list[Paragraph]:
    """The lines that differ, word by word where they are alike."""
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
    removed = added = ""
    for verb, a1, a2, b1, b2 in [*matcher.get_opcodes(), ("end", 0, 0, 0, 0)]:
        before, after = "".join(left[a1:a2]), "".join(right[b1:b2])
        is_gap = verb == "equal" and before.isspace() and (removed or added)
        if verb not in ("equal", "end") or is_gap:
            removed, added = removed + before, added + after
            continue
        runs += _run(removed, added)
        if before:
            runs.append(Words(mark="same", text=before))
        removed = added = ""
    return tuple(runs)


def _run(removed: str, added: str) -> list[Words]:
    """Words that follow each other and all changed, as one: first the old, then the new."""
    shown: list[tuple[Mark, str]] = [("removed", removed), ("added", added)]
    return [Words(mark=mark, text=text) for mark, text in shown if text]


# --- The text of stored HTML -----------------------------------------------------------

_BLOCK_TAGS = frozenset(
    ["p", "li", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre", "blockquote"]
    + ["figcaption", "summary"]
)


def text_blocks(html: str) -> list[str]:
    """The text of HTML, one string per paragraph, item, cell or picture.

    Links and pictures with their addresses, so that another one is a difference.
    """
    blocks, address = [""], ""
    for piece in pieces(html):
        blocks[-1] += piece.text
        if piece.tag in _BLOCK_TAGS:
            blocks.append("")
        elif piece.kind == "end" and piece.tag == "a" and address:
            blocks[-1] += f" ({address})"
        elif piece.kind == "start" and piece.tag == "a":
            address = piece.attributes.get("href", "")
        elif piece.tag == "br":
            blocks[-1] += " "
        elif piece.tag == "img":
            shown = piece.attributes
            blocks += [f"{shown.get('alt')} ({shown.get('src')})", ""]
    return [text for block in blocks if (text := " ".join(block.split()))]
