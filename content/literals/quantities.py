"""Quantities in prose: "6 uur", "anderthalb Stunden", "four-hour", "€ 385", "30 %"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from content.facts.codes import MINUTES_IN, Unit
from content.literals.numbers import HALF, TO, Number, joined, number_at
from content.literals.numerals import AND_A_HALF, ONES
from content.literals.units import (
    ADVERB,
    UnitWord,
    adverb,
    is_clock,
    unit_after,
    unit_in_one_word,
)
from content.text.tokens import HYPHENS, Token, plain_at


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number and its unit: the tokens from first to last, both included.

    unit: COUNT for a number without a unit. low, high: times in minutes; high is None
    for a single number, low where it is none ("twice a week"). number_last: the last
    token of the number. is_rate: how often, as in "every week".
    """

    first: int
    last: int
    unit: Unit
    low: Decimal | None
    high: Decimal | None = None
    number_last: int = 0
    is_one: bool = False
    is_rate: bool = False


_AND = re.compile("en|und|and")
_EVERY = re.compile("elke|iedere|alle|jede[rn]?|every|each")
_OTHER = re.compile("other|second|zweite[nr]?|tweede|andere|de")
"""What makes it every second week; "om de week" is that too."""
_PER = re.compile("per|pro|je|am|a|an|each|every|elke|iedere|jeden?")
"""What stands before the unit in "4 hours a day" and "twice a week"."""
_ONCE = ("once", "einmal", "eenmaal", "een", "1")
_TIMES = re.compile("once|twice|[a-z]+mal|[a-z]+maal")
_NOT_ONE = re.compile("op|an|per|in|once|twice|times|hours|minutes|days")
"""What stands before "a week" in "twice a week", and before "a day"."""

_OF_THE_DAY = re.compile("clinic|hospital|treatment|visit|case|care|unit|ward")


def quantities(tokens: Sequence[Token], *, language: str) -> Iterator[Quantity]:
    """Every quantity in one statement, in its order."""
    pending: Quantity | None = None
    index = 0
    while index < len(tokens):
        found = _quantity(tokens, index, language=language)
        if found is None:
            index += 1
            continue
        if pending and (whole := _one_time(tokens, pending, found)):
            found = whole
        elif pending:
            yield pending
        pending, index = found, found.last + 1
    if pending:
        yield pending


def _quantity(tokens: Sequence[Token], index: int, *, language: str) -> Quantity | None:
    """The quantity that begins at a token, None when none does."""
    word = tokens[index].plain
    if word in ("€", "euro", "eur") and (
        number := number_at(tokens, index + 1, language=language)
    ):
        return Quantity(
            first=index,
            last=number.after - 1,
            unit=Unit.MONEY,
            low=number.low if number.is_exact else None,
            high=number.high,
            number_last=number.after - 1,
        )
    if ADVERB.fullmatch(word):
        return _rate(adverb(word)._replace(last=index), first=index)
    if rate := _every(tokens, index):
        return rate
    if fused := unit_in_one_word(tokens, index, language=language):
        value, unit = fused
        return _timed(tokens, Number(index + 1, value), unit, index)
    return _counted(tokens, index, language=language)


def _every(tokens: Sequence[Token], index: int) -> Quantity | None:
    """ "Every week", "om de week", "per week"."""
    word = tokens[index].plain
    is_second = _OTHER.fullmatch(plain_at(tokens, index + 1)) is not None
    unit = unit_after(tokens, index + 1 + is_second)
    if unit is None or unit.unit != Unit.WEEKS:
        return None
    if is_second:
        unit = unit._replace(size=2 * unit.size)
    if word in ("per", "pro"):
        return _times(tokens, unit, first=index)
    is_every = _EVERY.fullmatch(word) or (word == "om" and is_second)
    return _rate(unit, first=index) if is_every else None


def _times(tokens: Sequence[Token], unit: UnitWord, *, first: int) -> Quantity:
    """ "Once a week", with the word that says how many times."""
    before = plain_at(tokens, first - 1)
    if _TIMES.fullmatch(before):
        return _rate(unit, first=first - 1, is_known=before in _ONCE)
    if before in ("keer", "mal", "times"):
        is_known = plain_at(tokens, first - 2) in _ONCE
        return _rate(unit, first=max(first - 2, 0), is_known=is_known)
    return _rate(unit, first=first, is_known=False)


