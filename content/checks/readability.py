"""How hard a text is to read, by one formula per language, and its worst sentences.

Sentence length counts every word, name, figure and address. Syllables and letters are
counted in ordinary words only: not in medical names (`names`), figures, phone numbers
and addresses. The score is a way to find what to rewrite, not a reading age.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.checks.formulas import (
    flesch_douma,
    flesch_kincaid_grade,
    wiener_sachtextformel_1,
)
from content.checks.names import Names
from content.checks.sentences import Sentence
from content.checks.syllables import syllables
from content.text.tokens import spoken

LONGEST = 25
"""Words in a sentence; no sentence has more."""

LONG = 15
"""Words in a sentence; most sentences have fewer."""

SHORTEST_RANKED = 6
"""Words; the formulas say nothing about a heading or a cell of a table."""

SHORTEST_SCORED = 100
"""Words; the formulas were made on samples of this length."""


@dataclass(frozen=True)
class Measured:
    """A sentence and its counts. words: of all kinds. syllables: per ordinary word."""

    sentence: Sentence
    words: int
    syllables: tuple[int, ...]
    long_words: int


@dataclass(frozen=True)
class Measure:
    """Sentences taken together, and the quantities that the formulas ask for."""

    parts: Sequence[Measured]

    @cached_property
    def words(self) -> int:
        """Words of all kinds."""
        return sum(part.words for part in self.parts)

    @property
    def words_per_sentence(self) -> float:
        """The mean."""
        return self.words / max(len(self.parts), 1)

    @cached_property
    def _syllables(self) -> list[int]:
        return [count for part in self.parts for count in part.syllables]

    @property
    def syllables_per_word(self) -> float:
        """The mean of the ordinary words; 1 where there are none."""
        counts = self._syllables or [1]
        return sum(counts) / len(counts)

    @property
    def percent_long(self) -> float:
        """Ordinary words with more than 6 letters."""
        return self._percent(sum(part.long_words for part in self.parts))

    @property
    def percent_one_syllable(self) -> float:
        """Of the ordinary words."""
        return self._percent(sum(count == 1 for count in self._syllables))

    @property
    def percent_three_syllables(self) -> float:
        """Ordinary words with 3 syllables or more."""
        return self._percent(sum(count >= 3 for count in self._syllables))

    @property
    def percent_over_15(self) -> float:
        """Sentences with more than 15 words."""
        over = sum(part.words > LONG for part in self.parts)
        return 100 * over / max(len(self.parts), 1)

    def _percent(self, number: int) -> float:
        return 100 * number / max(len(self._syllables), 1)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A formula and its gate. easier: 1 where a higher score is easier, else -1."""

    name: str
    score: Callable[[Measure], float]
    gate: float
    easier: int

    def passes(self, score: float) -> bool:
        """It is as easy as the gate, or easier."""
        return self.easier * score >= self.easier * self.gate

    @property
    def wanted(self) -> str:
        """ "at least 60"."""
        return f"{'at least' if self.easier > 0 else 'at most'} {self.gate:g}"


SCALES: dict[str, Scale] = {
    "nl": Scale(
        name="Flesch-Douma",
        score=lambda it: flesch_douma(
            words_per_sentence=it.words_per_sentence,
            syllables_per_100_words=100 * it.syllables_per_word,
        ),
        gate=60,
        easier=1,
    ),
    "de": Scale(
        name="Wiener Sachtextformel 1",
        score=lambda it: wiener_sachtextformel_1(
            words_per_sentence=it.words_per_sentence,
            percent_three_syllables=it.percent_three_syllables,
            percent_long=it.percent_long,
            percent_one_syllable=it.percent_one_syllable,
        ),
        gate=8,
        easier=-1,
    ),
    "en": Scale(
        name="Flesch-Kincaid grade",
        score=lambda it: flesch_kincaid_grade(
            words_per_sentence=it.words_per_sentence,
            syllables_per_word=it.syllables_per_word,
        ),
        gate=8,
        easier=-1,
    ),
}
"""Per language the formula that was made for it."""


def measure(sentences: Iterable[Sentence], *, names: Names | None) -> Measure:
    """Count what the formulas need.

    names: those of the sentences' language; None counts names like any other word.
    """
    return Measure([_measured(sentence, names=names) for sentence in sentences])


def hardest(measured: Measure, *, language: str, number: int) -> list[Measured]:
    """The sentences that are hardest by themselves, the hardest first."""
    scale = SCALES[language]
    ranked = [part for part in measured.parts if part.words >= SHORTEST_RANKED]
    ranked.sort(key=lambda part: scale.easier * scale.score(Measure([part])))
    return ranked[:number]


def too_long(measured: Measure) -> list[Measured]:
    """The sentences with more than 25 words, in order."""
    return [part for part in measured.parts if part.words > LONGEST]


def _measured(sentence: Sentence, *, names: Names | None) -> Measured:
    said = list(spoken(sentence.words))
    if names is None:
        ordinary = [token.text for token in said if token.kind == "word"]
    else:
        ordinary = [word for word in names.without(said) if word]
    return Measured(
        sentence=sentence,
        words=len(said),
        syllables=tuple(
            syllables(word, language=sentence.language) for word in ordinary
        ),
        long_words=sum(
            sum(letter.isalpha() for letter in word) > 6 for word in ordinary
        ),
    )
