"""Markdown as what it says: its headings, paragraphs, items and cells.

`prose` blanks out what is no prose sign by sign, so that a place in it is the same
place in the text that the editor wrote. `leaves` is all that the rest of the code
knows of the markup.
"""

import re
from dataclasses import dataclass

from content.text.gendered import ENDING
from content.text.sentences import sentences

PLACE = re.compile("\ue000\ue001*")
"""What a `{{fact}}` is in the prose of a text."""

_FACT = re.compile(r"\{\{[^{}\n]*\}\}")
_NOT_PROSE = re.compile(
    r"""^[ ]*(?P<fence>```|~~~)(?s:.*?)(?:^[ ]*(?P=fence)|\Z)  # a block of code
    | `[^`\n]*`
    | \[@[^\]\n]*\] | \[\^[^\]\n]{0,99}\]:? | ^[ ]{0,3}\[[^\]\n]*\]:[^\n]*
    | (?<=\])\{[a-z]{2}\}
    | (?<=\])\((?!tel:)[^)\n]{0,2000}\)
    | \{[\#.][^}\n]{0,200}\} | </?[a-zA-Z][^<>\n]*> | &nbsp;
    | ^[ ]*/{3,}[ ]*[\w-]*[ ]*\|? | ^[ ]*>[ >]*
    """,
    re.VERBOSE | re.MULTILINE,
)
_DIALLED = re.compile(r"(?<=\])\(tel:[^)\n]{0,2000}\)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]+|[ ]*/{3,}[^|\r\n]*(?:\|[ ]*)?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_MEANING = re.compile(r"[ ]{0,3}:[ ]+")
_RULE = re.compile(r"[\s|:-]+")
_CELL = re.compile(r"[^|]+")
_SIGNS = re.compile(rf"(?:(?!{ENDING})[*`\[\]#|])+|\\(?=[^\w\s])|(?<!\w)_+|_+(?!\w)")
_GAP = re.compile(r" (?=[.,;:!?)]+(?:\s|$))")
"""What a citation leaves before a full stop or a bracket."""

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A heading, a paragraph, an item or a cell: the text from start to end.

    lead: where the line stands that introduces it, ending in a colon, or the head of
    its column. row: the whole row of a cell.
    """

    start: int
    end: int
    lead: Span | None = None
    row: Span | None = None


@dataclass(kw_only=True)
class _Block:
    start: int
    end: int
    lead: Span | None = None
    indent: int = -1
    is_row: bool = False


def prose(text: str, *, dialled: bool = False) -> str:
    """The prose of a Markdown text and blanks for all else, as long as the text.

    dialled: with the numbers that `tel:` links dial.
    """
    text = _FACT.sub(lambda fact: "\ue000" + "\ue001" * (len(fact[0]) - 1), text)
    text = _NOT_PROSE.sub(_blank, text)
    return text if dialled else _DIALLED.sub(_blank, text)


def leaves(text: str) -> list[Leaf]:
    """Everything that a Markdown text says, in its order."""
    found: list[Leaf] = []
    heads: list[Span] = []
    said = prose(text)
    for block in _blocks(text, said):
        if not block.is_row:
            heads = []
            found.append(Leaf(start=block.start, end=block.end, lead=block.lead))
            continue
        row = (block.start, block.end)
        cells = [cell.span() for cell in _CELL.finditer(said, *row)]
        for place, (start, end) in enumerate(cells):
            head = heads[place] if place < len(heads) else None
            found.append(Leaf(start=start, end=end, lead=head, row=row))
        heads = heads or cells
    return found


def words(prose: str) -> str:
    """Some prose as readers see it: without the signs of the markup, in one line."""
    return tidy(_SIGNS.sub("", prose))


def tidy(text: str) -> str:
    """Single spaces, and none before a full stop."""
    return _GAP.sub("", " ".join(text.split()))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match[0])


def _blocks(text: str, said: str) -> list[_Block]:
    blocks: list[_Block] = []
    is_open = False
    for match in _LINE.finditer(said):
        start, end = match.span()
        line = match[0]
        if not line.strip():
            is_open = False
        elif mark := _HEADING.match(text, start):
            blocks.append(_Block(start=mark.end(), end=end))
            is_open = False
        elif "|" in line:
            if not _RULE.fullmatch(line):
                blocks.append(_Block(start=start, end=end, is_row=True))
            is_open = False
        elif mark := _ITEM.match(line):
            indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            lead = _lead_of_item(said, blocks, indent=indent)
            blocks.append(
                _Block(start=start + mark.end(), end=end, lead=lead, indent=indent)
            )
            is_open = True
        elif blocks and (mark := _MEANING.match(line)):
            term = (blocks[-1].start, blocks[-1].end)
            blocks.append(_Block(start=start + mark.end(), end=end, lead=term))
            is_open = True
        elif is_open:
            blocks[-1].end = end
        else:
            blocks.append(_Block(start=start, end=end))
            is_open = True
    return blocks


def _lead_of_item(said: str, before: list[_Block], *, indent: int) -> Span | None:
    """The line that introduces an item: above its list, or the item it stands in."""
    for block in reversed(before):
        if block.indent == indent:
            return block.lead
        if block.indent < indent:
            if not said[block.start : block.end].rstrip(" *_\r\n").endswith(":"):
                return None
            return [*sentences(said, block.start, block.end)][-1]
    return None
