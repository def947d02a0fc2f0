"""A page, read once: what an index is made of that no other page can change."""

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from sys import intern

from content.documents import Document
from content.search.passages import Passage, passages
from content.search.terms import joined_terms
from content.search.words import Stemmer, words
from content.text.phrases import plain

_FIELDS = [one.name for one in fields(Passage)]

_OFTEN = 32
"""Pages that stay unpacked, because they are found again and again: a megabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page as it was read. packed: its passages.

    Of each passage: sections, kinds, records (1 where it is one), signs (likewise),
    lengths (letters of its sentences). first_said, last_said: its words as they are
    written, a line each, in the order in which they are said first, and last. joined: its
    verbs with their particles. glossary: the names of each word that it explains. names:
    any name that leads to a section → its key.
    """

    key: str
    packed: bytes
    sections: tuple[str, ...]
    kinds: tuple[str, ...]
    records: bytes
    signs: bytes
    lengths: "array[int]"
    first_said: str
    last_said: str
    joined: frozenset[str]
    glossary: tuple[tuple[str, ...], ...]
    names: Mapping[str, str]


def read(document: Document, *, stemmer: Stemmer) -> PageRead:
    """A page in one language."""
    found = [*passages(document)]
    written: list[str] = []
    joined: set[str] = set()
    for text in texts_of(found):
        said = words(text, stemmer=stemmer)
        written += (word.text for word in said)
        joined.update(term for _verb, term in joined_terms(text, said, stemmer=stemmer))
    backwards = dict.fromkeys(reversed(written))
    return PageRead(
        key=document.page_key,
        packed=_packed(found),
        sections=tuple(intern(one.section) for one in found),
        kinds=tuple(intern(one.kind) for one in found),
        records=bytes(one.is_record for one in found),
        signs=bytes(one.is_sign for one in found),
        lengths=array("I", (sum(map(len, one.sentences)) for one in found)),
        first_said="\n".join(dict.fromkeys(written)),
        last_said="\n".join(reversed(backwards)),
        joined=frozenset(joined),
        glossary=tuple(_glossary(document)),
        names={
            name: section.key
            for section in document.sections
            for name in (section.key, *section.anchors)
        },
    )


def texts_of(found: Iterable[Passage]) -> Iterable[str]:
    """Every text of these passages once."""
    return dict.fromkeys(
        text for one in found for text in (one.heading, *one.above, *one.sentences)
    )


def unpacked(packed: bytes) -> list[Passage]:
    """The passages of a page."""
    return [_passage(values) for values in _values(packed)]


def passage_of(packed: bytes, number: int) -> Passage:
    """One of the passages of a page."""
    return _passage(_values(packed)[number])


def _packed(found: Iterable[Passage]) -> bytes:
    values = [[getattr(one, name) for name in _FIELDS] for one in found]
    return zlib.compress(json.dumps(values).encode())


@lru_cache(maxsize=_OFTEN)
def _values(packed: bytes) -> list[list[object]]:
    values: list[list[object]] = json.loads(zlib.decompress(packed))
    return values


def _passage(values: list[object]) -> Passage:
    lasting = (tuple(one) if isinstance(one, list) else one for one in values)
    return Passage(**dict(zip(_FIELDS, lasting, strict=True)))  # type: ignore[arg-type]


def _glossary(document: Document) -> Iterator[tuple[str, ...]]:
    """Each term of the glossary with its other names."""
    for section in document.sections:
        if section.kind == "glossary":
            for record in section.records:
                yield (plain(record["term"]), *plain(record["also"]).split(","))
