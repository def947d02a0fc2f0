"""Checks of the gate that need a book: what a page lacks, what a translation copies."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from content.addresses import clinic_of
from content.book import FIGURES, Book, Change, PartKey
from content.gate.findings import Hit
from content.languages import LANGUAGES
from content.markup.limits import too_much
from content.markup.parser import parse
from content.markup.problems import CITATION
from content.markup.tree import walk
from content.publishing.repeated import repeated
from content.schema import entry_name, keys_of, noun_of, parent_of
from content.sections import KINDS
from content.text.markdown import prose

YEARS = 10
"""Age of a source, from which a newer one is asked for (`docs/gate.md`, E1)."""

FEWEST_WORDS = 8
"""A translation with fewer words may well be the same: "Placebo", "Fibromyalgie"."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Something found, and where. note: what is to be said of this place alone."""

    code: str
    at: PartKey
    field: str
    hit: Hit
    note: str = ""


def of_part(key: PartKey, book: Book) -> Iterator[Place]:
    """What one part of a book shows: copies of the source, and what it leaves out."""
    source = book.source_language(key.entry)
    if key.language == source:
        yield from _left_out(key, book)
        return
    noun = noun_of(key.entry)
    original = book.words(key.entry, source)
    for name, typed in book.words(*key).items():
        if name in noun.own or not original.get(name):
            continue
        is_copy = typed == original[name] and noun.name not in _SAME_EVERYWHERE
        if is_copy and len(_words(typed)) >= FEWEST_WORDS:
            words = " ".join(_words(typed)[:12])
            yield _place("identical", key, name, words)
        elif name in noun.markdown:
            ours, theirs = _shape(typed), _shape(original[name])
            if ours != theirs:
                words = f"{sum(ours.values())} / {sum(theirs.values())}"
                yield _place("blocks-differ", key, name, words)


_SAME_EVERYWHERE = ("source", "outcome", "picture")


def _left_out(key: PartKey, book: Book) -> Iterator[Place]:
    """What an entry does not say in its source language."""
    words = book.words(*key)
    if key.noun.name == "side_effect":
        for name in ("duration", "advice"):
            if not words.get(name):
                yield _place("no-duration", key, name, words.get("name", ""))
    if key.noun.name == "picture" and not words.get("alt"):
        yield _place("no-alt", key, "alt", keys_of(key.entry)[-1])


def of_page(page: str, book: Book, *, today: date) -> Iterator[Place]:
    """What a page shows as a whole, in each of its languages."""
    sections = book.entries("section", parent=page)
    kinds = {book.value(one, "kind") for one in sections}
    for language in LANGUAGES:
        if not book.words(page, language).get("slug"):
            continue
        text = "\n".join(
            words for one in sections for words in book.words(one, language).values()
        )
        at = PartKey(page, language)
        if kinds & _NAMES_INDICATIONS and not _OFF_LABEL.search(text):
            yield _place("off-label", at, "", book.words(page, language)["title"])
        years = [*_years(book, text)]
        if years and max(years) < today.year - YEARS:
            yield _place("old-sources", at, "", str(max(years)))
    if clinic_of(keys_of(page)[0]):
        for one in repeated(page, book=book):
            yield Place(
                code="said-twice",
                at=PartKey(page, one.language),
                field="",
                hit=Hit(line=1, words=one.sentence, sentence=one.sentence),
                note=_("It stands in: %(places)s.") % {"places": ", ".join(one.places)},
            )


_NAMES_INDICATIONS = {"indications", "indications_here"}
"""Kinds of sections that say for which pain the treatment is given."""

_OFF_LABEL = re.compile(
    r"off-?label|niet geregistreerd|geen registratie|nicht zugelassen|keine Zulassung|"
    r"not licensed|unlicensed|not approved",
    re.IGNORECASE,
)


def _years(book: Book, text: str) -> Iterator[int]:
    for citation in CITATION.finditer(text):
        year = book.value(entry_name("source", citation[1]), "year")
        if year:
            yield int(year)


def of_lost(
    items: Mapping[PartKey, Change], *, after: Book, before: Book
) -> Iterator[Place]:
    """Sections of a kind that a page had and has no longer: who to call, the harms."""
    for key in items:
        entry = key.entry
        if key.noun.name != "section" or key.language != FIGURES:
            continue
        page = parent_of(entry)
        if not before.has(entry) or not after.has(page):
            continue
        kind = before.value(entry, "kind")
        kinds = {after.value(one, "kind") for one in after.entries("section", page)}
        if kind in _NEEDED and kind not in kinds:
            label = str(KINDS[kind].label)
            yield _place("missing-sections", PartKey(page, FIGURES), "", label)


_NEEDED = {
    *("care_emergency", "care_urgent", "helplines", "side_effects"),
    *("contraindications", "fact_box", "outcomes"),
}


def _place(code: str, at: PartKey, field: str, words: str) -> Place:
    hit = Hit(line=1, words=words, sentence=words)
    return Place(code=code, at=at, field=field, hit=hit)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", prose(text))


def _shape(text: str) -> dict[str, int]:
    """How many blocks of each kind a Markdown text has."""
    shape: dict[str, int] = {}
    if not too_much(text):
        for block in walk(parse(text).blocks):
            name = type(block).__name__
            shape[name] = shape.get(name, 0) + 1
    return shape
