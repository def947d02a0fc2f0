"""The words of a text, where they stand, and what all their forms have in common."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import snowballstemmer

from content.declared_languages import language as declared
from content.search.folding import fold
from content.search.stop_words import STOP_WORDS
from content.text.gendered import stem
from content.text.tokens import WORDS

_KEPT_WORDS = {
    "nl": """
        aandoening bijgewerkt gehoor gelden geldt gevallen gezicht gezin
        gezondheid kans kwaliteit letsel paarden pils rust rusten stemming tens
        weekend werking werkt wissen zenuwachtig zicht
    """,
    "de": """
        alkoholiker ausdrucken beruhigen beschwerden dienst drucken fehler
        gefährlich gehör leber leiden magen reihern roller seite seiten sicher
        sicherheit tens verträglich zucker
    """,
    "en": """
        alcoholic dangerous directions experience fasting fitness fitting
        funding glasses mindfulness publications reference references referral
        several tens
    """,
}
_KEPT = {language: frozenset(kept.split()) for language, kept in _KEPT_WORDS.items()}
"""Words that their stemmer would take for others: "Leber" for "Leben"."""

_LONGEST = 60
"""Letters of a word that are looked at; no word of these languages is longer."""


@dataclass(frozen=True)
class Word:
    """A word and its places in a text. plain: folded. stem: of all its forms.

    is_hyphenated: nothing but a hyphen stands between it and the word before.
    """

    text: str
    start: int
    end: int
    plain: str
    stem: str
    is_hyphenated: bool = False


class Stemmer:
    """Finds what a word's forms share; remembers, and so belongs to one thread.

    known: stems that have been found before, which are only read.
    """

    def __init__(
        self, language: str, *, known: Mapping[str, str] | None = None
    ) -> None:
        self.language = language
        self.found: dict[str, str] = {}
        self._known = known or {}
        algorithm = declared(language).stemmer
        self._stemmer = snowballstemmer.stemmer(algorithm) if algorithm else None

    def stem(self, word: str) -> str:
        """The stem, folded: "infusen" and "infuus" both give "infuus"."""
        if word in self._known:
            return self._known[word]
        if word not in self.found:
            self.found[word] = fold(self._cut(word), language=self.language)
        return self.found[word]

    def _cut(self, word: str) -> str:
        word = unicodedata.normalize("NFC", word.lower())[:_LONGEST]
        if self._stemmer is None or not word.isalpha():
            return word
        if word in _KEPT.get(self.language, ()):
            return word
        if self.language == "nl" and word.endswith("dt"):
            word = word.removesuffix("t")  # "rijdt", "meldt": the stemmer leaves them
        return str(self._stemmer.stemWord(word))


def words(text: str, *, stemmer: Stemmer) -> list[Word]:
    """The words of a text in their order; numbers are words, signs are not."""
    return [*_words(text, stemmer=stemmer)]


def _words(text: str, *, stemmer: Stemmer) -> Iterator[Word]:
    end = 0
    for match in WORDS.finditer(text):
        word = stem(match[0])  # who looks for patients finds “Patient*innen”
        plain = fold(word, language=stemmer.language)[:_LONGEST]
        if plain:
            yield Word(
                text=match[0],
                start=match.start(),
                end=match.end(),
                plain=plain,
                stem=stemmer.stem(word),
                is_hyphenated=text[end : match.start()] in ("-", "‐", "‑"),
            )
            end = match.end()


def is_stop_word(plain: str, *, language: str) -> bool:
    """A word that says little by itself: "the", "mag", "wie"."""
    return len(plain) < 2 or plain in STOP_WORDS.get(language, frozenset())
