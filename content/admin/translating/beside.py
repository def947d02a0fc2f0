"""A text and its source, paragraph by paragraph: what has changed, and what still holds.

Source and translation are paired by place where they are built alike; elsewhere nobody can
tell which paragraph says what, and the translation stands as a whole below.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from content.differences import Paragraph, Words, paragraphs

Kind = Literal["same", "changed", "new", "gone"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """A paragraph. then: the source that the translation says. now: today's, with what
    differs marked. place: of the translation's paragraph that says it; None for none."""

    kind: Kind
    then: str
    now: Paragraph
    place: int | None = None


def blocks(text: str) -> list[str]:
    """The paragraphs of a text; a card or a fold is one, with all that is in it."""
    found: list[list[str]] = [[]]
    open_ = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        mark = line.strip()
        if not mark and not open_:
            found.append([])
            continue
        found[-1].append(line)
        if mark.startswith("///"):
            open_ += 1 if mark.strip("/ ") else -1
            open_ = max(open_, 0)
    return ["\n".join(one).strip("\n") for one in found if one]


def rows(then: str, now: str, *, translated: int) -> list[Row]:
    """The paragraphs of a source, then and now. translated: how many paragraphs the
    translation has."""
    old, new = blocks(then), blocks(now)
    said = old or new
    is_paired = len(said) == translated
    return [*_rows(old, new, is_paired=is_paired)]


def _rows(old: Sequence[str], new: Sequence[str], *, is_paired: bool) -> Iterator[Row]:
    if not old:  # nobody knows what the translation says: today's source, unmarked
        for place, text in enumerate(new):
            whole = (Words(mark="same", text=text),)
            yield Row(
                kind="new", then="", now=whole, place=place if is_paired else None
            )
        return
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for verb, a1, a2, b1, b2 in matcher.get_opcodes():
        for step in range(max(a2 - a1, b2 - b1)):
            a, b = a1 + step, b1 + step
            before = old[a] if a < a2 else ""
            after = new[b] if b < b2 else ""
            yield Row(
                kind=_kind(verb, before, after),
                then=before,
                now=_marked(before, after),
                place=a if is_paired and a < a2 else None,
            )


def _kind(verb: str, before: str, after: str) -> Kind:
    if verb == "equal":
        return "same"
    if not before:
        return "new"
    return "changed" if after else "gone"


def _marked(before: str, after: str) -> Paragraph:
    if before == after:
        return (Words(mark="same", text=after),)
    [found] = paragraphs([before] if before else [], [after] if after else [])
    return found
