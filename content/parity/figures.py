"""Every number of a text with its unit, said the same way in each language.

"anderhalf uur", "90 Minuten" and "1.5 hours" are one figure. Ends of a range are two.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from content.facts.codes import MINUTES_IN, Unit
from content.literals.numbers import number_at
from content.literals.quantities import Quantity, quantities
from content.text.tokens import Token, tokens

_SOFT = {Decimal(1), Decimal(2), Decimal("0.5")}
"""Numbers that languages say in words which are none elsewhere: "once", "both", "at
once", "de helft", "een van de twee"."""
_PAIRS = re.compile(
    "both|double|twice|beide[nrs]?|doppel\\w*|dubbel\\w*|tweemaal|zweimal"
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")


@dataclass(kw_only=True)
class Figures:
    """said: each has to stand in the other text as well. may_say: words that can stand
    for a number there, but need not."""

    said: Counter[str] = field(default_factory=Counter)
    may_say: Counter[str] = field(default_factory=Counter)

    def lacking_in(self, other: "Figures") -> Counter[str]:
        """What these texts say and the other does not."""
        return self.said - other.said - other.may_say


def figures(text: str, *, language: str) -> Figures:
    """What the numbers of a text say. text: prose, without markup."""
    found = Figures()
    every = tokens(text)
    taken: set[int] = set()
    for one in quantities(every, language=language):
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
        elif said := _alone(token):
            found.said[said] += 1
    return found


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
