"""What the gate finds in changes: brought by them, or public already.

The checks of one text are `content/gate/`; those that need a book stand here. Only what
the chosen changes bring can stop them: what the public text says already, in the same
words, never does.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from content.book import FIGURES, Book, Change, PartKey
from content.drafts.lexicon_entries import rows
from content.editions.reading import earlier_source
from content.facts.fact_book import FactBook
from content.gate.declared import CHECKS, Check
from content.gate.examine import examine
from content.gate.findings import Hit, Level
from content.gate.phrases import Lexicons, lexicons
from content.gate.reading import Text
from content.literals.finder import Literal, find
from content.publishing import page_checks, parity
from content.publishing.texts import clinic_about
from content.schema import noun_of, root_of


@dataclass(frozen=True, kw_only=True)
class Found:
    """A finding and its place.

    at: the part. field: of its noun; "" for a page as a whole. note: what the check says
    of this place alone, in the active language. is_new: the changes bring it.
    """

    code: str
    at: PartKey
    field: str
    hit: Hit
    note: str = ""
    is_new: bool = True

    @property
    def check(self) -> Check:
        """Its declaration."""
        return CHECKS[self.code]

    @property
    def level(self) -> Level:
        """What it asks for."""
        return self.check.level

    @property
    def key(self) -> str:
        """By which a reason is kept: the same check, part, field and sentence."""
        said = (self.code, *self.at, self.field, self.hit.sentence)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    @property
    def stops(self) -> bool:
        """It must be mended first."""
        return self.is_new and self.level is Level.BLOCK

    @property
    def asks(self) -> bool:
        """It needs an answer."""
        return self.is_new and self.level is Level.WARN


@dataclass(frozen=True, kw_only=True)
class KnownFacts:
    """Facts by what they say, so that what was found beside them can be kept.

    digest: of every part that they are made of.
    """

    digest: str
    book: FactBook = field(compare=False)


def known_facts(book: Book, facts: FactBook) -> KnownFacts:
    """The facts of a book. facts: the same, made of it."""
    parts = [
        f"{key} {part.checksum}"
        for key, part in book.parts.items()
        if key.noun.name in _MAKE_FACTS
    ]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return KnownFacts(digest=digest, book=facts)


_MAKE_FACTS = ("fact", "option", "value", "clinic", "clinic_contact", "country") + (
    "contact",
)


def gate_lexicons(book: Book) -> Lexicons:
    """The phrases in use, and the words that the glossary of a book explains."""
    return lexicons(rows(), tuple(explained(book)))


def explained(book: Book) -> Iterator[tuple[str, str]]:
    """Language and word: every term of the glossary and its other names."""
    for part in book.parts:
        if part.noun.name == "term" and part.language:
            words = book.parts[part].values
            names = [words.get("term", ""), *words.get("also", "").split(",")]
            yield from ((part.language, one.strip()) for one in names if one.strip())


def of_changes(
    items: Mapping[PartKey, Change],
    *,
    after: Book,
    before: Book,
    facts: FactBook,
    today: date,
    drafts: Book | None = None,
) -> list[Found]:
    """Everything that the gate finds in changed parts and on their pages, in order.

    after: the book with these changes. before: what is public. facts: those of `after`.
    drafts: everything that is drafted, where that is more than `after`.
    """
    words = gate_lexicons(after)
    known = known_facts(after, facts)
    found: list[Found] = []
    for key, change in items.items():
        if change.new is None or key.language == FIGURES:
            continue
        new = [*of_part(key, after, words, facts=known)]
        if new and change.old is not None:
            old = [*of_part(key, before, words, facts=known)]
            new = _marked(new, old)
        found += new
        if change.verb != "confirmed" or _says_another_source(change):
            found += _as_found(
                parity.of_change(change, after=after, history=earlier_source)
            )
        if drafts:
            found += _as_found(parity.unanswered(change, after=after, drafts=drafts))
    pages = {root_of(key.entry): None for key in items}
    for page in pages:
        new = [*_of_page(page, after, today=today)]
        old = [*_of_page(page, before, today=today)] if new else []
        found += _marked(new, old)
    found += [*_lost(items, after=after, before=before)]
    order = list(CHECKS)
    return sorted(found, key=lambda one: order.index(one.code))


def _says_another_source(change: Change) -> bool:
    """The same words are said to be right for a source that has changed: "still right"."""
    old, new = change.old, change.new
    return bool(old and new and old.made_against != new.made_against)


def of_entries(
    entries: Iterable[str], *, draft: Book, before: Book, facts: FactBook, today: date
) -> list[Found]:
    """The same for the drafts of some entries, changed or not: for their form."""
    items = {
        key: Change(key=key, old=before.parts.get(key), new=part)
        for entry in entries
        for key, part in draft.parts_of(entry).items()
    }
    return of_changes(items, after=draft, before=before, facts=facts, today=today)


def of_part(
    key: PartKey, book: Book, words: Lexicons, *, facts: KnownFacts
) -> Iterator[Found]:
    """What is found in the texts of one part of a book."""
    noun = noun_of(key.entry)
    kind = book.value(key.entry, "kind") if noun.name == "section" else ""
    for name, typed in book.words(*key).items():
        if name in noun.own and name not in noun.seen:
            continue
        text = Text(
            language=key.language,
            typed=typed,
            noun=noun.name,
            field=name,
            kind=kind,
            is_markdown=name in noun.markdown,
        )
        for finding in examine(text, words):
            yield Found(code=finding.code, at=key, field=name, hit=finding.hit)
        if noun.name not in _NO_FACTS:
            clinic = clinic_about(key.entry)
            for one in _typed(typed, key.language, clinic, facts):
                hit = Hit(line=one.line, words=one.quantity, sentence=one.excerpt)
                yield Found(
                    code="typed-fact", at=key, field=name, hit=hit, note=one.message
                )
    yield from _as_found(page_checks.of_part(key, book))


@lru_cache(maxsize=4096)
def _typed(
    text: str, language: str, clinic: str, facts: KnownFacts
) -> tuple[Literal, ...]:
    """The facts that a text states by hand."""
    return tuple(find(text, language=language, book=facts.book, clinic=clinic))


_NO_FACTS = ("fact", "option", "notice", "picture", "source")
"""Nouns whose texts may state a number of their own (`content/publishing/literals.py`)."""


def _of_page(page: str, book: Book, *, today: date) -> Iterator[Found]:
    if noun_of(page).name == "page" and book.has(page):
        yield from _as_found(page_checks.of_page(page, book, today=today))


def _lost(
    items: Mapping[PartKey, Change], *, after: Book, before: Book
) -> Iterator[Found]:
    yield from _as_found(page_checks.of_lost(items, after=after, before=before))


def _as_found(places: Iterable[page_checks.Place]) -> Iterator[Found]:
    for one in places:
        yield Found(
            code=one.code, at=one.at, field=one.field, hit=one.hit, note=one.note
        )


def _marked(new: list[Found], old: list[Found]) -> list[Found]:
    """The new ones, each with whether the public text has it already.

    The same sentence first; then the same words, as often as the public text has them:
    a comma in an old claim brings nothing, a second claim does.
    """
    sentences = Counter((one.code, one.field, one.hit.sentence) for one in old)
    words = Counter(_said(one) for one in old)
    marked: dict[int, bool] = {}
    for place, one in enumerate(new):
        if sentences[one.code, one.field, one.hit.sentence] > 0:
            sentences[one.code, one.field, one.hit.sentence] -= 1
            words[_said(one)] -= 1
            marked[place] = False
    for place, one in enumerate(new):
        if place not in marked and words[_said(one)] > 0:
            words[_said(one)] -= 1
            marked[place] = False
    return [
        one if marked.get(place, True) else replace(one, is_new=False)
        for place, one in enumerate(new)
    ]


def _said(one: Found) -> tuple[str, str, str]:
    return one.code, one.field, one.hit.words.casefold()
