"""What a translator's file brings to the drafts, and what stays as it is. Pure.

A piece of a translation is taken where nobody has changed it since the file was written.
Whether the source has moved on meanwhile changes nothing of that, but the translation
then confirms nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _

from content import markup
from content.book import Book, PartKey
from content.exchange.catalogues.entries import Address, Catalogue, Entry, address_of
from content.exchange.catalogues.limits import unfit
from content.exchange.catalogues.paragraphs import (
    WHOLE,
    Paragraphs,
    clean,
    cut,
    fingerprint,
)
from content.exchange.catalogues.placeholders import carried
from content.exchange.problems import FileProblem, said
from content.schema import noun_of

_APART = _(
    "This translation breaks the text apart: it must stay one paragraph, without blank lines and without signs that begin a list, a heading or a table."
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A paragraph that a person has to look at.

    source, source_now: of the file and of today. yours, saved: the translation of the
    file and the one that stands.
    """

    address: Address
    source: str
    source_now: str
    yours: str
    saved: str


@dataclass(kw_only=True)
class Taking:
    """What becomes of a file.

    words: part → field → its new text. count: the paragraphs that are new. unsure: of
    `words`, parts that say an older source, or of which the translator was not sure.
    moved: paragraphs whose source is another one now. conflicts: somebody else changed
    the translation as well. lacking: texts that are translated only in part, and were
    left out. gone: what is no longer there. problems: if there is one, nothing counts.
    """

    language: str
    words: dict[PartKey, dict[str, str]] = field(default_factory=dict)
    count: int = 0
    unsure: set[PartKey] = field(default_factory=set)
    moved: list[Listed] = field(default_factory=list)
    conflicts: list[Listed] = field(default_factory=list)
    lacking: list[Listed] = field(default_factory=list)
    gone: list[Listed] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)


def take(catalogue: Catalogue, book: Book, *, name: str) -> Taking:
    """Compare a file with the drafts. name: of the file."""
    taking = Taking(language=catalogue.language)
    texts: dict[tuple[str, str], list[tuple[Address, Entry]]] = defaultdict(list)
    for entry in catalogue.entries:
        if address := address_of(entry.address):
            texts[address.entry, address.field].append((address, entry))
    for (part, text), found in texts.items():
        key = PartKey(part, catalogue.language)
        _Text(key, text, book=book, name=name, taking=taking).take(found)
    return taking


def _typed(entry: Entry) -> str:
    """The translation of a file; blanks around it that were there stay."""
    text = clean(entry.translation)
    return text if fingerprint(text) == entry.base else text.strip()


class _Text:
    """One text of the drafts, and what a file says of it."""

    def __init__(
        self, key: PartKey, field: str, *, book: Book, name: str, taking: Taking
    ) -> None:
        source = book.source_language(key.entry)
        is_markdown = field in noun_of(key.entry).markdown
        here = book.has(key.entry) and source != key.language
        today = book.words(key.entry, source).get(field, "") if here else ""
        ours = book.words(key.entry, key.language).get(field, "")
        self.key, self.field, self.name, self.taking = key, field, name, taking
        self.is_markdown = is_markdown
        self.source = cut(today, is_markdown=is_markdown)
        self.saved = cut(ours, is_markdown=is_markdown)

    def take(self, found: list[tuple[Address, Entry]]) -> None:
        """Sort what the file says into what is taken and what is not."""
        wanted: dict[int, Entry] = {}
        for address, entry in found:
            typed = _typed(entry)
            is_moved = not self._still_says(entry.source)
            listed = Listed(
                address=address,
                source=entry.source,
                source_now=self.source[address.number],
                yours=typed,
                saved=self.saved[address.number],
            )
            if is_moved and typed and self.source.whole:
                self.taking.moved.append(listed)
            if not self._is_news(entry, typed, listed.saved):
                continue
            self.taking.problems += self._problems(entry, typed, listed.saved)
            if not self.source.whole:
                self.taking.gone.append(listed)
            elif fingerprint(listed.saved) != (entry.base or fingerprint("")):
                self.taking.conflicts.append(listed)
            else:
                wanted[address.number] = entry
                if is_moved or entry.is_fuzzy:
                    self.taking.unsure.add(self.key)
        if wanted:
            self._write(wanted)

    def _still_says(self, source: str) -> bool:
        """The paragraph stands in today's source, wherever."""
        pieces = [self.source[number] for number in (WHOLE, *self.source.spans)]
        return clean(source) in pieces

    def _is_news(self, entry: Entry, typed: str, saved: str) -> bool:
        """The file says something that was not there when it was written, nor now."""
        return bool(typed) and typed != saved and fingerprint(typed) != entry.base

    def _write(self, wanted: Mapping[int, Entry]) -> None:
        words = {number: _typed(one) for number, one in wanted.items()}
        frame = self.saved if self.saved.whole else self.source
        if WHOLE in words:
            words = {WHOLE: words[WHOLE]}
            frame = self.saved if self.saved.whole else cut("", is_markdown=False)
        elif not self.saved.whole and (left := {*self.source.numbers} - {*words}):
            self.taking.lacking += self._listed_as_lacking(wanted, left)
            return
        text = frame.replaced(words)
        if number := self._broken(text, words, frame):
            mistakes = markup.problems(text)  # a piece is cut from a text without any
            message = mistakes[0].message if mistakes else said(_APART)
            line = wanted[number].line
            self.taking.problems.append(
                FileProblem(file=self.name, line=line, message=message)
            )
            return
        self.taking.words.setdefault(self.key, {})[self.field] = text
        self.taking.count += len(words)

    def _listed_as_lacking(
        self, wanted: Mapping[int, Entry], left: set[int]
    ) -> Iterator[Listed]:
        """The paragraphs that a text still needs; `yours` is the first that there is."""
        yours = _typed(next(iter(wanted.values())))
        for number in sorted(left):
            yield Listed(
                address=Address(self.key.entry, self.field, number),
                source=self.source[number],
                source_now=self.source[number],
                yours=yours,
                saved="",
            )

    def _broken(self, text: str, words: Mapping[int, str], frame: Paragraphs) -> int:
        """The number of a paragraph that is read as something else; 0 for none."""
        if WHOLE in words:
            return 0
        again = cut(text, is_markdown=self.is_markdown)
        if again.shape == frame.shape:
            return next((one for one in words if again[one] != words[one]), 0)
        alone = [
            number
            for number in words
            if cut(
                frame.replaced({number: words[number]}), is_markdown=self.is_markdown
            ).shape
            != frame.shape  # fmt: skip
        ]
        return next(iter([*alone, *words]))

    def _problems(self, entry: Entry, typed: str, saved: str) -> Iterator[FileProblem]:
        """What makes the file unfit. What an approved translation carries fits as well."""
        messages = [*unfit(self.key, self.field, typed)]
        there = carried(typed)
        if there not in (wanted := carried(entry.source), carried(saved)):
            if lost := ", ".join(wanted - there):
                messages.append(
                    said(_("%(signs)s is missing in this translation."), signs=lost)
                )
            if more := ", ".join(there - wanted):
                messages.append(
                    said(
                        _(
                            "%(signs)s stands in this translation and not in its source."
                        ),  # fmt: skip
                        signs=more,
                    )
                )
        for message in messages:
            yield FileProblem(file=self.name, line=entry.line, message=message)
