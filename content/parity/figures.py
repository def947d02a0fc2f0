"""Every number of a text with its unit, said the same way in each language.

"anderhalf uur", "90 Minuten" and "1.5 hours" are one figure. Ends of a range are two.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache

from content.facts.codes import MINUTES_IN, Unit
from content.literals.numbers import number_at
from content.literals.numerals import numerals
from content.literals.quantities import Quantity, quantities
from content.text.letters import letters
from content.text.tokens import Token, plain_at, tokens

_SOFT = {Decimal(1), Decimal(2), Decimal("0.5")}
"""Numbers that languages say in words which are none elsewhere: "once", "both", "at
once", "de helft", "een van de twee"."""
_PAIRS = re.compile(
    "both|double|twice|beide[nrs]?|doppel\\w*|dubbel\\w*|tweemaal|zweimal"
)
_OFTEN = re.compile("(.+?)ma(?:a)?l")
_PARTS = {"half": 30, "halb": 30, "kwart": 15, "viertel": 15, "quarter": 15}
_WAYS = {"past": 1, "nach": 1, "over": 1, "to": -1, "vor": -1, "voor": -1}
"""What stands between a part of an hour and the hour."""
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")


Span = tuple[int, int, list[str]]
"""The first and the last token of a quantity, and what its numbers say."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """said: each has to stand in the other text as well. may_say: words that can stand
    for a number there, but need not."""

    said: Counter[str] = field(default_factory=Counter)
    may_say: Counter[str] = field(default_factory=Counter)

    def lacking_in(self, other: "Figures") -> Counter[str]:
        """What these texts say and the other does not."""
        return self.said - other.said - other.may_say


@lru_cache(maxsize=8192)
def figures(text: str, *, language: str) -> Figures:
    """What the numbers of a text say. text: prose, without markup."""
    found = Figures()
    every = tokens(text)
    taken: set[int] = set()
    for first, last, times in _clock_words(every, language=language):
        taken |= {*range(first, last + 1)}
        found.may_say.update(times)
    for one in quantities(every, language=language):
        if one.first in taken or one.last in taken:
            continue
        taken |= set(range(one.first, one.last + 1))
        run = every[one.first : one.number_last + 1]
        typed = {token.plain for token in run if token.kind == "number"}
        for value, unit in _ends(one, every, language=language):
            is_soft = (not typed and one.is_one) or (
                value in _SOFT and unit == "" and _plain(value) not in typed
            )
            (found.may_say if is_soft else found.said)[f"{_plain(value)} {unit}"] += 1
    for place, token in enumerate(every):
        if place in taken:
            continue
        if token.kind == "word" and _PAIRS.fullmatch(token.plain):
            found.may_say["2 "] += 1
        elif often := _times(token, language=language):
            found.said[often] += 1
        elif said := _alone(token):
            found.said[said] += 1
    return found


def spans(every: list[Token], *, language: str) -> Iterator[Span]:
    """Quantities with what they say, in the order of the text; but for how often."""
    for one in quantities(every, language=language):
        if one.is_rate:
            continue
        said = [
            f"{_plain(value)} {unit}"
            for value, unit in _ends(one, every, language=language)
        ]
        if said:
            yield one.first, one.last, said


def _ends(
    one: Quantity, every: list[Token], *, language: str
) -> Iterator[tuple[Decimal, str]]:
    """The numbers of a quantity, each with its unit."""
    unit = _unit(one)
    if one.low is not None:
        for value in (one.low, one.high):
            if value is not None:
                yield value, unit
        return
    place = one.first
    while place <= one.number_last:  # "8 of the 100", "once or twice a week"
        number = number_at(every[: place + 8], place, language=language)
        if number is None or number.after > one.number_last + 1:
            place += 1
            continue
        for value in (number.low, number.high):
            if value is not None:
                yield value, unit if unit != "min" else ""
        place = number.after


def _unit(one: Quantity) -> str:
    if one.unit in MINUTES_IN:
        return "min"
    return "" if one.unit == Unit.COUNT else str(one.unit.value)


def _times(token: Token, *, language: str) -> str:
    """ "Zwölfmal" is twelve times."""
    match = _OFTEN.fullmatch(token.plain) if token.kind == "word" else None
    value = numerals(language).get(match[1]) if match else None
    return f"{_plain(value)} " if value and value > max(_SOFT) else ""


def _clock_words(every: list[Token], *, language: str) -> Iterator[Span]:
    """ "Half tien", "halb zehn" and "half past nine", with the times that each may be."""
    for place, token in enumerate(every):
        if token.plain not in _PARTS:
            continue
        way = _WAYS.get(plain_at(every, place + 1))
        at = place + 1 + (way is not None)
        is_next = token.plain in ("half", "halb") and way is None
        if not is_next and way is None:
            continue
        hour = number_at(every[: at + 1], at, language=language)
        if hour is None or hour.low != int(hour.low) or not 1 <= hour.low <= 24:
            continue
        minutes = _PARTS[token.plain] * (way or 1)
        time = int(hour.low) * 60 + (minutes - 60 if is_next else minutes)
        yield (
            place,
            hour.after - 1,
            [
                f"{one // 60 % 24}:{one % 60:02}"
                for one in ((time, time + 720) if hour.low <= 12 else (time,))
            ],
        )


def ordinals(text: str, *, language: str) -> Counter[str]:
    """Numbers that say which one: "jede dritte Person", "the third day"."""
    known = _ordinals(language)
    found = (known.get(token.plain) for token in tokens(text) if token.kind == "word")
    return Counter(one for one in found if one)


@cache
def _ordinals(language: str) -> dict[str, str]:
    from num2words import num2words  # large, and no reader needs it

    found: dict[str, str] = {}
    if numerals(language):
        for number in range(2, 32):
            word = letters(num2words(number, to="ordinal", lang=language))
            for ending in ("", *"nmrs"):
                found[word + ending] = f"{number}."
    return found


def _alone(token: Token) -> str:
    """A number that belongs to no quantity: a time of day, a date, a phone number."""
    if token.kind == "phone":
        return re.sub(r"\D", "", token.plain)
    if token.kind != "number":
        return ""
    if _CLOCK.fullmatch(token.plain):
        hours, minutes = re.split("[.:]", token.plain)
        return f"{int(hours)}:{minutes}"
    return f"{token.plain} "


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
