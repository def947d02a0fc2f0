"""Quantities in prose: "6 uur", "anderthalb Stunden", "four-hour", "€ 385", "30 %"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from content.facts.codes import MINUTES_IN, Unit
from content.literals.numerals import AND_A_HALF, ONES, numerals
from content.literals.units import ADVERB, is_clock, unit_after, unit_in_one_word
from content.text.tokens import HYPHENS, Token, plain_at


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number and its unit: the tokens from first to last, both included.

    unit: COUNT for a number without a unit. is_rate: how often, as in "every week".
    """

    first: int
    last: int
    unit: Unit
    is_one: bool = False
    is_rate: bool = False


_TO = re.compile("[-‑–—/]|tot|bis|to|of|oder|or|en|und|and|a|t")
_TO_ALSO = re.compile("[-‑/]|zu|met|m|up")
_EVERY = re.compile("elke|iedere|jeder?|per|pro|every|each")
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
        if pending and _is_one_time(tokens, pending, found):
            found = replace(found, first=pending.first)
        elif pending:
            yield pending
        pending, index = found, found.last + 1
    if pending:
        yield pending


def _quantity(tokens: Sequence[Token], index: int, *, language: str) -> Quantity | None:
    """The quantity that begins at a token, None when none does."""
    word = tokens[index].plain
    if word in ("€", "euro", "eur"):
        after = _number(tokens, index + 1, language=language)
        if after > index + 1:
            return Quantity(first=index, last=after - 1, unit=Unit.MONEY)
    if ADVERB.fullmatch(word):
        return Quantity(first=index, last=index, unit=Unit.WEEKS, is_rate=True)
    if _EVERY.fullmatch(word) and unit_after(tokens, index + 1)[0] == Unit.WEEKS:
        return Quantity(first=index, last=index + 1, unit=Unit.WEEKS, is_rate=True)
    if fused := unit_in_one_word(tokens[index], language=language):
        return Quantity(first=index, last=index, unit=fused)

    after = _range(tokens, index, language=language)
    if after == index:
        return None
    is_article = after == index + 1 and word in ONES.get(language, ())
    is_one = is_article or (after == index + 1 and word in ("1", "eins"))
    unit, last = unit_after(tokens, after)
    if unit is None:
        if is_article:
            return None
        return Quantity(first=index, last=after - 1, unit=Unit.COUNT, is_one=is_one)
    if is_clock(tokens, first=index, last=last) or (
        is_one and unit == Unit.DAYS and _is_no_day(tokens, first=index, last=last)
    ):
        return None
    half = _joined(tokens, last + 1, known=AND_A_HALF.get(language, frozenset()))
    return Quantity(
        first=index,
        last=max(last, half - 1),
        unit=unit,
        is_one=is_one,
        is_rate=is_one
        and unit == Unit.WEEKS
        and _NOT_ONE.fullmatch(plain_at(tokens, index - 1)) is not None,
    )


def _is_no_day(tokens: Sequence[Token], *, first: int, last: int) -> bool:
    """ "4 hours a day", "op een dag", "a day clinic": no time that lasts a day."""
    after = last + 2 if plain_at(tokens, last + 1) in HYPHENS else last + 1
    return (
        _NOT_ONE.fullmatch(plain_at(tokens, first - 1)) is not None
        or _OF_THE_DAY.fullmatch(plain_at(tokens, after)) is not None
    )


def _range(tokens: Sequence[Token], index: int, *, language: str) -> int:
    """Where "6" or "4 to 6", which begins at a token, has ended; index when none."""
    after = _number(tokens, index, language=language)
    if after == index:
        return index
    to = after
    while plain_at(tokens, to) in HYPHENS:
        to += 1
    if _TO.fullmatch(plain_at(tokens, to)):
        to += 1
    while to > after and _TO_ALSO.fullmatch(plain_at(tokens, to)):
        to += 1
    end = _number(tokens, to, language=language) if to > after else to
    return end if end > to else after


def _number(tokens: Sequence[Token], index: int, *, language: str) -> int:
    """Where one number in digits or in words has ended; index when there is none."""
    if index < len(tokens) and tokens[index].kind == "number":
        after = index + 1
    else:
        after = _joined(tokens, index, known=numerals(language))
    if after == index:
        return index
    return _joined(tokens, after, known=AND_A_HALF.get(language, frozenset()))


def _joined(tokens: Sequence[Token], index: int, *, known: frozenset[str]) -> int:
    """Where the longest known word, written in one or in several, has ended."""
    after, word = index, ""
    for place, token in enumerate(tokens[index : index + 8], start=index):
        if token.kind == "word":
            word += token.plain
            if word in known:
                after = place + 1
        elif token.plain not in HYPHENS or not word:
            break
    return after


def _is_one_time(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    """ "1 hour and 30 minutes", "90 minutes to 6 hours": two that belong together."""
    between = tokens[one.last + 1 : other.first]
    return (
        one.unit in MINUTES_IN
        and other.unit in MINUTES_IN
        and 1 <= len(between) <= 2
        and all(_TO.fullmatch(word.plain) for word in between)
    )
