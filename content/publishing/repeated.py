"""Sentences that stand twice on the page of a clinic: in its profile, steps or sections.

Readers wonder whether the two are the same, and a change of one leaves the other behind.
It stops nobody: what must be mended at night can be published.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.addresses import clinic_of
from content.book import Book
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.schema import entry_name, keys_of, noun_of
from content.text.markdown import leaves, prose, words
from content.text.sentences import sentences

FEWEST_WORDS = 4
"""A sentence with fewer words may well be said twice: "Ask your clinic."."""

_HEADINGS = ("name", "title", "moment", "heading")
"""Texts that stand above others, and name the same thing where it comes again."""


@dataclass(frozen=True, kw_only=True)
class Repeated:
    """A sentence and where it stands: parts of the page, "contact", "stop-eating"."""

    language: str
    sentence: str
    places: tuple[str, ...]

    @property
    def language_name(self) -> str:
        """The name of the language in that language: "Deutsch"."""
        return LANGUAGE_NAMES[self.language]


def repeated(page: str, *, book: Book) -> list[Repeated]:
    """What a clinic's page says more than once, in each language in reading order.

    page: the name of its entry; of any other page nothing is found.
    """
    clinic = clinic_of(keys_of(page)[0])
    if not clinic:
        return []
    entries = [*book.family(entry_name("clinic", clinic)), *book.family(page)]
    return [
        one
        for language in LANGUAGES
        for one in _in_language(entries, book=book, language=language)
    ]


def _in_language(
    entries: list[str], *, book: Book, language: str
) -> Iterator[Repeated]:
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        for name, text in book.words(entry, language).items():
            if name in _HEADINGS or name in noun_of(entry).own:
                continue
            for sentence in _sentences(text):
                said = re.sub(r"\W+", " ", sentence).strip().casefold()
                if said.count(" ") + 1 >= FEWEST_WORDS:
                    place = _place(entry, book=book, language=language)
                    found.setdefault(said, []).append((sentence, place))
    for places in found.values():
        if len(places) > 1:
            yield Repeated(
                language=language,
                sentence=places[0][0],
                places=tuple(dict.fromkeys(place for _said, place in places)),
            )


def _sentences(text: str) -> Iterator[str]:
    said = prose(text)
    for leaf in leaves(text):
        for start, end in sentences(said, leaf.start, leaf.end):
            yield words(text[start:end])


def _place(entry: str, *, book: Book, language: str) -> str:
    """The title of a step, the heading of a section, or the name of the clinic."""
    texts = book.words(entry, language)
    title = next((texts[one] for one in _HEADINGS if texts.get(one)), "")
    if not title and noun_of(entry).has_field("name"):
        title = book.value(entry, "name")
    return title or keys_of(entry)[-1]
