"""From Markdown to the sentences that readers see.

Every heading, list item, table cell and paragraph ends a sentence, also without a full
stop. Links count by their words; citations and the signs of the markup are dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.checks.texts import Text

_FENCE = re.compile(r"^/{3,} *[\w-]* *(?:\| *(?P<title>.*))?$")
_HEADING = re.compile(r"^#{1,6} +(?P<title>.*?)[ #]*$")
_ITEM = re.compile(r"^(?:[-*+]|\d+[.)]) +(?P<words>.*)$")
_RULE_OF_TABLE = re.compile(r"^\|?[\s:|-]*-[\s:|-]*\|?$")

_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\([^()]*\)")
_SIGNS = re.compile(r"\*+|`|\\(?=[^\w\s])|(?<!\w)_+|_+(?!\w)")

_END = re.compile(
    r"""(?<=[.!?…])(?P<close>["”’»)\]]*)\s+(?=["“„«‘(\[]*[A-ZÀ-ÞŒ0-9])""",
)
_NO_END = re.compile(
    r"\b(?:bijv|bv|bzw|ca|dr|prof|nr|st|z|b|d|h|e\.g|i\.e|vs|mr|mrs)\.$",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b[0-3]?\d\.$")
_MONTH = re.compile(
    r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """Plain words without markup. place: "pages/costs.nl.md:12"."""

    language: str
    place: str
    words: str


def sentences(text: Text) -> Iterator[Sentence]:
    """Every sentence of a text, in order, with its place."""
    for line, block in _blocks(text.markdown):
        for words in _split(_plain(block)):
            if any(sign.isalnum() for sign in words):
                yield Sentence(
                    language=text.language, place=text.place(line), words=words
                )


def _blocks(markdown: str) -> Iterator[tuple[int, str]]:
    """Headings, list items, cells and paragraphs with the line where they begin."""
    open_line, open_block = 0, ""
    for number, raw in enumerate([*markdown.split("\n"), ""], start=1):
        line = raw.strip()
        item = _ITEM.match(line)
        alone = list(_alone(line))
        if open_block and (not line or item or alone or line.startswith(("///", "|"))):
            yield open_line, open_block
            open_block = ""
        for block in alone:
            yield number, block
        if alone or line.startswith(("///", "|")):
            continue
        words = item["words"] if item else line
        open_line = open_line if open_block else number
        open_block = f"{open_block} {words}".strip()


def _alone(line: str) -> Iterator[str]:
    """What stands for itself in a line: a heading, a block's title, table cells."""
    if match := _HEADING.match(line) or _FENCE.match(line):
        if match["title"]:
            yield match["title"]
    elif line.startswith("|") and not _RULE_OF_TABLE.match(line):
        yield from (cell.strip() for cell in line.strip("|").split("|"))


def _plain(block: str) -> str:
    """Words as readers see them."""
    words = _LINK.sub(r"\g<words>", _CITATION.sub("", block))
    return " ".join(_SIGNS.sub("", words).split())


def _split(words: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(words):
        before = words[start : match.start()]
        if _NO_END.search(before) or (
            _DAY.search(before) and _MONTH.match(words[match.end() :])
        ):
            continue
        yield before + match["close"]
        start = match.end()
    yield words[start:]
