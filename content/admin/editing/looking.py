"""Finding a choice by what a nurse would type: "nuchter", "eten", "Erbrechen"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from content.admin.editing.choices import Choice
from content.facts.fact_book import FactBook
from content.languages import LANGUAGES
from content.search.words import Stemmer, Word, is_stop_word, words

MOST = 20

_SAME, _FORM, _BEGINS, _HOLDS, _MEANS = 5, 4, 3, 2, 2
"""How well a word fits: it is the same, a form of it, its beginning, a part of it, or
another word for it."""
_IN_NAME = 3
"""How much more a word says in a name than elsewhere."""
_OWN_LANGUAGE = 1.5
_PART = 4
"""Letters that a part of a word needs to be one."""


def found(
    query: str, choices: Iterable[Choice], *, language: str, book: FactBook
) -> list[Choice]:
    """The choices that fit best, at most `MOST`; all in their order for no query.

    language: of the text that is written; what fits in it comes first.
    """
    every = list(choices)
    if not query.strip():
        return every[:MOST]
    asked = [one for code in LANGUAGES if (one := _Asked.of(query, code, book)).words]
    scored = [
        (max((one.score(choice, own=language) for one in asked), default=0), choice)
        for choice in every
    ]
    best = sorted(scored, key=lambda pair: -pair[0])
    return [choice for score, choice in best[:MOST] if score > 0]


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """A query in one language. same: per word, the stems of words that mean the same."""

    language: str
    stemmer: Stemmer
    words: Sequence[Word]
    same: Sequence[frozenset[str]] = field(default_factory=list)

    @classmethod
    def of(cls, query: str, language: str, book: FactBook) -> "_Asked":
        stemmer = Stemmer(language)
        every = words(query[:200], stemmer=stemmer)
        telling = [one for one in every if not is_stop_word(one.plain, language=language)]  # fmt: skip
        asked = (telling or every)[:8]
        groups = list(_groups(book, language, stemmer))
        same = [
            frozenset(stem for group in groups if word.stem in group for stem in group)
            for word in asked
        ]
        return cls(language=language, stemmer=stemmer, words=asked, same=same)

    def score(self, choice: Choice, *, own: str) -> float:
        """How well a choice fits; 0 unless every word does."""
        name, others = choice.said.get(self.language, ("", ""))
        names, rest = self._said(name), self._said(others)
        total = 0.0
        for word, same in zip(self.words, self.same, strict=True):
            fit = max(_fit(word, same, names) * _IN_NAME, _fit(word, same, rest))
            if not fit:
                return 0
            total += fit
        return total * (_OWN_LANGUAGE if self.language == own else 1)

    def _said(self, text: str) -> list[Word]:
        return words(text, stemmer=self.stemmer)


def _groups(book: FactBook, language: str, stemmer: Stemmer) -> Iterator[set[str]]:
    """Words that mean the same, group by group; phrases of several words are none."""
    for by_language in book.synonyms.values():
        said = [words(one, stemmer=stemmer) for one in by_language.get(language, ())]
        yield {one[0].stem for one in said if len(one) == 1}


def _fit(word: Word, same: frozenset[str], said: Iterable[Word]) -> int:
    best = 0
    for one in said:
        if one.plain == word.plain:
            return _SAME
        if one.stem == word.stem:
            best = max(best, _FORM)
        elif one.plain.startswith(word.plain):
            best = max(best, _BEGINS)
        elif one.stem in same or (len(word.plain) >= _PART and word.plain in one.plain):
            best = max(best, _HOLDS)
    return best
