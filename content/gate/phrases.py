"""Phrases of lexicons, found in sentences in all forms of their words.

An administrator writes a phrase as plain words. Each word stands for all its forms, one in
capitals for itself alone ("CVS"), as does one behind `=` ("=cures"). `*` stands for any
letters, so that compounds are found ("*infusion*"), and `…` for up to six words between
two others.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from content.gate.reading import Sentence, Word, stem

GAP = "…"
WIDEST_GAP = 6
"""Words that may stand for a gap."""

MOST_MATCHES = 20
"""Places of one sentence; nobody answers more, and no text may take long."""

Row = tuple[str, str, str]
"""The name of a lexicon, a language, a phrase."""


@dataclass(frozen=True, kw_only=True)
class Match:
    """A phrase in a sentence. first, last: of its words. start, end: of its signs."""

    phrase: str
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class _Part:
    """A word of a phrase: as it is, by its stem, or by a pattern."""

    lower: str
    stem: str = ""
    exact: str = ""
    pattern: re.Pattern[str] | None = None

    def fits(self, word: Word) -> bool:
        if self.pattern:
            return self.pattern.fullmatch(word.lower) is not None
        if self.exact:
            return word.text.removesuffix("-") == self.exact
        return word.lower == self.lower or bool(self.stem and word.stem == self.stem)


class Lexicon:
    """The phrases of one lexicon in one language."""

    def __init__(self, phrases: Iterable[str], *, language: str) -> None:
        self.phrases = tuple(phrases)
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        self._others: list[_Phrase] = []
        self._starts: dict[str, list[_Phrase]] = {}
        for phrase in self.phrases:
            parts = [_part(word, language) for word in phrase.split()]
            first = next(iter(parts), None)
            if first is None:
                continue
            if first.pattern or first.exact:
                self._others.append((phrase, parts))
            else:
                for key in {first.lower, first.stem} - {""}:
                    self._by_word[key].append((phrase, parts))

    def matches(self, sentence: Sentence) -> list[Match]:
        """Every place in order, the longest where several begin at one word."""
        words = sentence.tokens
        found: list[Match] = []
        next_free = 0
        for at, word in enumerate(words):
            beginning = self._starts.get(word.text)
            if beginning is None:
                beginning = self._beginning_with(word)
            if not beginning or at < next_free:
                continue
            if best := _longest(beginning, words, at):
                found.append(best)
                next_free = best.last + 1
            if len(found) == MOST_MATCHES:
                break
        return found

    def _beginning_with(self, word: Word) -> list["_Phrase"]:
        """The phrases whose first word this may be; remembered for each word."""
        found = [one for one in self._others if one[1][0] and one[1][0].fits(word)]
        for key in {word.lower, word.stem}:
            found += self._by_word.get(key, ())
        if len(self._starts) > _MOST_WORDS:
            self._starts.clear()
        self._starts[word.text] = found
        return found


_Phrase = tuple[str, list["_Part | None"]]

_MOST_WORDS = 20_000
"""Words of which a lexicon remembers what begins with them."""


def _longest(phrases: Iterable[_Phrase], words: list[Word], at: int) -> Match | None:
    best: Match | None = None
    for phrase, parts in phrases:
        last = _end(parts, words, at)
        if last >= at and (best is None or last > best.last):
            start, end = words[at].start, words[last].end
            best = Match(phrase=phrase, first=at, last=last, start=start, end=end)
    return best


def _part(word: str, language: str) -> _Part | None:
    """A word of a phrase; None for a gap."""
    if word == GAP:
        return None
    lower = word.lower()
    if "*" in word:
        pattern = re.escape(lower).replace(r"\*", r"[\w\-‑’'/]*")
        return _Part(lower, pattern=re.compile(pattern))
    if word.startswith("="):
        return _Part(lower.removeprefix("="))
    if word.isupper() and len(word) > 1:
        return _Part(lower, exact=word)
    return _Part(lower, stem(lower, language) if len(word) > 3 else "")


def _end(parts: list[_Part | None], words: list[Word], at: int) -> int:
    """The last word of a phrase that begins at a word; -1 where it does not."""
    for place, part in enumerate(parts):
        if part is None:
            rest = parts[place + 1 :]
            for skip in range(WIDEST_GAP + 1):
                if (last := _end(rest, words, at + skip)) >= 0:
                    return last
            return -1
        if at >= len(words) or not part.fits(words[at]):
            return -1
        at += 1
    return at - 1


class Lexicons:
    """All lexicons, by name and language. Never changed once made.

    known: words of the glossary by language, small, which readers see explained.
    """

    def __init__(
        self, rows: Iterable[Row], *, known: Iterable[tuple[str, str]] = ()
    ) -> None:
        grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, language, phrase in rows:
            grouped[name, language].append(phrase)
        self._lexicons = {
            key: Lexicon(phrases, language=key[1]) for key, phrases in grouped.items()
        }
        terms: dict[str, set[str]] = defaultdict(set)
        for language, word in known:
            terms[language].add(word.casefold())
        self._known = {
            language: Lexicon(found, language=language)
            for language, found in terms.items()
        }
        self._known_words = dict(terms)

    def of(self, name: str, language: str) -> Lexicon:
        """A lexicon; an empty one where nobody has written any."""
        return self._lexicons.get((name, language), _EMPTY)

    def explained(self, language: str) -> Lexicon:
        """The words of the glossary."""
        return self._known.get(language, _EMPTY)

    def explained_words(self, language: str) -> Collection[str]:
        """The same as plain words."""
        return self._known_words.get(language, frozenset())


_EMPTY = Lexicon((), language="en")


@lru_cache(maxsize=8)
def lexicons(
    rows: tuple[Row, ...], known: tuple[tuple[str, str], ...] = ()
) -> Lexicons:
    """The same object for the same rows, so that what it has found can be kept."""
    return Lexicons(rows, known=known)


_NOT = {
    "nl": r"niet|geen|geenszins|nooit|niemand|niets|nauwelijks|onzeker|onbekend"
    r"|onduidelijk|weinig|misschien",
    "de": r"nicht|kein\w*|nie|niemals|niemand|nichts|kaum|weder|unsicher|ungewiss"
    r"|unklar|unbekannt|ob|vielleicht",
    "en": r"not|no|never|nobody|none|nothing|cannot|\w+n['’]t|hardly|neither|nor"
    r"|uncertain|unclear|unknown|whether|perhaps|maybe",
}
_NO_DENIAL = {
    "nl": r"niet alleen|niet slechts|niet zelden|niet langer|geen zorgen|niet voor niets"
    r"|aarzel niet|wacht niet",
    "de": r"nicht nur|nicht allein|nicht selten|nicht mehr|keine Sorge|zögern Sie nicht"
    r"|warten Sie nicht",
    "en": r"not only|not just|no longer|no wonder|do not hesitate|do not miss|do not wait",
}
_DENIES = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for code, words in _NOT.items()
}
_DENIES_NOT = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for code, words in _NO_DENIAL.items()
}


def is_denied(sentence: Sentence, found: Match) -> bool:
    """Whether the clause around a phrase says the opposite, or that nobody knows.

    The words of the phrase do not count ("no side effects"), those in its gaps do.
    """
    denies = _DENIES.get(sentence.language)
    if denies is None:
        return False
    first, last = sentence.clause(found.start, found.end)
    start, end = found.start, found.end
    if GAP in found.phrase:
        own = found.phrase.split()
        last_word = sentence.words[start:end].split()
        start += len(" ".join(last_word[: own.index(GAP)]))
        end = start
    around = sentence.words[first : found.start] + " … " + sentence.words[end:last]
    if sentence.language == "nl" and re.match(r"\s*of\s", around, re.IGNORECASE):
        return True
    around = _DENIES_NOT[sentence.language].sub(" ", around)
    return denies.search(around) is not None


def near(
    found: Match, others: Iterable[Match], *, within: int, but: Match | None = None
) -> bool:
    """Whether one of several phrases stands at most so many words away."""
    for other in others:
        if other == but:
            continue
        apart = max(other.first - found.last, found.first - other.last)
        if apart <= within:
            return True
    return False


def overlaps(found: Match, others: Iterable[Match]) -> bool:
    """Whether one of several phrases shares a word with it."""
    return any(
        other.first <= found.last and found.first <= other.last for other in others
    )


def excerpts(sentence: Sentence, found: Iterable[Match]) -> Iterator[str]:
    """The words of the matches, as they are typed."""
    for one in found:
        yield sentence.words[one.start : one.end]
