"""The site's own words in one language: forms, stems, compounds, near spellings."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from content.search.compounds import split
from content.search.spelling import Speller, mistakes_allowed
from content.search.words import Forms, Word, is_stop_word

_SHORTEST_COMPOUND, _LONGEST_COMPOUND = 6, 40
_SHORTEST_KNOWN_PART = 5

_SUFFIXES = """
    e en er ers es em s n t te ten d de den st je jes r ing ingen heid lijk lijke ig
    ige isch ische end ende baar schap atie aties eren eert ief ieve eur iek ung
    ungen heit keit lich liche nis ion ionen ieren iert ation haft ly y al ic ions
    ed ness ment ments able ive ity ies ations ial
"""
_ENDINGS = frozenset(["", *_SUFFIXES.split()])
"""What the words of one family end in, in all these languages."""


class Lexicon:
    """The words of a language's texts and synonyms. Never changed once made.

    stems: of every word by its folded letters.
    """

    def __init__(
        self, forms: Mapping[str, Forms], *, last_said: Iterable[str], language: str
    ) -> None:
        """forms: of every word as it is written, in the order in which they are said
        first. last_said: in that in which they are said last; so small letters are shown.
        """
        self.language = language
        self.stems: dict[str, str] = {}
        shown: dict[str, str] = {}
        for text, (plain, stem) in forms.items():
            self.stems.setdefault(plain, stem)
            shown.setdefault(plain, text)
        shown.update((forms[text].plain, text) for text in last_said if text.islower())
        self._shown = {plain: text for plain, text in shown.items() if plain != text}
        self._known = {*self.stems.values()}
        self._telling = sorted(filter(self._is_telling, self.stems))
        self._speller = Speller(plain for plain in self._telling if len(plain) > 3)

    def shown(self, plain: str) -> str:
        """How a known word is written."""
        return self._shown.get(plain, plain)

    def parts(self, plain: str) -> tuple[str, ...]:
        """The stems that a compound is made of; () for a plain or unknown word."""
        if not _SHORTEST_COMPOUND <= len(plain) <= _LONGEST_COMPOUND:
            return ()
        if not self._is_telling(plain):
            return ()  # "zonder" is no "zon" + "der"
        return split(plain, language=self.language, part_of=self._part)

    def known_part(self, plain: str) -> str | None:
        """The stem of the longest known word at one end of an unknown one."""
        for length in range(len(plain) - 3, _SHORTEST_KNOWN_PART - 1, -1):
            for letters in (plain[-length:], plain[:length]):
                stem = self._part(letters)
                if stem is not None:
                    return stem
        return None

    def relatives(self, word: Word) -> Iterator[tuple[str, float]]:
        """Stems of words of the same family, and how alike they are (0 to 1).

        "hallucineren" finds "hallucinaties", "physio" finds "physiotherapy".
        """
        plain = word.plain
        for other in self._beginning_with(plain[: max(4, min(8, len(plain) - 5))]):
            shared = _shared(plain, other)
            left, right = plain[shared:], other[shared:]
            is_longer = not left and len(plain) >= 5
            is_form = shared >= 5 and _ENDINGS.issuperset((left, right))
            if is_longer or is_form or shared >= 8:
                yield self.stems[other], shared / max(len(plain), len(other))

    def holders(self, plain: str) -> Iterator[str]:
        """Stems of words that it is a part of: "stoornis" of "ritmestoornis"."""
        if len(plain) >= _SHORTEST_KNOWN_PART:
            yield from (self.stems[other] for other in self._telling if plain in other)

    def spelled_like(self, plain: str, *, more: int = 0) -> str | None:
        """The known word that this is most likely a slip for.

        more: mistakes allowed beyond the usual, for a mere suggestion.
        """
        most = mistakes_allowed(plain)
        return self._speller.nearest(plain, most=most + more) if most else None

    def _is_telling(self, plain: str) -> bool:
        return not is_stop_word(plain, language=self.language)

    def _part(self, letters: str) -> str | None:
        if not self._is_telling(letters):
            return None
        if letters in self.stems:
            return self.stems[letters]
        if letters in self._known:
            return letters
        return self._cut_off(letters)

    def _cut_off(self, letters: str) -> str | None:
        """The word that has lost its ending in a compound: "hersen" of "hersenen"."""
        if len(letters) >= _SHORTEST_KNOWN_PART:
            for other in self._beginning_with(letters):
                if len(other) - len(letters) <= 3:
                    return self.stems[other]
        return None

    def _beginning_with(self, letters: str) -> Iterator[str]:
        for place in range(bisect_left(self._telling, letters), len(self._telling)):
            if not self._telling[place].startswith(letters):
                break
            yield self._telling[place]


def _shared(left: str, right: str) -> int:
    """How many letters two words have in common from the beginning."""
    for place, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return place
    return min(len(left), len(right))
