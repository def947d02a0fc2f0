"""Words that readers use for one another: "throw up", "vomit", "being sick"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from content.search.words import Stemmer, Word, words


class Synonyms:
    """Groups of words in one language; finds which of them a text says where.

    words: those that are a phrase by themselves.
    """

    def __init__(self, groups: Iterable[Iterable[str]], *, stemmer: Stemmer) -> None:
        self.words: list[Word] = []
        found = defaultdict(list)
        for number, group in enumerate(groups):
            for phrase in group:
                said = words(phrase, stemmer=stemmer)
                stems = tuple(word.stem for word in said)
                if stems:
                    found[stems[0]].append((stems, f"={number}"))
                if len(said) == 1:
                    self.words += said
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = dict(found)

    def find(self, stems: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """First and last word of each phrase in a text, and the name of its group."""
        for first, stem in enumerate(stems):
            for phrase, group in self._by_first.get(stem, ()):
                end = first + len(phrase)
                if tuple(stems[first:end]) == phrase:
                    yield first, end - 1, group

    def of(self, stem: str) -> set[str]:
        """The names of the groups that a single word belongs to."""
        return {group for _first, _last, group in self.find([stem])}
