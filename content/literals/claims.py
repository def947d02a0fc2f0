"""Which fact a quantity states: the one whose subject stands nearest to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from content.facts.codes import MINUTES_IN, Unit
from content.facts.fact_book import Fact
from content.literals.counts import counted
from content.literals.meaning import fits, forbids
from content.literals.quantities import Quantity, quantities
from content.literals.subjects import BREAKS, Subject, subjects_in
from content.text.letters import letters
from content.text.tokens import Token

_OF_A_NOUN = 5
"""How much farther a subject counts that is only the noun of the number."""

REACH = 12
"""Words between a quantity and its subject, at most."""

_TIMES = [*MINUTES_IN]
_LINKS = re.compile("en|und|and|maar|aber|but|of|oder|or")
_NIGHT = re.compile("nacht|night")
_KEY = re.compile(r"\w+")

_Span = tuple[int, int]
"""First and last token of a subject, or of a place."""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A fact stated from start to end, as places in the text.

    cost: how far its subject is, to choose the nearest by; not a number of words.
    quantity: what is typed, None for a phone number. rest: where its number ends.
    phone: of a phone number, as the book has it.
    """

    key: str
    start: int
    end: int
    cost: int = 0
    quantity: Quantity | None = None
    rest: int = 0
    phone: str = ""


def stated(
    text: str, words: Sequence[Token], *, facts: Iterable[Fact], language: str
) -> Iterator[Stated]:
    """The facts that one statement may say by hand; each of its quantities once.

    words: the tokens of the statement, whose places are those of the text.
    """
    said = [*quantities(words, language=language)]
    nearest: dict[int, Stated] = {}
    for fact in facts if said else ():
        subjects = [*subjects_in(words, fact, language=language)]
        own = [
            whole
            for quantity in (said if subjects else ())
            if (whole := _of_its_kind(words, quantity, fact=fact, language=language))
            and fits(words, whole, fact=fact, language=language)
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
                    quantity=quantity,
                    rest=words[quantity.number_last].end,
                )
    yield from nearest.values()


def _of_its_kind(
    words: Sequence[Token], quantity: Quantity, *, fact: Fact, language: str
) -> Quantity | None:
    """The quantity, if it could be the fact's value, with the noun of a count."""
    if fact.unit == Unit.COUNT:
        nouns = {letters(noun.get(language, "")) for noun in (fact.one, fact.other)}
        if quantity.unit in (Unit.DAYS, Unit.WEEKS):
            # "a week" beside "3 nights": told apart by is_same, as days from hours are
            is_nights = any(_NIGHT.match(noun) for noun in nouns)
            return quantity if is_nights and not quantity.is_rate else None
        return counted(words, quantity, nouns=nouns - {""})
    if fact.unit in MINUTES_IN and quantity.unit in MINUTES_IN:
        is_near = _steps(fact, quantity) <= 1 or forbids(fact, language=language)
        is_fit = fact.unit == Unit.WEEKS or not quantity.is_rate
        return quantity if is_near and is_fit else None
    return quantity if fact.unit == quantity.unit else None


def _between_units(fact: Fact, quantity: Quantity) -> int:
    """Minutes are sooner a fact of hours than one of weeks."""
    return 2 * _steps(fact, quantity) if fact.unit in MINUTES_IN else 0


def _steps(fact: Fact, quantity: Quantity) -> int:
    return abs(_TIMES.index(fact.unit) - _TIMES.index(quantity.unit))


def _claims(
    words: Sequence[Token],
    subjects: Iterable[Subject],
    own: Sequence[Quantity],
    *,
    places: Iterable[_Span],
) -> Iterator[tuple[int, Quantity]]:
    """Each subject with what stands nearest to it, and how far that is.

    A subject whose nearest is a place of its fact has been said already. A phrase is
    more precise than a word, and so counts as nearer.
    """
    for subject in subjects:
        span = (subject.first, subject.last)
        near = [
            (cost, one)
            for one in own
            if not _is_within(subject, one)
            and (cost := _cost(words, span, (one.first, one.last))) is not None
        ]
        said = [
            cost for place in places if (cost := _cost(words, span, place)) is not None
        ]
        least = min([cost for cost, _one in near] + said, default=0)
        for cost, one in near:
            is_noun = one.unit == Unit.COUNT and one.first <= subject.first <= one.last
            if cost == least:
                yield cost - subject.precision + _OF_A_NOUN * is_noun, one


def _is_within(subject: Subject, quantity: Quantity) -> bool:
    """ "A whole day" is a quantity, and not also its own subject."""
    return (
        quantity.unit != Unit.COUNT
        and not quantity.is_rate
        and quantity.first <= subject.first
        and subject.last <= quantity.last
    )


def _cost(words: Sequence[Token], subject: _Span, other: _Span) -> int | None:
    """How far a subject is from another span; None when it is out of reach.

    Commas and conjunctions make it farther. In a row, what stands in the first cell
    is said of the next.
    """
    first, last = sorted([subject, other])
    if last[0] - first[1] > 5 * REACH:
        return None
    between = [*_without_brackets(words[first[1] + 1 : last[0]])]
    far = sum(token.kind in ("word", "number") for token in between)
    breaks = sum(token.plain in BREAKS for token in between)
    links = sum(_LINKS.fullmatch(token.plain) is not None for token in between)
    cells = sum(token.plain == "|" for token in between)
    weight = 1 if first == subject else 6
    return far + 6 * breaks + 3 * links + weight * cells if far <= REACH else None


def _without_brackets(words: Sequence[Token]) -> Iterator[Token]:
    """What is left when an aside in brackets, both of them there, is skipped."""
    closing = [index for index, token in enumerate(words) if token.plain == ")"]
    skipped = -1
    for index, token in enumerate(words):
        if token.plain == "(":
            skipped = max(skipped, next((at for at in closing if at > index), -1))
        if index > skipped:
            yield token


def _places(text: str, words: Sequence[Token], key: str) -> list[_Span]:
    return [
        (index, index)
        for index, token in enumerate(words)
        if token.kind == "place"
        and (name := _KEY.search(text, token.start, token.end))
        and name[0] == key
    ]
