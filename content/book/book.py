"""All parts at one moment, and the entries that they make."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from content.book.parts import FIGURES, Part, PartKey, translated_checksum
from content.languages import LANGUAGES, source_language
from content.schema import NOUNS, children, keys_of, noun_of, parent_of

_NOTHING: Mapping[str, Any] = {}


class Book:
    """Parts by their keys. Never changed: `replaced` gives another book."""

    def __init__(self, parts: Mapping[PartKey, Part]) -> None:
        self.parts = parts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Book) and self.parts == other.parts

    __hash__ = None  # type: ignore[assignment]

    def replaced(self, parts: Mapping[PartKey, Part | None]) -> "Book":
        """This book with other parts; None for one that is gone."""
        merged = {**self.parts, **parts}
        for key, part in parts.items():
            if part is None:
                del merged[key]
        return Book(merged)  # type: ignore[arg-type]

    def has(self, entry: str) -> bool:
        """Whether there is such an entry."""
        return PartKey(entry, FIGURES) in self.parts

    def figures(self, entry: str) -> Mapping[str, Any]:
        """The plain values of an entry; empty for one that does not exist."""
        part = self.parts.get(PartKey(entry, FIGURES))
        return part.values if part else _NOTHING

    def words(self, entry: str, language: str) -> Mapping[str, str]:
        """The texts of an entry in a language. No fallback."""
        part = self.parts.get(PartKey(entry, language))
        return part.values if part else _NOTHING

    def value(self, entry: str, name: str) -> Any:
        """A plain value, or the default that its field has in the schema."""
        found = self.figures(entry).get(name)
        return noun_of(entry).field(name).default if found is None else found

    def entries(self, noun: str, parent: str = "") -> list[str]:
        """The names of a noun's entries in their order; of one parent when named."""
        if parent:
            return self._of_parent.get((noun, parent), [])
        return self._of_noun.get(noun, [])

    def source_language(self, entry: str) -> str:
        """In which language an entry is written first: its own, its parent's, the
        site's."""
        while entry:
            if noun_of(entry).has_field("source_language"):
                return self.value(entry, "source_language") or source_language()
            entry = parent_of(entry)
        return source_language()

    def source_checksum(self, entry: str) -> str:
        """The checksum of the words that translations of an entry say today."""
        source = self.parts.get(PartKey(entry, self.source_language(entry)))
        return translated_checksum(source, noun_of(entry))

    def parts_of(self, entry: str) -> dict[PartKey, Part]:
        """The parts of an entry, without those of its children."""
        keys = [PartKey(entry, language) for language in (FIGURES, *LANGUAGES)]
        return {key: self.parts[key] for key in keys if key in self.parts}

    def family(self, entry: str) -> list[str]:
        """An entry and its children."""
        nouns = children(noun_of(entry).name)
        return [entry] + [
            child for noun in nouns for child in self.entries(noun.name, parent=entry)
        ]

    @cached_property
    def _of_noun(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {name: [] for name in NOUNS}
        for entry, language in self.parts:
            if language == FIGURES:
                found[noun_of(entry).name].append(entry)
        return {
            name: sorted(entries, key=self._place) for name, entries in found.items()
        }

    @cached_property
    def _of_parent(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for noun, entries in self._of_noun.items():
            if NOUNS[noun].parent:
                for entry in entries:
                    found[noun, parent_of(entry)].append(entry)
        return dict(found)

    def _place(self, entry: str) -> tuple[Any, ...]:
        figures = self.figures(entry)
        first = figures.get("starts_at", "")  # notices stand in the order of their time
        return first, figures.get("position", 0), keys_of(entry)
