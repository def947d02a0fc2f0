"""Words that readers use for one another: "throw up", "vomit", "being sick"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern

from content.search.words import Stemmer, Word, is_stop_word, words

_GAP = 3
"""Other words that may stand between those of a phrase that somebody asks for."""


@dataclass(frozen=True)
class Asked:
    """A phrase found in a query: the places of its words, and the name of its group."""

    places: tuple[int, ...]
    group: str


class Synonyms:
    """Groups of words in one language; finds which of them a text says where.

    A group is called by its words, so that it keeps its name when others come and go.
    """

    def __init__(self, groups: Iterable[Iterable[str]], *, stemmer: Stemmer) -> None:
        phrases: dict[str, tuple[str, ...]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        asked: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        for group in dict.fromkeys(map(tuple, groups)):
            alone = (f"={'/'.join(group)}",)
            for phrase in group:
                said = words(phrase, stemmer=stemmer)
                stems = tuple(word.stem for word in said)
                if stems:
                    key = intern(" ".join(stems))
                    phrases[key] = phrases[key] + alone if key in phrases else alone
                    lengths[stems[0]].add(len(stems))
                if len(stems) > 1:
                    needed = _needed(said, language=stemmer.language)
                    asked[needed[0]].add((needed, *alone))
        same: dict[tuple[int, ...], tuple[int, ...]] = {}
        ordered = ((first, tuple(sorted(one))) for first, one in lengths.items())
        self._lengths = {first: same.setdefault(one, one) for first, one in ordered}
        self._phrases = phrases
        self._asked = {first: sorted(phrases) for first, phrases in asked.items()}

    def find(self, stems: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """First and last word of each phrase in a text, and the name of its group."""
        for first, stem in enumerate(stems):
            for length in self._lengths.get(stem, ()):
                end = first + length
                if end <= len(stems):
                    for group in self._phrases.get(" ".join(stems[first:end]), ()):
                        yield first, end - 1, group

    def phrases(self) -> Iterator[tuple[list[str], tuple[str, ...]]]:
        """The stems of each phrase, with the names of its groups."""
        for phrase, groups in self._phrases.items():
            yield phrase.split(" "), groups

    def asked(self, stems: Sequence[str]) -> list[Asked]:
        """The phrases of two words or more in a query, those of most words first.

        People ask in a hurry: "gezicht pijn" asks for "pijn in het gezicht". So their
        order does not matter, and neither do small words, here or in the phrase.
        """
        found = {
            Asked(places, group)
            for stem in stems
            for phrase, group in self._asked.get(stem, ())
            if (places := _places(phrase, stems))
        }
        return sorted(found, key=lambda one: (-len(one.places), one.places, one.group))

    def of(self, stem: str) -> set[str]:
        """The names of the groups that a single word belongs to."""
        return {group for _first, _last, group in self.find([stem])}


def _needed(said: Sequence[Word], *, language: str) -> tuple[str, ...]:
    """The words of a phrase that a query must say: all that tell, or simply all."""
    telling = [word for word in said if not is_stop_word(word.plain, language=language)]
    return tuple(word.stem for word in (telling if len(telling) > 1 else said))


def _places(phrase: Sequence[str], stems: Sequence[str]) -> tuple[int, ...]:
    """Where a query says each word of a phrase, near one another; () if it does not."""
    if any(stem not in stems for stem in phrase):
        return ()
    places = sorted({stems.index(stem) for stem in phrase})
    is_near = places[-1] - places[0] < len(phrase) + _GAP
    return tuple(places) if is_near and len(places) == len(phrase) else ()
