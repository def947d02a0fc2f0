"""The claim ledger: every sign of a text is read, or is one of the allowed markers.

It knows the lines and the leaves, and nothing of how the parser came to them. For each
line it takes out what the leaves hold; what is left must be markers, sign by sign.
"""

import re
from collections.abc import Iterator

from content.markup.blocks import BLOCK_NAMES
from content.markup.leaves import Citation, FactPlace, Words
from content.markup.lines import BULLETS
from content.markup.picture_lines import PICTURE_LINE
from content.markup.spans import ADDRESS
from content.markup.tree import Document

_NAME = rf"(?:{'|'.join(BLOCK_NAMES)})(?![\w-])"
_START = re.compile(
    rf"""\ *(?:
        \#{{1,6}}\ +                          # a heading
      | [{BULLETS}]\ +                        # an item
      | [0-9]{{1,3}}[.)]\ +                   # an item with a number
      | ///\ *{_NAME}\ *(?:\|\ *)?   # a block and its title
      | \[\^[\w-]{{1,40}}\]:\ *               # a footnote
    )?""",
    re.VERBOSE,
)
_INLINE = rf"\*\* | \[@? | \] | \]\(\ *{ADDRESS}\ *\) | \]\{{[a-z]{{2}}\}} | \[\^[\w-]{{1,40}}\]"
_GAP = re.compile(rf"(?: {_INLINE} )*", re.VERBOSE)
_ROW_GAP = re.compile(rf"(?: \ *\|\ * | {_INLINE} )*", re.VERBOSE)
_WITHOUT_LEAVES = re.compile(
    rf"\ * | \ *\|[-:|\ ]*\|\ * | \ *///\ *(?:{_NAME})?\ *", re.VERBOSE
)


def unread(document: Document) -> Iterator[tuple[int, str]]:
    """Lines of which something is neither read nor a marker, and what that is."""
    held = _held(document)
    for number, line in enumerate(document.lines, start=1):
        pieces = held.get(number, [])
        if not pieces:
            if not (_WITHOUT_LEAVES.fullmatch(line) or PICTURE_LINE.fullmatch(line)):
                yield number, line.strip()
            continue
        is_row = line.lstrip(" ").startswith("|")
        at = _START.match(line).end() if not is_row else 0  # type: ignore[union-attr]
        at = min(at, pieces[0][0])
        for start, text in [*pieces, (len(line.rstrip(" ")), "")]:
            gap = line[at:start]
            pattern = _ROW_GAP if is_row else _GAP
            indent = len(gap) - len(gap.lstrip(" ")) if at == 0 else 0
            if start < at or not pattern.fullmatch(gap, indent):
                yield number, gap.strip() or text
                break
            if line[start : start + len(text)] != text:
                yield number, text
                break
            at = start + len(text)


def _held(document: Document) -> dict[int, list[tuple[int, str]]]:
    """What the leaves hold of each line: columns and words, in the order of reading."""
    held: dict[int, list[tuple[int, str]]] = {}
    for leaf in document.leaves():
        for line, span in leaf.spans():
            if isinstance(span, Words | FactPlace | Citation):
                held.setdefault(line.number, []).append((span.start, span.text))
    return held
