"""Phrases of lexicons, found in sentences in all forms of their words.

An administrator writes a phrase as plain words. Each word stands for all its forms, one in
capitals for itself alone ("CVS"), as does one behind `=` ("=cures"). `*` stands for any
letters, so that compounds are found ("*infusion*"), `…` for up to six words between two
others, and `|` between words for either of them ("feel|feels|felt better").
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from content.gate.reading import HEAD, Sentence, Word, stem

GAP = "…"
WIDEST_GAP = 6
"""Words that may stand for a gap."""

MOST_MATCHES = 20
"""Places of one sentence; nobody answers more, and no text may take long."""

Row = tuple[str, str, str]
"""The name of a lexicon, a language, a phrase."""


@dataclass(frozen=True, kw_only=True)
class Match:
    """A phrase in a sentence. first, last: of its words. start, end: of its signs.

    gaps: the signs between two of its words that belong to no word of the phrase.
    """

    phrase: str
    first: int
    last: int
    start: int
    end: int
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Part:
    """A word of a phrase: one of several, as they are, by stem or by pattern.

    heads: first letters of a word that fits a pattern; cores: letters within one, where
    the first are not known.
    """

    lower: frozenset[str]
    stems: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    heads: tuple[str, ...] = ()
    cores: tuple[str, ...] = ()

    def fits(self, word: Word) -> bool:
        return (
            word.lower in self.lower
            or word.stem in self.stems
            or (bool(self.exact) and word.text.removesuffix("-") in self.exact)
            or (
                self.pattern is not None
                and self.pattern.fullmatch(word.lower) is not None
            )
        )


@dataclass(frozen=True)
class _Phrase:
    """A phrase and its words, None for a gap. needed: of each word behind the first the
    forms of which a sentence must hold one; a sentence without is not looked at."""

    words: str
    parts: list[_Part | None]
    needed: tuple[frozenset[str], ...]


def _needed(parts: Iterable[_Part | None]) -> Iterator[frozenset[str]]:
    for part in parts:
        if part and part.pattern is None and not part.exact:
            yield part.lower | part.stems


class Lexicon:
    """The phrases of one lexicon in one language."""

    def __init__(self, phrases: Iterable[str], *, language: str) -> None:
        self.phrases = tuple(phrases)
        self._by_word: dict[str, list[_Phrase]] = defaultdict(list)
        self._by_head: dict[str, list[_Phrase]] = defaultdict(list)
        self._by_core: dict[str, list[_Phrase]] = defaultdict(list)
        self._starts: dict[str, list[_Phrase]] = {}
        for phrase in self.phrases:
            parts = [_part(word, language) for word in phrase.split()]
            first = next(iter(parts), None)
            if first is None:
                continue
            known = _Phrase(phrase, parts, tuple(_needed(parts[1:])))
            for key in first.lower | first.stems | set(map(str.lower, first.exact)):
                self._by_word[key].append(known)
            for head in first.heads:
                self._by_head[head].append(known)
            for core in first.cores:
                self._by_core[core].append(known)

    def matches(self, sentence: Sentence) -> list[Match]:
        """Every place in order, the longest where several begin at one word."""
        lower = sentence.lower
        if (
            self._by_word.keys().isdisjoint(sentence.forms)
            and self._by_head.keys().isdisjoint(sentence.heads)
            and not any(core in lower for core in self._by_core)
        ):
            return []
        words = sentence.tokens
        found: list[Match] = []
        next_free = 0
        for at, word in enumerate(words):
            beginning = self._starts.get(word.text)
            if beginning is None:
                beginning = self._beginning_with(word)
            if not beginning or at < next_free:
                continue
            if best := _longest(beginning, words, at, forms=sentence.forms):
                found.append(best)
                next_free = best.last + 1
            if len(found) == MOST_MATCHES:
                break
        return found

    def _beginning_with(self, word: Word) -> list[_Phrase]:
        """The phrases whose first word this may be; remembered for each word."""
        found = list(self._by_head.get(word.lower[:HEAD], ()))
        for core, phrases in self._by_core.items():
            if core in word.lower:
                found += phrases
        for key in {word.lower, word.stem}:
            found += [one for one in self._by_word.get(key, ()) if one not in found]
        if len(self._starts) > _MOST_WORDS:
            self._starts.clear()
        self._starts[word.text] = found
        return found


_MOST_WORDS = 20_000
"""Words of which a lexicon remembers what begins with them."""


def _longest(
    phrases: Iterable[_Phrase], words: list[Word], at: int, *, forms: frozenset[str]
) -> Match | None:
    """forms: of all words of the sentence."""
    best: Match | None = None
    for phrase in phrases:
        if any(forms.isdisjoint(one) for one in phrase.needed):
            continue
        own = _own(phrase.parts, words, at)
        if own and (best is None or own[-1] > best.last):
            best = Match(
                phrase=phrase.words,
                first=at,
                last=own[-1],
                start=words[at].start,
                end=words[own[-1]].end,
                gaps=tuple(
                    (words[one].end, words[other].start) for one, other in pairwise(own)
                ),
            )
    return best


def _part(word: str, language: str) -> _Part | None:
    """A word of a phrase, or several of which one is meant; None for a gap."""
    if word == GAP:
        return None
    lower, stems, exact = set(), set(), set()
    patterns, heads, cores = [], [], []
    for one in word.split("|"):
        small = one.lower()
        if "*" in one:
            patterns.append(re.escape(small).replace(r"\*", r"[\w\-‑’'/]*"))
            known = small.split("*")
            if len(known[0]) >= HEAD:
                heads.append(known[0][:HEAD])
            else:
                cores.append(max(known, key=len))
        elif one.startswith("="):
            lower.add(small.removeprefix("="))
        elif one.isupper() and len(one) > 1:
            exact.add(one)
        elif one:
            lower.add(small)
            if len(one) > 3:
                stems.add(stem(small, language))
    return _Part(
        frozenset(lower),
        frozenset(stems),
        frozenset(exact),
        re.compile("|".join(patterns)) if patterns else None,
        tuple(heads),
        tuple(cores),
    )


def _own(parts: list[_Part | None], words: list[Word], at: int) -> list[int]:
    """The places of the words of a phrase that begins at a word; none if it does not."""
    own: list[int] = []
    for place, part in enumerate(parts):
        if part is None:
            rest = parts[place + 1 :]
            for skip in range(WIDEST_GAP + 1):
                if others := _own(rest, words, at + skip):
                    return own + others
            return []
        if at >= len(words) or not part.fits(words[at]):
            return []
        own.append(at)
        at += 1
    return own


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
    "nl": r"niet|geen|geenszins|nooit|niemand|niets|nauwelijks|onzeker|onbekend|noch"
    r"|onduidelijk|weinig|misschien|evenmin|onbewezen|twijfel\w*|ontbreekt|ontbreken"
    r"|mijd\w*|vermijd\w*|wantrouw\w*|pas op|sceptisch|kritisch|voorzichtig|ten onrechte",
    "de": r"nicht|kein\w*|nie|niemals|niemand|nichts|kaum|weder|unsicher|ungewiss"
    r"|unklar|unbekannt|ob|vielleicht|fraglich|unbewiesen|zweifel\w*|fehlt|fehlen"
    r"|meide\w*|misstrau\w*|skeptisch|kritisch|vorsicht\w*|unseriös\w*|angeblich\w*",
    "en": r"not|no|never|nobody|none|nothing|cannot|\w+n['’]t|hardly|neither|nor"
    r"|uncertain|unclear|unknown|whether|perhaps|maybe|unproven|doubt\w*|lacking"
    r"|beware|wary|careful (?:with|of)|s[ck]eptical|away from|steer clear|falsely",
}
_NO_DENIAL = {
    "nl": r"niet alleen|niets anders|geen (?:\w+ ){0,3}reage\w+|niet slechts|niet zelden|niet langer|geen zorgen|niet voor niets"
    r"|aarzel niet|wacht niet|niet (?:\w+ ){0,3}(?:reageer\w+|reageren|gereageerd|geholpen)"
    r"|zonder (?:enige )?twijfel|twijfel niet",
    "de": r"nicht nur|nichts anderes|sonst nichts|nicht allein|nicht selten|nicht mehr|keine Sorge|zögern Sie nicht|kaum ein ander\w+"
    r"|nicht (?:\w+ ){0,3}(?:angesprochen|ansprech\w+|geholfen|ansprich\w*)"
    r"|warten Sie nicht|ohne (?:jeden )?Zweifel|zweifel(?:los|sfrei|sohne)",
    "en": r"not only|nothing else|not just|not (?:\w+ ){0,3}respond\w*|no longer|no wonder|do not hesitate|do not miss|do not wait"
    r"|no doubt|without (?:a |any )?doubt|doubtless|nothing short of|second to none",
}
_DENIES = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for code, words in _NOT.items()
}
_DENIES_NOT = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for code, words in _NO_DENIAL.items()
}


def is_denied(
    sentence: Sentence, found: Match, *, besides: Iterable[Match] = ()
) -> bool:
    """Whether the clause around a phrase says the opposite, or that nobody knows.

    The words of the phrase do not count ("no side effects"), those in its gaps do,
    unless it says no itself.
    besides: phrases that claim as well; what they say no to is another matter ("no
    downtime and nothing to worry about").
    """
    denies = _DENIES.get(sentence.language)
    if denies is None:
        return False
    first, last = sentence.clause(found.start, found.end)
    gaps = () if _says_no(sentence, found) else found.gaps
    spans = [(first, found.start), *gaps, (found.end, last)]
    words = sentence.words
    for other in besides:
        if other.first > found.last or other.last < found.first:
            blank = " " * (other.end - other.start)
            words = words[: other.start] + blank + words[other.end :]
    around = " … ".join(words[start:end] for start, end in spans)
    if sentence.language == "nl" and re.match(r"\s*of\s", around, re.IGNORECASE):
        return True
    around = _DENIES_NOT[sentence.language].sub(" ", around)
    return denies.search(around) is not None


def _says_no(sentence: Sentence, found: Match) -> bool:
    """Whether the words of a phrase themselves deny something."""
    starts = [found.start, *(end for _start, end in found.gaps)]
    ends = [*(start for start, _end in found.gaps), found.end]
    own = " ".join(
        sentence.words[start:end] for start, end in zip(starts, ends, strict=True)
    )
    return _DENIES[sentence.language].search(own) is not None


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
