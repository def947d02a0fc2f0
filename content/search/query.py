"""What a reader asks for: each typed word as the terms that may answer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from content.declared_languages import language as declared
from content.search.index import Index
from content.search.terms import joined
from content.search.words import Stemmer, Word, is_stop_word, words

SYNONYM, RELATIVE, HOLDER, MISSPELT, LOOSE = 0.5, 0.7, 0.6, 0.7, 0.4
"""How well other terms answer a word, compared with the word itself."""

MODIFIER, EXACT, STOP_WORD = 0.6, 0.5, 0.2
"""How much is asked by a compound's first part, by the rare compound as a whole when
its parts are asked for, and by a stop word; other words ask 1."""

AS_TYPED = 0.7
"""How much a word of a phrase asks for itself, beside what the phrase means."""

KEPT = 0.3
"""How much of a phrase is said by a page that says one of its words."""

EVERYWHERE, GUESSED = 0.7, 0.6
"""How much is asked by a word that nearly every page says ("infusion"), and by one that
no page says and that is taken for another."""

_NEARLY_EVERY = 0.75
"""The share of the pages that is nearly every page."""

_RARE = 3
"""A word that fewer passages say is also looked for by its parts."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A word, or a phrase with one meaning, and what answers it.

    terms: term → how well (0 to 1). main: the term that says how rare it is. read_as:
    the word that the typed one was taken for, "" where it was taken as typed. weight:
    how much it asks. is_bonus: nothing is missing without it. kept: the share of what
    is missing that a bonus makes good, so that who says a phrase in its own words stays.
    """

    typed: str
    terms: dict[str, float] = field(default_factory=dict)
    main: str = ""
    read_as: str = ""
    weight: float = 1.0
    is_bonus: bool = False
    kept: float = 0.0

    @property
    def is_stop_word(self) -> bool:
        """It says little by itself."""
        return self.weight == STOP_WORD


def wanted(text: str, *, index: Index) -> list[Wanted]:
    """A query, word by word; a phrase that has synonyms counts as one word.

    Letters may come as PDFs give them, with their marks as signs of their own.
    """
    text = normalize("NFC", text)
    stemmer = index.stemmer()
    typed = words(text, stemmer=stemmer)
    found, taken = list[Wanted](), set[int]()
    for places, groups in _phrases(typed, index):
        taken.update(places)
        whole = text[typed[places[0]].start : typed[places[-1]].end]
        found.append(Wanted(typed=whole, terms=dict.fromkeys(groups, 1.0)))
        found += [_as_typed(typed[place], index=index) for place in places]
    for place, word in enumerate(typed):
        if place not in taken:
            others = _together(typed, place, index) | _separated(
                typed, place, index, stemmer=stemmer
            )
            whole = text[word.start : word.end]
            found += _word(word, others, typed=whole, index=index)
    return found


def _as_typed(word: Word, *, index: Index) -> Wanted:
    """A word of a phrase for itself: who says it too comes before who means it."""
    is_small = is_stop_word(word.plain, language=index.language)
    return Wanted(
        typed=word.text,
        terms={word.stem: 1.0} if word.stem in index.terms else {},
        main=word.stem,
        weight=STOP_WORD if is_small else AS_TYPED,
        is_bonus=True,
        kept=KEPT,
    )


def _phrases(
    typed: Sequence[Word], index: Index
) -> Iterator[tuple[tuple[int, ...], list[str]]]:
    """The phrases with synonyms, the longest first, and all that each may mean."""
    found: dict[tuple[int, ...], list[str]] = {}
    for one in index.synonyms.asked([word.stem for word in typed]):
        if one.group in index.terms:
            found.setdefault(one.places, []).append(one.group)
    taken = set[int]()
    for places, groups in found.items():
        if taken.isdisjoint(places):
            taken.update(places)
            yield places, groups


def _word(
    word: Word, others: dict[str, float], *, typed: str, index: Index
) -> Iterator[Wanted]:
    if is_stop_word(word.plain, language=index.language):
        terms = {word.stem: 1.0} if word.stem in index.terms else {}
        yield Wanted(typed=typed, terms=terms, main=word.stem, weight=STOP_WORD)
        return
    own = _exact(word, index)
    is_rare = sum(map(index.terms.count, own)) < _RARE
    has_synonyms = bool(_groups(word.stem, index))
    parts = index.lexicon.parts(word.plain) if is_rare and not has_synonyms else ()
    for part in parts:
        yield Wanted(
            typed=typed,
            terms={part: 1.0} | _groups(part, index),
            main=part,
            weight=1.0 if part == parts[-1] else MODIFIER,
        )
    if own or others:
        yield Wanted(
            typed=typed,
            terms=own | others,
            main=word.stem,
            weight=EXACT if parts else _weight(word.stem, index),
            is_bonus=bool(parts),
        )
    elif not parts:
        yield _unknown(word, typed=typed, index=index)


def _weight(stem: str, index: Index) -> float:
    start, end = index.terms.span(stem)
    is_everywhere = end - start > _NEARLY_EVERY * len(index.pages)
    return EVERYWHERE if is_everywhere else 1.0


def _exact(word: Word, index: Index) -> dict[str, float]:
    forms = (word.stem, word.plain, index.lexicon.stems.get(word.plain, ""))
    own = {term: 1.0 for term in forms if term in index.terms}
    groups = _groups(word.stem, index)
    return groups | own if own else dict.fromkeys(groups, 1.0)


def _groups(stem: str, index: Index) -> dict[str, float]:
    return {group: SYNONYM for group in index.synonyms.of(stem) if group in index.terms}


def _together(typed: Sequence[Word], place: int, index: Index) -> dict[str, float]:
    """Two words that the site writes as one: "infuus pijn", "off label"."""
    near = typed[max(0, place - 1) : place + 2]
    wholes = (
        left.plain + link + right.plain
        for left, right in zip(near, near[1:], strict=False)
        for link in declared(index.language).compound_links
    )
    terms = (index.lexicon.stems.get(whole, whole) for whole in wholes)
    return {term: 1.0 for term in terms if term in index.terms}


def _separated(
    typed: Sequence[Word], place: int, index: Index, *, stemmer: Stemmer
) -> dict[str, float]:
    """ "wie bereite ich mich vor" asks for "vorbereiten"."""
    last = typed[-1]
    if (
        last.plain not in declared(index.language).verb_particles
        or place == len(typed) - 1
    ):
        return {}
    term = joined(last, typed[place], stemmer=stemmer)
    return {term: 1.0} if term in index.terms else {}


def _unknown(word: Word, *, typed: str, index: Index) -> Wanted:
    """A word that no page says: its family, longer words, its likeness, or a part."""
    relatives: dict[str, float] = {}
    for stem, likeness in index.lexicon.relatives(word):
        for term, how_well in ({stem: 1.0} | _groups(stem, index)).items():
            value = RELATIVE * likeness * how_well
            relatives[term] = max(value, relatives.get(term, 0.0))
    if relatives:
        return Wanted(typed=typed, terms=relatives, weight=GUESSED)
    if holders := dict.fromkeys(index.lexicon.holders(word.stem), HOLDER):
        return Wanted(typed=typed, terms=holders, weight=GUESSED)
    if word.plain in index.everyday:
        return Wanted(typed=typed)  # a word that exists is no slip for another
    known = index.lexicon.spelled_like(word.plain)
    near = index.lexicon.stems[known] if known else index.lexicon.known_part(word.plain)
    if near is None:
        return Wanted(typed=typed)
    return Wanted(
        typed=typed,
        terms={
            term: how_well * (MISSPELT if known else LOOSE)
            for term, how_well in ({near: 1.0} | _groups(near, index)).items()
        },
        weight=GUESSED,
        read_as=index.lexicon.shown(known) if known else "",
    )
