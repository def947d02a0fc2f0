"""The words of a text, where they stand, and what all their forms have in common."""

import unicodedata
from collections.abc import Mapping
from sys import intern
from typing import NamedTuple

from Stemmer import Stemmer as Snowball

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

_HYPHENS = ("-", "‐", "‑")

_LONGEST = 60
"""Letters of a word that are looked at; no word of these languages is longer."""


class Word(NamedTuple):
    """A word and its places in a text. plain: folded. stem: of all its forms.

    is_hyphenated: nothing but a hyphen stands between it and the word before.
    """

    text: str
    start: int
    end: int
    plain: str
    stem: str
    is_hyphenated: bool = False


class Forms(NamedTuple):
    """What a word as it is written is looked up by: folded, and what its forms share."""

    plain: str
    stem: str


class Stemmer:
    """Finds what a word's forms share; remembers, and so belongs to one thread.

    known, stems: words that have been read before, which are only looked up, as they are
    written; those that are written as they are folded, with their stems.
    """

    def __init__(
        self,
        language: str,
        *,
        known: Mapping[str, Forms] | None = None,
        stems: Mapping[str, str] | None = None,
    ) -> None:
        self.language = language
        self.found: dict[str, Forms] = {}
        self._known = known or {}
        self._stems = stems or {}
        algorithm = declared(language).stemmer
        self._stemmer = Snowball(algorithm, 0) if algorithm else None

    def forms(self, text: str) -> Forms:
        """A word of a text; who looks for patients finds “Patient*innen”."""
        found = self.found.get(text) or self._known.get(text)
        if found is None and (known := self._stems.get(text)) is not None:
            found = self.found[text] = Forms(text, known)
        elif found is None:
            word = stem(text)
            plain = intern(fold(word, language=self.language)[:_LONGEST])
            found = self.found[intern(text)] = Forms(plain, intern(self.stem(word)))
        return found

    def stem(self, word: str) -> str:
        """The stem, folded: "infusen" and "infuus" both give "infuus"."""
        return fold(self._cut(word), language=self.language)

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
    found = []
    last = 0
    for match in WORDS.finditer(text):
        said = match[0]
        plain, stem = stemmer.forms(said)
        if plain:
            start, end = match.span()
            is_hyphenated = text[last:start] in _HYPHENS
            found.append(Word(said, start, end, plain, stem, is_hyphenated))
            last = end
    return found


def is_stop_word(plain: str, *, language: str) -> bool:
    """A word that says little by itself: "the", "mag", "wie"."""
    return len(plain) < 2 or plain in STOP_WORDS.get(language, frozenset())
