"""Markdown as sentences: what stands together, without code, addresses and marks.

Everything that is not prose is blanked out sign by sign, so that a place in the
blanked text is the same place in the text that the editor wrote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.markup.problems import CITATION

PLACE = re.compile("\ue000\ue001*")
"""What a `{{fact}}` is in a blanked text."""

_FACT = re.compile(r"\{\{[^{}\n]*\}\}")
_NOT_PROSE = re.compile(
    rf"""^[ ]*(?P<fence>```|~~~)(?s:.*?)(?:^[ ]*(?P=fence)|\Z)  # a block of code
    | `[^`\n]*`
    | {CITATION.pattern} | \[\^[^\]\n]{{0,99}}\]:? | ^[ ]{{0,3}}\[[^\]\n]*\]:[^\n]*
    | (?<=\])\((?!tel:)[^)\n]{{0,2000}}\) | https?://[^\s>)]*
    | (?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+
    | \{{[\#.][^}}\n]{{0,200}}\}} | </?[a-zA-Z][^<>\n]*> | &nbsp;
    | ^[ ]*/{{3,}}[ ]*[\w-]*[ ]*\|? | ^[ ]*>[ >]*
    """,
    re.VERBOSE | re.MULTILINE,
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]+|[ ]*/{3,}[^|\r\n]*(?:\|[ ]*)?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_MEANING = re.compile(r"[ ]{0,3}:[ ]+")
_RULE = re.compile(r"[\s|:-]+")
_CELL = re.compile(r"[^|]+")
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’“»)\]*_]*\s+")
_SHORTENED = re.compile(
    r"(?<!\w)(?:ca|circa|max|maks|min|mind|std|hr|hrs|ung|evtl|ggf|bzw|resp|bijv|bv|"
    r"inkl|incl|excl|approx|nr|tel|vs|dr|st|[^\W\d])\.\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A sentence, a heading or a table row: the text from start to end.

    lead: where the line stands that introduces it, ending in a colon, or the head of
    its column; None when there is none. since: where its paragraph begins.
    """

    start: int
    end: int
    since: int
    lead: tuple[int, int] | None = None


@dataclass(kw_only=True)
class _Block:
    """A paragraph, an item, a heading or a row. indent: of an item, else -1."""

    start: int
    end: int
    lead: tuple[int, int] | None = None
    indent: int = -1
    is_row: bool = False


def blanked(text: str) -> str:
    """The prose of a Markdown text and blanks for all else, as long as the text."""
    text = _FACT.sub(lambda fact: "\ue000" + "\ue001" * (len(fact[0]) - 1), text)
    return _NOT_PROSE.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)


def passages(text: str, *, prose: str) -> Iterator[Passage]:
    """Every statement of a Markdown text, of which `prose` is the blanked one.

    A cell of a table is one, under the head of its column; its whole row is another.
    """
    heads: list[tuple[int, int]] = []
    for block in _blocks(text, prose):
        if not block.is_row:
            heads = []
            for start, end in _sentences(prose, block.start, block.end):
                yield Passage(start=start, end=end, lead=block.lead, since=block.start)
            continue
        yield Passage(start=block.start, end=block.end, since=block.start)
        cells = [cell.span() for cell in _CELL.finditer(prose, block.start, block.end)]
        for (start, end), head in zip(cells, heads, strict=False):
            yield Passage(start=start, end=end, lead=head, since=start)
        heads = heads or cells


def _blocks(text: str, prose: str) -> list[_Block]:
    blocks: list[_Block] = []
    is_open = False
    for match in _LINE.finditer(prose):
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
            lead = _lead_of_item(prose, blocks, indent=indent)
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


def _lead_of_item(
    prose: str, before: list[_Block], *, indent: int
) -> tuple[int, int] | None:
    """The line that introduces an item: above its list, or the item it stands in."""
    for block in reversed(before):
        if block.indent == indent:
            return block.lead
        if block.indent < indent:
            if not prose[block.start : block.end].rstrip(" *_\r\n").endswith(":"):
                return None
            return [*_sentences(prose, block.start, block.end)][-1]
    return None


def _sentences(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(prose, start, end):
        after = stop.end()
        follows = prose[after : min(after + 4, end)].lstrip("*_\"'„“‘(")[:1]
        dot = stop.start() + 1
        if prose[stop.start() : dot + 1].rstrip(" *_\n") == "." and (
            follows.islower() or _SHORTENED.search(prose, max(start, dot - 9), dot)
        ):
            continue
        yield start, stop.end()
        start = stop.end()
    if prose[start:end].strip():
        yield start, end
