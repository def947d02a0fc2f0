"""Other books than the gallery's own: the same one with parts replaced. Pure.

A variant that is about translations looks at the language of the example. Pages,
clinics and notices then count as written first in another one; other entries have the
site's source language, in which nothing can be missing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import get_language

from content.book import FIGURES, Book, Part, PartKey
from content.book.parts import Approval, translated_checksum
from content.gallery.sample import SHOWN_IN, Sample, own
from content.schema import entry_name, keys_of, noun_of, root_of

Variant = Callable[[Sample], Sample]

BEFORE = datetime(2026, 9, 1, 8, tzinfo=UTC)
"""When the translations became public that no longer hold."""


def here() -> str:
    """The language in which the example is drawn."""
    return get_language() or ""


def sample(*variants: Variant) -> Sample:
    """The gallery's own content with these changes, one after the other."""
    found = own()
    for variant in variants:
        found = variant(found)
    return found


def figures(entry: str, **values: Any) -> Variant:
    """With other plain values of an entry; an empty one is left out."""

    def variant(sample: Sample) -> Sample:
        merged = {**sample.book.figures(entry), **values}
        part = Part(values={name: value for name, value in merged.items() if value})
        return sample.replaced({PartKey(entry, FIGURES): part})

    return variant


def first(noun: str, number: int) -> Variant:
    """With the first few entries of a noun alone."""

    def variant(sample: Sample) -> Sample:
        return _without(sample, sample.book.entries(noun)[number:])

    return variant


def without(*entries: str) -> Variant:
    """Without some entries and their parts."""
    return lambda sample: _without(sample, list(entries))


def only_clinic(key: str) -> Variant:
    """A site with one clinic."""

    def variant(sample: Sample) -> Sample:
        gone = {keys_of(one)[0] for one in sample.book.entries("clinic")} - {key}
        values = [
            one for one in sample.book.entries("value") if keys_of(one)[-1] in gone
        ]
        clinics = [entry_name("clinic", one) for one in gone]
        return _without(sample, [*clinics, *values])

    return variant


def _without(sample: Sample, entries: list[str]) -> Sample:
    gone = [
        key
        for entry in entries
        for one in sample.book.family(entry)
        for key in sample.book.parts_of(one)
    ]
    return sample.replaced(dict.fromkeys(gone))


# --- Translations ------------------------------------------------------------------------


def missing(*entries: str) -> Variant:
    """These are not translated into the language of the example."""

    def variant(sample: Sample) -> Sample:
        book = sample.book
        for entry in entries:
            book = _from_elsewhere(book, entry)
        parts: dict[PartKey, Part | None] = {
            PartKey(entry, here()): None
            for entry in entries
            if PartKey(entry, here()) in book.parts
            and book.source_language(entry) != here()
        }
        return Sample(book.replaced(parts))

    return variant


def all_missing(noun: str) -> Variant:
    """No entry of a noun is translated into the language of the example."""
    return lambda sample: missing(*sample.book.entries(noun))(sample)


def behind(*entries: str, by_block: bool = False) -> Variant:
    """The sources of these have gained an item or a sentence since their translation.

    by_block: it is known what the translation once said, so that what still holds stays.
    """

    def variant(sample: Sample) -> Sample:
        book, said = sample.book, {}
        for entry in entries:
            book = _from_elsewhere(book, entry)
            source = book.source_language(entry)
            if source == here():
                continue
            earlier = _shorter(book, entry, source)
            checksum = translated_checksum(Part(values=earlier), noun_of(entry))
            said[checksum] = earlier
            part = Part(
                values=_shorter(book, entry, here()),
                made_against=checksum,
                approval=Approval(publication=1, published_at=BEFORE),
            )
            book = book.replaced({PartKey(entry, here()): part})
        known = said if by_block else {}
        return Sample(
            book, history=lambda entry, language, checksum: known.get(checksum)
        )

    return variant


def _from_elsewhere(book: Book, entry: str) -> Book:
    """A book in which the entry is written first in another language than the example,
    as far as its noun has such a thing."""
    root = root_of(entry)
    if not noun_of(root).has_field("source_language"):
        return book
    other = SHOWN_IN[SHOWN_IN.index(here()) - 1]
    figures = {**book.figures(root), "source_language": other}
    book = book.replaced({PartKey(root, FIGURES): Part(values=figures)})
    translated = {
        key: replace(
            part,
            made_against="" if key.language == other else book.source_checksum(one),
        )
        for one in book.family(root)
        for key, part in book.parts_of(one).items()
        if key.language != FIGURES
    }
    return book.replaced(translated)


def _shorter(book: Book, entry: str, language: str) -> dict[str, Any]:
    """The words of an entry without the last item or sentence that they have."""
    words: Mapping[str, Any] = book.words(entry, language)
    for name in reversed(noun_of(entry).translated):
        text = words.get(name, "")
        if (shorter := _without_last(text)) != text:
            return {**words, name: shorter}
    raise ValueError(f"{entry}, {language}: too short to become shorter.")


def _without_last(text: str) -> str:
    lines = text.split("\n")
    items = [place for place, line in enumerate(lines) if line.startswith("- ")]
    if items:
        del lines[items[-1]]
        return "\n".join(lines)
    ends = [match.start() for match in re.finditer(r"(?<=[.!?])\s+(?=\S)", text)]
    return text[: ends[-1]] if ends else text
