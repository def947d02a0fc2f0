"""A translator's file as plain values, and the one that a book makes. Pure.

Only texts that say the same in every language are in it: an address or a list of search
words is no translation of another one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from content.book import Book, PartKey
from content.book.translation import History
from content.exchange.catalogues.paragraphs import WHOLE, Paragraphs, cut, fingerprint
from content.exchange.catalogues.places import place_of
from content.schema import NOUNS, noun_of


class Address(NamedTuple):
    """Where a paragraph stands: an entry, one of its texts, and a number in that."""

    entry: str
    field: str
    number: int = WHOLE

    def __str__(self) -> str:
        """ "section/costs/first body 2"; without a number, the whole text."""
        return " ".join([self.entry, self.field, *([str(self.number)] * bool(self.number))])  # fmt: skip


_ADDRESS = re.compile(r"(\w+(?:/[^\s/]+)+) (\w+)(?: ([1-9][0-9]{0,4}))?", re.ASCII)


def address_of(typed: str) -> Address | None:
    """The address that a file names; None where that is none of this site's making."""
    found = _ADDRESS.fullmatch(typed)
    noun = NOUNS.get(typed.partition("/")[0])
    if not found or noun is None or found[2] not in noun.translated:
        return None
    depth = 2 if noun.parent else 1
    if found[1].count("/") != depth:
        return None
    return Address(found[1], found[2], int(found[3] or WHOLE))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One paragraph in both languages.

    address: as the file has it. base: the fingerprint of the translation when the file
    was written; None where a tool has dropped it. previous: the source words that the
    translation says, where they have changed. notes: for the translator. line: in the
    file that it was read from.
    """

    address: str
    source: str
    source_language: str
    translation: str = ""
    base: str | None = None
    previous: str = ""
    is_fuzzy: bool = False
    notes: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """A file. language: into which it is translated. site: the address of the site."""

    language: str
    source_language: str
    site: str
    entries: list[Entry]


def entries_of(book: Book, *, language: str, history: History) -> Iterator[Entry]:
    """Every paragraph of a book that a language translates, in the order of the book.

    history: source words by the checksum that a translation was made against.
    """
    for noun in NOUNS.values():
        if noun.parent:
            continue
        for root in book.entries(noun.name):
            for entry in book.family(root):
                yield from _of_entry(book, entry, language=language, history=history)


def _of_entry(
    book: Book, entry: str, *, language: str, history: History
) -> Iterator[Entry]:
    source = book.source_language(entry)
    if source == language:
        return
    noun, part = noun_of(entry), book.parts.get(PartKey(entry, language))
    is_behind = part is not None and part.made_against != book.source_checksum(entry)
    before = history(entry, source, part.made_against) if part and is_behind else None
    today, ours = book.words(entry, source), book.words(entry, language)
    for field in noun.translated:
        is_markdown = field in noun.markdown
        said = cut(today.get(field, ""), is_markdown=is_markdown)
        words = cut(ours.get(field, ""), is_markdown=is_markdown)
        earlier = cut((before or {}).get(field, ""), is_markdown=is_markdown)
        numbers = said.numbers if is_alike(said, words) else [WHOLE] * bool(said.whole)
        same = _unchanged(earlier, said)
        for number in numbers:
            has_changed = is_behind and number not in same and bool(words[number])
            yield Entry(
                address=str(Address(entry, field, number)),
                source=said[number],
                source_language=source,
                translation=words[number],
                base=fingerprint(words[number]),
                previous=_previous(earlier, said, number) if has_changed else "",
                is_fuzzy=has_changed,
                notes=place_of(book, entry, field, language=language),
            )


def is_alike(source: Paragraphs, translation: Paragraphs) -> bool:
    """A number means the same in both."""
    return not translation.whole or source.shape == translation.shape


def _unchanged(earlier: Paragraphs, today: Paragraphs) -> set[int]:
    """The pieces of today's source that the translation said already."""
    if earlier.whole and earlier.whole == today.whole:
        return {WHOLE, *today.spans}
    if not (earlier.is_cut and today.is_cut):
        return set()
    matcher = SequenceMatcher(
        a=[earlier[number] for number in earlier.spans],
        b=[today[number] for number in today.spans],
        autojunk=False,
    )
    return {
        block.b + offset + 1
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }


def _previous(earlier: Paragraphs, today: Paragraphs, number: int) -> str:
    """What the source said at this place; "" where nobody can tell."""
    return earlier[number] if earlier.shape == today.shape else earlier[WHOLE] * (not number)  # fmt: skip