def _rate(unit: UnitWord, *, first: int, is_known: bool = True) -> Quantity:
    return Quantity(
        first=first,
        last=unit.last,
        number_last=unit.last,
        unit=unit.unit,
        low=unit.size if is_known else None,
        is_rate=True,
    )


def _counted(tokens: Sequence[Token], index: int, *, language: str) -> Quantity | None:
    """A number with a unit after it, or without one."""
    number = number_at(tokens, index, language=language)
    if number is None:
        return None
    word = tokens[index].plain
    is_single = number.after == index + 1
    is_article = is_single and word in ONES.get(language, ())
    is_one = is_article or (is_single and word in ("1", "eins"))
    unit = unit_after(tokens, number.after)
    if unit is None:
        if is_article:
            return None
        return Quantity(
            first=index,
            last=number.after - 1,
            number_last=number.after - 1,
            unit=Unit.COUNT,
            low=number.low if number.is_exact else None,
            high=number.high,
            is_one=is_one,
        )
    if is_clock(tokens, first=index, last=unit.last) or (
        is_one
        and unit.unit == Unit.DAYS
        and _is_no_day(tokens, first=index, last=unit.last)
    ):
        return None
    half = joined(tokens, unit.last + 1, known=AND_A_HALF.get(language, frozenset()))
    if is_article and plain_at(tokens, unit.last + 1) == "of":
        about = number_at(tokens, unit.last + 2, language=language)
        if about:  # "een uur of vier": about four hours
            number, unit = about, unit._replace(last=about.after - 1)
    if half > unit.last + 1:
        number = number._replace(low=number.low + HALF)
    found = _timed(tokens, number, unit._replace(last=max(unit.last, half - 1)), index)
    is_often = (
        is_one
        and unit.unit == Unit.WEEKS
        and _NOT_ONE.fullmatch(plain_at(tokens, index - 1)) is not None
    )
    if is_often:
        return replace(_times(tokens, unit, first=index), is_one=True)
    return replace(found, is_one=is_one)


def _timed(
    tokens: Sequence[Token], number: Number, unit: UnitWord, first: int
) -> Quantity:
    """A number of units; "alle 15 Minuten" and "20 minutes a day" say how often."""
    return Quantity(
        first=first,
        last=unit.last,
        number_last=number.after - 1,
        unit=unit.unit,
        low=number.low * unit.size if number.is_exact and unit.is_exact else None,
        high=None if number.high is None else number.high * unit.size,
        is_rate=_is_rate(tokens, first=first, last=unit.last),
    )


def _is_rate(tokens: Sequence[Token], *, first: int, last: int) -> bool:
    before = plain_at(tokens, first - 1)
    is_every = _EVERY.fullmatch(before) is not None or (
        before == "de" and plain_at(tokens, first - 2) == "om"
    )
    unit = unit_after(tokens, last + 2)
    is_per = _PER.fullmatch(plain_at(tokens, last + 1)) is not None
    return is_every or (is_per and unit is not None and unit.unit in MINUTES_IN)


def _is_no_day(tokens: Sequence[Token], *, first: int, last: int) -> bool:
    """ "4 hours a day", "op een dag", "a day clinic": no time that lasts a day."""
    after = last + 2 if plain_at(tokens, last + 1) in HYPHENS else last + 1
    return (
        _NOT_ONE.fullmatch(plain_at(tokens, first - 1)) is not None
        or _OF_THE_DAY.fullmatch(plain_at(tokens, after)) is not None
    )


def _one_time(
    tokens: Sequence[Token], one: Quantity, other: Quantity
) -> Quantity | None:
    """ "1 hour and 30 minutes", "90 minutes to 6 hours": two that belong together."""
    between = [word.plain for word in tokens[one.last + 1 : other.first]]
    if one.unit not in MINUTES_IN or other.unit not in MINUTES_IN or len(between) > 2:
        return None
    if one.low is None or other.low is None or not all(map(TO.fullmatch, between)):
        return None
    is_smaller = MINUTES_IN[other.unit] < MINUTES_IN[one.unit]
    is_single = one.high is None and other.high is None
    whole = replace(one, last=other.last, number_last=other.number_last)
    if is_smaller and is_single and all(map(_AND.fullmatch, between)):
        return replace(whole, low=one.low + other.low)
    return replace(whole, high=other.high or other.low) if between else None
