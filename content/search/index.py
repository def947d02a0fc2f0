"""A language's published pages, ready to be searched."""

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from content.search.asked import Asked
from content.search.lexicon import Lexicon
from content.search.names import Names
from content.search.page_terms import PageTerms
from content.search.pages import passage_of
from content.search.passages import Passage
from content.search.synonyms import Synonyms
from content.search.terms import Reader
from content.search.words import Forms, Stemmer


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of an index: of PageRead and of Sayings what a search needs.

    Of each passage: scales, what a term in its text counts; weights, how readily it is
    found.
    """

    key: str
    packed: bytes
    sections: tuple[str, ...]
    kinds: tuple[str, ...]
    records: bytes
    scales: "array[float]"
    weights: "array[float]"
    heaviest: float
    places: Mapping[str, tuple[int, ...]]
    ends: "array[int]"
    passages: "array[int]"
    above: bytes
    text: bytes

    def passage(self, number: int) -> Passage:
        """One of its passages, unpacked."""
        return passage_of(self.packed, number)


@dataclass(frozen=True, kw_only=True)
class Index:
    """Built once, never changed, so that any number of threads may search it.

    by_key: page key → its number. passages: how many there are. forms: of every word that
    is not written as it is looked up. terms: term → the pages that say it. asked: the questions whose answers
    are known. everyday: words that exist.
    """

    language: str
    pages: Sequence[Page]
    by_key: Mapping[str, int]
    passages: int
    forms: Mapping[str, Forms] = field(repr=False)
    lexicon: Lexicon
    synonyms: Synonyms
    parts: Mapping[str, tuple[str, ...]]
    terms: PageTerms = field(repr=False)
    asked: Asked
    everyday: Names = field(repr=False)

    def rarity(self, term: str) -> float:
        """The inverse of how many passages say a term, as a logarithm; 0 for none."""
        number = self.terms.count(term)
        return _rarity(number, of=self.passages) if number else 0.0

    @property
    def rarest(self) -> float:
        """The rarity of the rarest term; 1 where there is none."""
        fewest = self.terms.fewest
        return _rarity(fewest, of=self.passages) if fewest else 1.0

    def sections(self, kind: str) -> Iterator[Passage]:
        """All sections of a kind, in the order of their pages."""
        for page in self.pages:
            for number, one in enumerate(page.kinds):
                if one == kind and not page.records[number]:
                    yield page.passage(number)

    def stemmer(self) -> Stemmer:
        """One that knows every word of the site."""
        return Stemmer(self.language, known=self.forms, stems=self.lexicon.stems)

    def reader(self) -> Reader:
        """What reads texts as this index did; one for each search."""
        return Reader(stemmer=self.stemmer(), parts=self.parts, synonyms=self.synonyms)


def _rarity(number: int, *, of: int) -> float:
    return math.log(1 + (of - number + 0.5) / (number + 0.5))
