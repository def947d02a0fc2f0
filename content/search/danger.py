"""Danger in what somebody types: matched by lists of its own, apart from the ranking.

A word of a line counts in all its forms, with slips of the keyboard, and run together
with its neighbour. "no", "not" before it, and lines of what only looks like danger, take
it back; these count no slips, as "frische Luft" may not silence "Luft wie ein Fisch".
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from content.search.danger_lines import JOINED, Line, Patterns, Slips, lines_of
from content.search.everyday import everyday
from content.search.spelling import mistakes_allowed
from content.search.words import Stemmer, Word, words

GAP = 6
"""Other words that may stand between those of a line."""

_NEAR = 4
"""How many words away a line of the past may be from what it takes back."""

NEGATIONS = {
    "nl": "geen niet nooit zonder",
    "de": "kein keine keinen keinem keiner keinerlei nicht nie niemals ohne",
    "en": "no not never without dont doesnt didnt isnt havent hasnt arent wasnt",
}
_BETWEEN = {
    "nl": "een de het last van meer enige echte acute",
    "de": "ein eine einen einem der die das mehr akute akuten",
    "en": "a an the any have having had been feel feeling actually really more of",
}
"""Small words that may stand between a negation and what it denies."""

_NOW = {
    "nl": "nu weer opeens ineens plots plotseling vandaag zojuist",
    "de": "jetzt wieder plotzlich gerade eben heute",
    "en": "now again suddenly today tonight",
}
"""Who says these speaks of no past."""


EMERGENCY, NONE = "emergency", "none"
"""Of the kinds of help: what the past takes back, and what is no danger."""


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A sign in one language. help: "emergency", "crisis"; "none" for what takes back
    any emergency that is said near it."""

    help: str
    words: Sequence[str] = ()
    harmless: Sequence[str] = ()


_Place = tuple[int, ...]
"""Where a text says the words of a line."""


@dataclass(frozen=True, kw_only=True)
class _Compiled:
    help: str
    lines: Sequence[Line] = ()
    harmless: Sequence[Line] = ()


class Dangers:
    """The signs of one language. Never changed once made."""

    def __init__(
        self, signs: Iterable[Sign], *, language: str, known: Collection[str] = ()
    ) -> None:
        """Read the signs. known: folded words that are no slips for those of a sign."""
        self.language = language
        self._known = known
        self._everyday = everyday(language)
        stemmer = Stemmer(language)
        compiled = [
            _Compiled(
                help=sign.help,
                lines=[*lines_of(sign.words, language=language)],
                harmless=[*lines_of(sign.harmless, language=language)],
            )
            for sign in signs
        ]
        self._signs = [one for one in compiled if one.help != NONE]
        self._past = [
            line for one in compiled if one.help == NONE for line in one.lines
        ]
        self._all = {
            word
            for sign in compiled
            for line in (*sign.lines, *sign.harmless)
            for choices in line.words
            for word in choices
        }
        self._stems: dict[str, tuple[str, ...]] = {}
        for word in self._all:
            if "*" not in word:
                stem = stemmer.stem(word)
                self._stems[stem] = (*self._stems.get(stem, ()), word)
        self._open = Patterns(word for word in self._all if "*" in word)
        self._long = Slips(
            word
            for word in self._all
            if not word.startswith("*") and mistakes_allowed(word.strip("*"))
        )

    def helps(self, text: str) -> frozenset[str]:
        """Whom somebody who types this should call: "emergency", "crisis"; none."""
        stemmer = Stemmer(self.language)
        typed = words(text, stemmer=stemmer)
        said = _Said(self._divided(typed, stemmer=stemmer), dangers=self)
        return frozenset(sign.help for sign in self._signs if self._is_said(sign, said))

    def _is_said(self, sign: _Compiled, said: "_Said") -> bool:
        found = [place for line in sign.lines for place in said.places(line)]
        if not found or any(map(said.surely, sign.harmless)):
            return False
        past = () if sign.help != EMERGENCY or said.is_now else self._past
        excused = [place for line in past for place in said.places(line, is_sure=True)]
        return any(
            not said.is_denied(place)
            and not any(_gap(place, other) <= _NEAR for other in excused)
            for place in found
        )

    def meant(self, word: Word) -> frozenset[str]:
        """The words of the lines that a typed one is, in any of its forms."""
        found = {word.plain} & self._all
        found.update(self._stems.get(word.stem, ()), self._open.fitting(word.plain))
        return frozenset(found)

    def slips(self, word: Word) -> frozenset[str]:
        """Those that a typed one may be by mistake; none of a word that exists."""
        known = word.plain in self._all or word.stem in self._stems
        if known or self._exists(word.plain):
            return frozenset()
        return frozenset(self._long.near(word.plain))

    def _exists(self, plain: str) -> bool:
        return plain in self._known or plain in self._everyday

    def exactly(self, plain: str) -> frozenset[str]:
        """The long words of the lines that two typed ones make: "hart aanval"."""
        return frozenset({plain} & self._all) if len(plain) > JOINED else frozenset()

    def _divided(self, said: Sequence[Word], *, stemmer: Stemmer) -> Iterator[Word]:
        """The words, and where two of the lines run together ("cantbreathe"), both."""
        for word in said:
            parts = self._parts(word.plain)
            if not parts:
                yield word
            for part in parts:
                yield Word(part, word.start, word.end, part, stemmer.stem(part))

    def _parts(self, plain: str) -> tuple[str, ...]:
        is_meant = plain in self._all or any(self._open.fitting(plain))
        if is_meant or self._exists(plain):
            return ()
        for end in range(3, len(plain) - 2):
            if plain[:end] in self._all and plain[end:] in self._all:
                return plain[:end], plain[end:]
        return ()


