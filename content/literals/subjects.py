"""Which fact a quantity states: the one whose subject stands nearest to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from content.facts.book import Fact
from content.facts.codes import MINUTES_IN, Unit
from content.literals.counts import counted
from content.literals.quantities import Quantity, quantities
from content.text.letters import letters
from content.text.tokens import Token, tokens

REACH = 12
"""Words between a quantity and its subject, at most."""

_TIMES = [*MINUTES_IN]
_BREAKS = frozenset(",;()–—")
_LINKS = re.compile("en|und|and|maar|aber|but|of|oder|or")
_SHORT = 5
"""Letters of words that are looked for at the beginning of a word only."""
_SHORT_ENDINGS = frozenset(["", "s", "n", "en", "er", "ing"])
_ENDINGS = frozenset(["", "e", "n", "en", "er", "r", "es", "s", "em", "m"])
_KEY = re.compile(r"\w+")

_Span = tuple[int, int]
"""First and last token of a subject, or of a place."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A fact stated from start to end, as places in the text.

    cost: how far its subject is, to choose the nearest by; not a number of words.
    phone: of a phone number, as the book has it.
    """

    key: str
    start: int
    end: int
    cost: int = 0
    phone: str = ""


def stated(
    text: str, words: Sequence[Token], *, facts: Iterable[Fact], language: str
) -> Iterator[Stated]:
    """The facts that one statement says by hand; each of its quantities once.

    words: the tokens of the statement, whose places are those of the text.
    """
    said = [*quantities(words, language=language)]
    nearest: dict[int, Stated] = {}
    for fact in facts if said else ():
        subjects = [*_subjects(words, fact.subjects.get(language, ()))]
        own = [
            whole
            for quantity in (said if subjects else ())
            if (whole := _of_its_kind(words, quantity, fact=fact, language=language))
        ]
        for cost, quantity in _claims(
            words, subjects, own, places=_places(text, words, fact.key)
        ):
            cost += _between_units(fact, quantity)
            if quantity.first not in nearest or cost < nearest[quantity.first].cost:
                nearest[quantity.first] = Stated(
                    key=fact.key,
                    start=words[quantity.first].start,
                    end=words[quantity.last].end,
                    cost=cost,
                )
    yield from nearest.values()


def _subjects(words: Sequence[Token], subjects: Iterable[str]) -> Iterator[_Span]:
    """Where a statement names one of them. The last word may go on: "nüchtern" is
    found in "Nüchternzeit", but "car" is not found in "care"."""
    for subject in subjects:
        *begun, last = _parts(subject) or ("",)
        for first in range(len(words) - len(begun)) if last else ():
            word = words[first + len(begun)].plain
            if (
                word.startswith(last)
                and (len(last) > 3 or word[len(last) :] in _SHORT_ENDINGS)
                and all(
                    _is_form(words[first + index].plain, part)
                    for index, part in enumerate(begun)
                )
            ):
                yield first, first + len(begun)


def _is_form(word: str, part: str) -> bool:
    """ "ganzen" is a form of "ganze"; "vierstündigen" has one of "stündige" in it."""
    is_long = len(part) > _SHORT
    start = word.rfind(part) if is_long else 0 if word.startswith(part) else -1
    return start >= 0 and word[start + len(part) :] in _ENDINGS


@lru_cache(maxsize=1024)
def _parts(subject: str) -> tuple[str, ...]:
    return tuple(token.plain for token in tokens(subject))


def _of_its_kind(
    words: Sequence[Token], quantity: Quantity, *, fact: Fact, language: str
) -> Quantity | None:
    """The quantity, if it could be the fact's value, with the noun of a count."""
    if fact.unit == Unit.COUNT:
        nouns = {letters(noun.get(language, "")) for noun in (fact.one, fact.other)}
        return counted(words, quantity, nouns=nouns - {""})
    if fact.unit in MINUTES_IN and quantity.unit in MINUTES_IN:
        is_fit = fact.unit == Unit.WEEKS or not quantity.is_rate
        return quantity if is_fit else None
    return quantity if fact.unit == quantity.unit else None


def _between_units(fact: Fact, quantity: Quantity) -> int:
    """Minutes are sooner a fact of hours than one of weeks."""
    if fact.unit not in MINUTES_IN:
        return 0
    return 2 * abs(_TIMES.index(fact.unit) - _TIMES.index(quantity.unit))


def _claims(
    words: Sequence[Token],
    subjects: Iterable[_Span],
    own: Sequence[Quantity],
    *,
    places: Iterable[_Span],
) -> Iterator[tuple[int, Quantity]]:
    """Each subject with what stands nearest to it, and how far that is.

    A subject whose nearest is a place of its fact has been said already. A phrase is
    more precise than a word, and so counts as nearer.
    """
    for subject in subjects:
        near = [
            (cost, one)
            for one in own
            if (cost := _cost(words, subject, (one.first, one.last))) is not None
        ]
        said = [
            cost
            for place in places
            if (cost := _cost(words, subject, place)) is not None
        ]
        least = min([cost for cost, _one in near] + said, default=0)
        precision = subject[1] - subject[0]
        yield from ((cost - precision, one) for cost, one in near if cost == least)


def _cost(words: Sequence[Token], subject: _Span, other: _Span) -> int | None:
    """How far a subject is from another span; None when it is out of reach.

    Commas and conjunctions make it farther. In a row, what stands in the first cell
    is said of the next.
    """
    first, last = sorted([subject, other])
    if last[0] - first[1] > 5 * REACH:
        return None
    between = words[first[1] + 1 : last[0]]
    far = sum(token.kind in ("word", "number") for token in between)
    breaks = sum(token.plain in _BREAKS for token in between)
    links = sum(_LINKS.fullmatch(token.plain) is not None for token in between)
    cells = sum(token.plain == "|" for token in between)
    weight = 1 if first == subject else 6
    return far + 6 * breaks + 3 * links + weight * cells if far <= REACH else None


def _places(text: str, words: Sequence[Token], key: str) -> list[_Span]:
    return [
        (index, index)
        for index, token in enumerate(words)
        if token.kind == "place"
        and (name := _KEY.search(text, token.start, token.end))
        and name[0] == key
    ]
