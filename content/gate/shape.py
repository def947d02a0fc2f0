"""How a text is built: links, headings, tables, other languages."""

import re
from collections import Counter
from collections.abc import Iterator

from content.gate.findings import Hit
from content.gate.phrases import Lexicons
from content.gate.reading import Reading
from content.markup.leaves import Link, Words, flat
from content.markup.tree import Heading, Table, walk
from content.search.stop_words import STOP_WORDS

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:!?)]")


def vague_links(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """ "Click here": words that say nothing of where a link leads."""
    vague = {
        one.casefold() for one in lexicons.of("link_text", reading.language).phrases
    }
    for number, words in _links(reading):
        if words.strip(" .:»>→").casefold() in vague:
            yield Hit(line=number, words=words, sentence=words)
    for sentence in reading.sentences:
        if match := _CLICK.search(sentence.words):
            yield Hit(line=sentence.line, words=match[0], sentence=sentence.words)


_CLICK = re.compile(
    r"\b(?:klik hier|hier klikken|hier klicken|klicken Sie hier|click here)\b",
    re.IGNORECASE,
)


def bare_addresses(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A web address to be read out letter by letter."""
    if reading.text.noun == "source":
        return
    for sentence in reading.sentences:
        for match in _ADDRESS.finditer(sentence.words):
            yield Hit(line=sentence.line, words=match[0], sentence=sentence.words)


def _links(reading: Reading) -> Iterator[tuple[int, str]]:
    """The line and the words of every link."""
    for leaf in reading.document.leaves() if reading.document else ():
        for line, span in leaf.spans():
            if isinstance(span, Link):
                said = (one for one in flat(span.spans) if isinstance(one, Words))
                yield line.number, "".join(one.text for one in said)


def skipped_levels(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A heading two levels below the one before."""
    before = 0
    for block in walk(reading.document.blocks) if reading.document else ():
        if isinstance(block, Heading):
            if before and block.level > before + 1:
                words = block.leaf.words
                yield Hit(line=block.leaf.line, words=words, sentence=words)
            before = block.level


def headless_tables(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A table whose head says nothing in more than its first column."""
    for block in walk(reading.document.blocks) if reading.document else ():
        if not isinstance(block, Table) or not block.rows:
            continue
        if any(not cell.words.strip() for cell in block.rows[0][1:]):
            words = " | ".join(leaf.words for row in block.rows[:2] for leaf in row)
            line = block.rows[0][0].line
            yield Hit(line=line, words=words, sentence=words)


_FEWEST = 4
"""Small words of another language, before a sentence counts as written in it."""


def other_language(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A sentence in another of the site's languages that is not marked as such."""
    others = {code for code in STOP_WORDS if code != reading.language}
    own = STOP_WORDS.get(reading.language, frozenset())
    for sentence in reading.sentences:
        words = [word.lower for word in sentence.tokens]
        if len(words) < 6:
            continue
        mine = sum(word in own for word in words)
        counts = Counter(
            {code: sum(word in STOP_WORDS[code] for word in words) for code in others}
        )
        _code, most = counts.most_common(1)[0]
        if most >= _FEWEST and most > 2 * mine:
            yield Hit(line=sentence.line, words=sentence.words, sentence=sentence.words)