class _Said:
    """A query: its words, and those of the lines that each may be."""

    def __init__(self, said: Iterable[Word], *, dangers: Dangers) -> None:
        self.words = [*said]
        self._sure = [dangers.meant(word) for word in self.words]
        for number, (word, after) in enumerate(
            zip(self.words, self.words[1:], strict=False)
        ):
            self._sure[number] |= dangers.exactly(word.plain + after.plain)
        self._meant = [
            sure | dangers.slips(word)
            for sure, word in zip(self._sure, self.words, strict=True)
        ]
        self._negations = set(NEGATIONS.get(dangers.language, "").split())
        self._between = set(_BETWEEN.get(dangers.language, "").split())
        now = set(_NOW.get(dangers.language, "").split())
        self.is_now = any(word.plain in now for word in self.words)
        self._any = frozenset(one for meant in self._meant for one in meant)

    def places(self, line: Line, *, is_sure: bool = False) -> Iterator[_Place]:
        """Where all words of a line stand near one another. is_sure: without slips."""
        if not any(map(self._any.isdisjoint, line.words)):
            yield from self._from(
                line, (), meant=self._sure if is_sure else self._meant
            )

    def surely(self, line: Line) -> bool:
        """Whether all words of a line stand near one another, none by a slip."""
        return any(self.places(line, is_sure=True))

    def _from(
        self, line: Line, taken: _Place, *, meant: Sequence[frozenset[str]]
    ) -> Iterator[_Place]:
        if len(taken) == len(line.words):
            if not line.is_last or taken[-1] == len(self.words) - 1:
                yield taken
            return
        wanted = line.words[len(taken)]
        for number in self._next(line, taken):
            if number not in taken and not meant[number].isdisjoint(wanted):
                yield from self._from(line, (*taken, number), meant=meant)

    def _next(self, line: Line, taken: _Place) -> range:
        """Where the next word of a line may stand."""
        if not taken:
            return range(len(self.words))
        if line.is_phrase:
            return range(taken[-1] + 1, min(taken[-1] + 3, len(self.words)))
        reach = len(line.words) + GAP
        first = max(0, max(taken) - reach + 1)
        return range(first, min(min(taken) + reach, len(self.words)))

    def is_denied(self, place: Collection[int]) -> bool:
        """A negation that is none of its words stands right before it."""
        before = min(place) - 1
        while before >= 0 and self.words[before].plain in self._between:
            before -= 1
        return before >= 0 and self.words[before].plain in self._negations


def _gap(one: _Place, other: _Place) -> int:
    """How many words stand between two places; 0 where they overlap."""
    return max(0, min(other) - max(one), min(one) - max(other))
