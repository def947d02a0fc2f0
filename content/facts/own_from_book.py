"""From the plain values of a book to what a clinic says of its own."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from content.book import Book
from content.book.translation import Shown
from content.facts import clinic_own as typed
from content.facts.shown_texts import states, texts
from content.schema import keys_of
from content.sections import KINDS

Translations = Callable[[str], Mapping[str, Shown]]
"""What readers of each language may see of an entry."""


class OwnWords:
    """What the clinics of a book say."""

    def __init__(self, book: Book, translations: Translations) -> None:
        self.book = book
        self.translations = translations

    def of(self, clinic: str) -> typed.Own:
        """What one clinic says. clinic: the name of its entry."""

        def each(noun: str) -> list[str]:
            return self.book.entries(noun, parent=clinic)

        return typed.Own(
            answers=tuple(map(self._answer, each("clinic_answer"))),
            programme=tuple(map(self._part, each("programme_part"))),
            mixture=tuple(map(self._drug, each("mixture_drug"))),
            series=tuple(map(self._rhythm, each("rhythm"))),
        )

    def _answer(self, entry: str) -> typed.Answer:
        topic = self._get(entry, "topic")
        record = self._get(entry, topic)
        return typed.Answer(
            topic=topic,
            answer=self._get(entry, "answer"),
            dose=self._get(entry, "dose"),
            record=self._listed(topic, record) if record else None,
            **self._words(entry, "name", "remark"),
        )

    def _part(self, entry: str) -> typed.ProgrammePart:
        return typed.ProgrammePart(
            offer=self._get(entry, "offer"), **self._words(entry, "name", "text")
        )

    def _drug(self, entry: str) -> typed.Drug:
        return typed.Drug(**self._words(entry, "name", "purpose"))

    def _rhythm(self, entry: str) -> typed.Rhythm:
        names = ("low", "high", "unit", "is_about", "count", "count_high")
        return typed.Rhythm(
            **{name: self._get(entry, name) for name in names},
            **self._words(entry, "decision"),
        )

    def _listed(self, noun: str, key: str) -> typed.Listed:
        entry = f"{noun}/{key}"
        page, section = self._lists.get(noun, ("", ""))
        anchor = f"{section}-{key}" if section else ""
        return typed.Listed(page=page, anchor=anchor, **self._words(entry, "name"))

    @cached_property
    def _lists(self) -> dict[str, tuple[str, str]]:
        return lists_of(self.book)

    def _words(self, entry: str, *names: str) -> dict[str, Any]:
        found = self.translations(entry)
        return {
            "key": keys_of(entry)[-1],
            "source": self.book.source_language(entry),
            "states": states(found),
            **{name: texts(found, name) for name in names},
        }

    def _get(self, entry: str, name: str) -> Any:
        return self.book.value(entry, name)


def lists_of(book: Book) -> dict[str, tuple[str, str]]:
    """The noun of a record → the page and the key of the section that lists them."""
    found: dict[str, tuple[str, str]] = {}
    for section in book.entries("section"):
        kind = KINDS[book.value(section, "kind")]
        if kind.records and not kind.is_extract:
            page, key = keys_of(section)
            found.setdefault(kind.records, (page, key))
    return found
