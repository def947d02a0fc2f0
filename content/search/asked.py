"""Questions that were asked before: the nearest of them tell where a new one is answered.

Nearness is the cosine of what two questions share: letters that stand together, stems,
groups of synonyms; what few questions have counts more.
"""

import heapq
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from content.search.postings import Postings
from content.search.spelling import Speller, mistakes_allowed
from content.search.synonyms import Synonyms
from content.search.words import Stemmer, Word, words

LETTERS, STEM, MEANING = 0.2, 1.0, 2.0
"""How much counts that two questions share letters, a stem, a group of synonyms."""

GRAMS = (3, 4, 5)
"""How many letters are compared together."""

NEAREST = 12
"""How many questions are listened to."""

SHARPNESS = 4.0
"""How much more the nearest of them say than the others."""

NEUTRAL = 0.75
"""How alike a text is where there is no question to compare it with."""

_FAR = 0.1
"""Questions less alike than this say nothing."""


@dataclass(frozen=True)
class Place:
    """Where a question is answered. section: its key; "" for the whole page."""

    page: str
    section: str = ""


@dataclass(kw_only=True)
class Votes:
    """What the nearest questions say, as shares of 1. nearest: how alike the first is.

    places: sections only; who names a whole page says nothing about its parts.
    """

    pages: dict[str, float] = field(default_factory=dict)
    places: dict[Place, float] = field(default_factory=dict)
    nearest: float = 0.0


class Asked:
    """The questions of one language. Never changed once made."""

    def __init__(
        self,
        questions: Iterable[tuple[Place, str]],
        *,
        synonyms: Synonyms,
        stemmer: Stemmer,
    ) -> None:
        self._synonyms = synonyms
        self._places: list[Place] = []
        plains, places = set[str](), dict[Place, Place]()
        names: dict[str, int] = {}
        found: list[tuple[array[int], array[float]]] = []
        for place, text in questions:
            self._places.append(places.setdefault(place, place))
            said = words(text, stemmer=stemmer)
            plains.update(word.plain for word in said)
            features = self._features(said)
            numbers = [names.setdefault(name, len(names)) for name in features]
            found.append((array("I", numbers), array("d", features.values())))
        self._speller = Speller(sorted(one for one in plains if len(one) > 3))
        often = Counter(chain.from_iterable(having for having, _counts in found))
        by_feature = [(array("I"), array("d")) for _name in names]
        for question, (having, counts) in enumerate(found):
            weights = self._direction(counts, often=map(often.__getitem__, having))
            for number, weight in zip(having, weights, strict=True):
                by_feature[number][0].append(question)
                by_feature[number][1].append(weight)
        self._by_feature = Postings(dict(zip(names, by_feature, strict=True)))

    def votes(self, text: str, *, stemmer: Stemmer) -> Votes:
        """Where the questions nearest to this text are answered."""
        votes = Votes(nearest=0.0 if self._places else NEUTRAL)
        near = self._nearest(text, stemmer=stemmer)
        whole = sum(likeness**SHARPNESS for likeness, _number in near)
        for likeness, number in near:
            place, share = self._places[number], likeness**SHARPNESS / whole
            votes.nearest = max(votes.nearest, likeness)
            votes.pages[place.page] = votes.pages.get(place.page, 0.0) + share
            if place.section:
                votes.places[place] = votes.places.get(place, 0.0) + share
        return votes

    def says(self, stem: str) -> bool:
        """Whether a word stands in any of them."""
        return f" {stem}" in self._by_feature

    def spells(self, plain: str) -> bool:
        """Whether a word that does not exist is a slip for one of theirs."""
        most = mistakes_allowed(plain)
        return bool(most) and self._speller.nearest(plain, most=most) is not None

    def _nearest(self, text: str, *, stemmer: Stemmer) -> Sequence[tuple[float, int]]:
        alike = [0.0] * len(self._places)
        features = self._features(words(text, stemmer=stemmer))
        having = [self._by_feature.of(name) for name in features]
        weights = self._direction(
            features.values(), often=(len(numbers) for numbers, _weights in having)
        )
        for weight, (numbers, others) in zip(weights, having, strict=True):
            for number, other in zip(numbers, others, strict=True):
                alike[number] += weight * other
        found = ((value, -number) for number, value in enumerate(alike) if value > _FAR)
        return [(value, -number) for value, number in heapq.nlargest(NEAREST, found)]

    def _features(self, said: Sequence[Word]) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        stems = [word.stem for word in said]
        for word in said:
            padded = f"^{word.plain}$"
            for length in GRAMS:
                for start in range(len(padded) - length + 1):
                    found[padded[start : start + length]] += LETTERS
            found[f" {word.stem}"] += STEM
        groups = {group for stem in stems for group in self._synonyms.of(stem)}
        groups |= {one.group for one in self._synonyms.asked(stems)}
        found.update(dict.fromkeys(groups, MEANING))
        return dict(found)

    def _direction(
        self, counts: Iterable[float], *, often: Iterable[int]
    ) -> list[float]:
        """The features of a question, so weighed that all questions are of length 1.

        often: how many questions have each of them; 0 counts as less than one.
        """
        every = len(self._places)
        weighed = [
            math.sqrt(count) * math.log(1 + every / number if number else 2 + every)
            for count, number in zip(counts, often, strict=True)
        ]
        length = math.sqrt(sum(value * value for value in weighed))
        return [value / length for value in weighed]
