"""All parts at one moment, and the entries that they make."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from content.book.parts import FIGURES, Part, PartKey, translated_checksum
from content.languages import LANGUAGES, source_language
from content.schema import NOUNS, children, keys_of, noun_of, parent_of

_NOTHING: Mapping[str, Any] = {}


class Book:
    """Parts by their keys. Never changed: `replaced` gives another book."""

    def __init__(self, parts: Mapping[PartKey, Part]) -> None:
        self.parts = parts
        self._in_order: dict[str, list[str]] = {}
        self._by_parent: dict[str, dict[str, list[str]]] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Book) and self.parts == other.parts

    __hash__ = None  # type: ignore[assignment]

    def replaced(self, parts: Mapping[PartKey, Part | None]) -> "Book":
        """This book with other parts; None for one that is gone."""
        merged = {**self.parts, **{key: part for key, part in parts.items() if part}}
        for key, part in parts.items():
            if part is None:
                merged.pop(key, None)
        book = Book(merged)
        moved = {key.noun.name for key in parts if key.language == FIGURES}
        for noun in self._in_order.keys() - moved:
            book._in_order[noun] = self._in_order[noun]
        for noun in self._by_parent.keys() - moved:
            book._by_parent[noun] = self._by_parent[noun]
        return book

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
        if noun not in self._in_order:
            self._sort()
        if not parent:
            return self._in_order[noun]
        if noun not in self._by_parent:
            found = self._by_parent[noun] = defaultdict(list)
            for entry in self._in_order[noun]:
                found[parent_of(entry)].append(entry)
        return self._by_parent[noun].get(parent, [])

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

    def _sort(self) -> None:
        """Put the entries of every noun in order whose order is not known yet."""
        unknown: dict[str, list[str]] = {
            name: [] for name in NOUNS if name not in self._in_order
        }
        for entry, language in self.parts:
            if language == FIGURES:
                name = entry.partition("/")[0]
                if name in unknown:
                    unknown[name].append(entry)
        for name, entries in unknown.items():
            self._in_order[name] = sorted(entries, key=self._place)

    def _place(self, entry: str) -> tuple[Any, ...]:
        figures = self.figures(entry)
        first = figures.get("starts_at", "")  # notices stand in the order of their time
        return first, figures.get("position", 0), keys_of(entry)
