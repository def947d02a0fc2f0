"""The claim ledger: every sign of a text is read, or is one of the allowed markers.

It knows the lines and the tree, and nothing of how the parser came to it. For each line
it takes out what the leaves hold; what is left must be the markers of such a leaf, sign
by sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.markup.blocks import BLOCK_NAMES
from content.markup.leaves import Citation, FactPlace, NoteMark, Words
from content.markup.lines import BULLETS
from content.markup.picture_lines import PICTURE_LINE
from content.markup.spans import ADDRESS
from content.markup.tree import Document, List, walk

_NAME = rf"(?:{'|'.join(BLOCK_NAMES)})(?![\w-])"
_BEFORE = {
    "paragraph": r"",
    "heading": r"#{1,6} +",
    "item": rf"(?:[{BULLETS}]|[1-9][0-9]{{0,2}}[.)]) +",
    "title": rf"/// *{_NAME} *\| *",
    "note": r"\[\^[\w-]{1,40}\]: *",
    "cell": r"\| *(?:\| *)*",
}
"""What may stand before the words of each kind of leaf, behind the spaces."""

_MARKS = rf"\*\*|\[@?|\]|\]\( *{ADDRESS} *\)|\]\{{[a-z]{{2}}\}}"
_WITHIN = rf"(?:{_MARKS})*"
"""What may stand between the words of a line."""

_CELLS = rf"(?:{_MARKS}| *\| *)*"
_GAPS = {
    kind: (re.compile(rf" *{before}{_WITHIN}"), re.compile(_WITHIN))
    for kind, before in _BEFORE.items()
} | {"cell": (re.compile(rf" *{_BEFORE['cell']}{_WITHIN}"), re.compile(_CELLS))}
_NEXT_LINE = re.compile(rf" *{_WITHIN}")
_WITHOUT_WORDS = re.compile(
    rf" *| *\|[-:| ]*\| *| *///(?: *{_NAME})? *|{PICTURE_LINE.pattern}"
)


@dataclass(frozen=True, kw_only=True)
class _Claim:
    """What a span holds of a line. kind: of its leaf; "" from its second line on."""

    kind: str
    start: int
    text: str


def unread(document: Document) -> Iterator[tuple[int, str]]:
    """Lines of which something is neither read nor a marker, and what that is."""
    claims = _claims(document)
    for number, line in enumerate(document.lines, start=1):
        if number in claims:
            if words := _unclaimed(line, claims[number]):
                yield number, words
        elif not _WITHOUT_WORDS.fullmatch(line):
            yield number, line.strip()
    yield from _wrong_numbers(document)


def _claims(document: Document) -> dict[int, list[_Claim]]:
    """What the leaves hold of each line, in the order of reading."""
    claims: dict[int, list[_Claim]] = {}
    for leaf in document.leaves():
        for line, span in leaf.spans():
            if isinstance(span, Words | FactPlace | Citation):
                text = span.text
            elif isinstance(span, NoteMark):
                text = f"[^{span.name}]"
            else:
                continue
            kind = leaf.kind if line is leaf.lines[0] else ""
            claim = _Claim(kind=kind, start=span.start, text=text)
            claims.setdefault(line.number, []).append(claim)
    return claims


def _unclaimed(line: str, claims: list[_Claim]) -> str:
    """What is neither a marker nor claimed; "" where there is nothing of the kind."""
    kind = claims[0].kind
    first, within = _GAPS.get(kind, (_NEXT_LINE, _NEXT_LINE))
    at = 0
    for claim in claims:
        gap = line[at : claim.start]
        allowed = within if at else first
        if claim.start < at or claim.kind != kind or not allowed.fullmatch(gap):
            return gap.strip() or claim.text
        at = claim.start + len(claim.text)
        if line[claim.start : at] != claim.text:
            return claim.text
    rest = line[at:].rstrip(" ")
    return "" if within.fullmatch(rest) else rest


def _wrong_numbers(document: Document) -> Iterator[tuple[int, str]]:
    """Items whose number readers would not see as it is typed."""
    for block in walk(document.blocks):
        if isinstance(block, List):
            for place, item in enumerate(block.items):
                number = block.start + place
                is_right = item.mark in (f"{number}.", f"{number})")
                if not (is_right if block.start else item.mark in BULLETS):
                    yield item.leaf.line, item.mark
