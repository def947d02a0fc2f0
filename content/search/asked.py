"""Questions that were asked before: the nearest of them tell where a new one is answered.

Nearness is the cosine of what two questions share: letters that stand together, stems,
groups of synonyms; what few questions have counts more.
"""

import heapq
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import truediv

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

_MOST = 255
"""How often, in LETTERS, a question can have a feature; more count as so many."""

_ROOTS = [math.sqrt(count * LETTERS) for count in range(_MOST + 1)]


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
        self._places: list[Place] = []
        plains, places = set[str](), dict[Place, Place]()
        names: dict[str, int] = {}
        found: list[tuple[array[int], array[float]]] = []
        for place, text in questions:
            self._places.append(places.setdefault(place, place))
            said = words(text, stemmer=stemmer)
            plains.update(word.plain for word in said)
            features = _features(said, synonyms=synonyms)
            numbers = [names.setdefault(name, len(names)) for name in features]
            found.append((array("I", numbers), array("d", features.values())))
        self._speller = Speller(sorted(one for one in plains if len(one) > 3))
        often = Counter(chain.from_iterable(having for having, _counts in found))
        by_feature = [(array("I"), array("B")) for _name in names]
        self._lengths = array("d")
        for question, (having, counts) in enumerate(found):
            weights = self._weights(counts, often=map(often.__getitem__, having))
            self._lengths.append(_length(weights))
            for number, count in zip(having, counts, strict=True):
                by_feature[number][0].append(question)
                by_feature[number][1].append(min(_MOST, round(count / LETTERS)))
        self._by_feature = Postings(dict(zip(names, by_feature, strict=True)))

    def votes(self, text: str, *, synonyms: Synonyms, stemmer: Stemmer) -> Votes:
        """Where the questions nearest to this text are answered. synonyms: the same."""
        votes = Votes(nearest=0.0 if self._places else NEUTRAL)
        features = _features(words(text, stemmer=stemmer), synonyms=synonyms)
        near = self._nearest(features)
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

    def _nearest(self, features: Mapping[str, float]) -> Sequence[tuple[float, int]]:
        alike = [0.0] * len(self._places)
        having = [self._by_feature.of(name) for name in features]
        often = [len(numbers) for numbers, _counts in having]
        weights = self._weights(features.values(), often=often)
        whole = _length(weights)
        for weight, number, (questions, counts) in zip(
            weights, often, having, strict=True
        ):
            if number:
                shared = weight / whole * self._tells(number)
                for question, count in zip(questions, counts, strict=True):
                    alike[question] += shared * _ROOTS[count]
        likeness = map(truediv, alike, self._lengths)
        found = ((one, -number) for number, one in enumerate(likeness) if one > _FAR)
        return [(value, -number) for value, number in heapq.nlargest(NEAREST, found)]

    def _weights(self, counts: Iterable[float], *, often: Iterable[int]) -> list[float]:
        """How much the features of a text weigh. often: how many questions have each."""
        return [
            math.sqrt(count) * self._tells(number)
            for count, number in zip(counts, often, strict=True)
        ]

    def _tells(self, often: int) -> float:
        """How much a feature tells that so many questions have; 0 counts as less than
        one."""
        every = len(self._places)
        return math.log(1 + every / often if often else 2 + every)


def _features(said: Sequence[Word], *, synonyms: Synonyms) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    stems = [word.stem for word in said]
    for word in said:
        padded = f"^{word.plain}$"
        for length in GRAMS:
            for start in range(len(padded) - length + 1):
                found[padded[start : start + length]] += LETTERS
        found[f" {word.stem}"] += STEM
    groups = {group for stem in stems for group in synonyms.of(stem)}
    groups |= {one.group for one in synonyms.asked(stems)}
    found.update(dict.fromkeys(groups, MEANING))
    return dict(found)


def _length(weights: Iterable[float]) -> float:
    """That of a question, by which it is divided so that all are as long."""
    return math.sqrt(sum(value * value for value in weights))
