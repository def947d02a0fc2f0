"""Medical names, which no writer can make shorter. By rule, never by a list per page.

A word is a name when, in its language,

1. it is a term of the glossary: a `term`, or one of the comma-separated names in
   `also`. A term of several words counts only where all of them stand together;
2. it is such a word with an ending of its language ("opioïden", "neuropathischen");
3. it is a part of a word with hyphens and a name by 1 or 2 ("Ketamin" in
   "Ketamin-Infusion"): the other part is measured;
4. it is the name, the street or the town of a clinic, or the name of a contact of a
   country (`clinics.yaml`, `countries.yaml`);
5. it is an abbreviation in capitals ("CRPS").

A form that changes inside the word ("infuus", "infuzen") and a closed compound
("Nervenschmerzgruppe") is an ordinary word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from content.declared_languages import language as declared
from content.text.tokens import Token, spoken

_SHORTEST = 4
"""Letters that must be left before an ending is taken off."""

_CAPITALS = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9]+s?")
_SEPARATORS = re.compile(r"[,;()]")

Phrase = tuple[frozenset[str], ...]
"""A name word by word: for each word all its forms."""


class Names:
    """The names of one language, to be found in sentences."""

    def __init__(self, entries: Iterable[str], *, language: str) -> None:
        """entries: "chronische pijn", "anesthesioloog, narcosearts"."""
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        for entry in entries:
            for name in _SEPARATORS.split(entry):
                words = [part for token in spoken(name) for part in _parts(token)]
                phrase = tuple(_forms(word, language=language) for word in words)
                for form in phrase[0] if phrase else ():
                    self._phrases[form].append(phrase)

    def without(self, sentence: Sequence[Token]) -> list[str]:
        """What is left of each token when names and figures are taken out.

        A list of the tokens' length: "" for a name or a figure, "Infusion" for
        "Ketamin-Infusion", the word itself for an ordinary word.
        """
        parts = [
            (index, part)
            for index, token in enumerate(sentence)
            for part in (_parts(token) if token.kind == "word" else ("",))
        ]
        left: list[list[str]] = [[] for _token in sentence]
        at = 0
        while at < len(parts):
            index, part = parts[at]
            if length := self._length_at([part for _index, part in parts[at:]]):
                at += length
                continue
            if part and not is_abbreviation(part):
                left[index].append(part)
            at += 1
        return ["-".join(words) for words in left]

    def _length_at(self, parts: list[str]) -> int:
        """How many parts the longest name has that starts here; 0 for none."""
        lower = [part.casefold() for part in parts]
        phrases = self._phrases.get(lower[0], [])
        return max(
            (
                len(phrase)
                for phrase in phrases
                if len(phrase) <= len(lower)
                and all(
                    word in forms for word, forms in zip(lower, phrase, strict=False)
                )
            ),
            default=0,
        )


def is_abbreviation(word: str) -> bool:
    """Two capitals or more and nothing else but figures: "CRPS", "CYP3A4", "EKGs"."""
    return _CAPITALS.fullmatch(word) is not None


def _parts(token: Token) -> list[str]:
    """The parts of a word with hyphens: "Ketamin", "Infusion"."""
    return re.split("[-‑]", token.text)


def _forms(word: str, *, language: str) -> frozenset[str]:
    word = word.casefold()
    endings = declared(language).name_endings
    stems = {word}
    if language == "de":
        stems |= {
            word.removesuffix(ending)
            for ending in endings
            if len(word.removesuffix(ending)) >= _SHORTEST
        }
    return frozenset(stem + ending for stem in stems for ending in endings)
