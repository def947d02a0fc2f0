"""Which terms a text uses: their names in all forms that a language gives a word."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from content.declared_languages import language as declared
from content.facts.fact_book import FactBook, Term
from content.text.phrases import plain
from content.text.tokens import RUN

_WORD = re.compile(RUN)
_DOUBLED = re.compile(r"(.)\1")
_JOINTS = (" ", "-", "\n")
_HYPHENS = "-‐‑"


@dataclass(frozen=True)
class Use:
    """A word of a text that the glossary explains, as places in the text."""

    start: int
    end: int
    key: str


class Lexicon:
    """The names of the terms that are explained in texts of one language."""

    def __init__(self, book: FactBook, *, language: str) -> None:
        # By these the forms of one word differ. Other words of the same stem are other
        # words: "depending" is no form of "dependence". An umlaut in the plural needs a
        # name of its own.
        self._endings = declared(language).word_endings
        self._names: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for term in book.terms.values():
            if term.is_explained and term.language(language, source="") == language:
                for name in _names(term, language):
                    if words := _WORD.findall(name):
                        self._names[_beginning(words[0])].append((words, term.key))

    def uses(self, text: str) -> Iterator[Use]:
        """The terms that a text uses, in its order; of two at one place the longer.

        Not those that are part of a longer word: "Infusion" in "Ketamin-Infusion".
        """
        said = [*_WORD.finditer(text)]
        end = 0
        for first, word in enumerate(said):
            found = [
                Use(word.start(), said[first + len(name) - 1].end(), key)
                for name, key in self._names.get(_beginning(word[0]), ())
                if word.start() >= end and self._says(said[first:], name, text)
            ]
            if found:
                longest = max(found, key=lambda use: use.end)
                end = longest.end
                yield longest

    def _says(self, said: list[re.Match[str]], name: list[str], text: str) -> bool:
        """The name stands at the first of these words, whole and in one piece."""
        words = said[: len(name)]
        return (
            len(words) == len(name)
            and all(map(self._is_form_of, (word[0] for word in words), name))
            and all(
                text[one.end() : other.start()] in _JOINTS
                for one, other in zip(words, words[1:], strict=False)
            )
            and text[max(words[0].start() - 1, 0)] not in _HYPHENS
            and text[words[-1].end() : words[-1].end() + 1] not in [*_HYPHENS]
        )

    def _is_form_of(self, word: str, name: str) -> bool:
        """ "Infusen" is a form of "infuus"; "sucht" is none of "Sucht"."""
        if name[0].isupper() and not word[0].isupper():
            return False
        if name.isupper() or len(name) < 4:
            return word == name or word.lower() == name  # an abbreviation, "TENS"
        one, other = (_DOUBLED.sub(r"\1", each.lower()) for each in (word, name))
        same = _shared(one, other)
        return one[same:] in self._endings and other[same:] in self._endings


def _names(term: Term, language: str) -> list[str]:
    names = f"{term.term[language]},{term.also.get(language, '')}"
    return plain(normalize("NFC", names)).split(",")


def _beginning(word: str) -> str:
    """Three letters, by which most words of a text are no name at all."""
    return word[:3].lower()


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common from the left."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
