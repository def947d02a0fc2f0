"""Units of quantities in prose: alone, shortened, or in one word with their number."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from content.facts.codes import MINUTES_IN, Unit
from content.literals.numerals import numerals
from content.text.tokens import Token, plain_at


class UnitWord(NamedTuple):
    """A word for a unit. size: what one of it is, in minutes where it is a time.

    last: its last token. is_exact: not so "a good hour", "2 more hours".
    """

    unit: Unit
    size: Decimal
    last: int
    is_exact: bool = True


_UNIT = re.compile(
    r"(?P<number>.*?)(?:"
    r"(?P<quarter>kwartier(?:en|tjes?)?)"
    r"|(?P<minutes>minuut|minuten|minuutjes?|minut(?:e|ig\w*)|minutes?)"
    r"|(?P<hours>uur(?:s\w*|tjes?)?|uren|stund(?:en?|ig\w*)|hours?|hourly)"
    r"|(?P<days>dag(?:en|jes?)?|daags\w*|tag(?:en?|es|ig\w*)?|days?)"
    r"|(?P<weeks>weeks?e?|weken|wekelijkse?|weekly|woch(?:en?|ig\w*|entlich\w*))"
    r"|(?P<etmaal>etma(?:al|len))"
    r"|(?P<fortnight>fortnight(?:s|ly)?)"
    r"|(?P<month>maand(?:en)?|monat(?:en?|s)?|months?)"
    r"|(?P<percent>procent|prozent(?:ig\w*)?|percent)"
    r"|(?P<money>euros?|eur))"
)
_OTHERS = {
    "etmaal": (Unit.HOURS, Decimal(24 * 60)),
    "quarter": (Unit.MINUTES, Decimal(15)),
    "fortnight": (Unit.WEEKS, Decimal(14 * 24 * 60)),
    "month": (Unit.WEEKS, Decimal(365 * 24 * 60) / 12),
}
"""A month is counted among weeks: what matters is that it is a time, and no 4 weeks."""
_OF_ONE = {
    "": Decimal(1),
    "half": Decimal("0.5"),
    "halb": Decimal("0.5"),
    "viertel": Decimal("0.25"),
    "dreiviertel": Decimal("0.75"),
}
"""What may stand between a number and its unit in one word: "eine Viertelstunde"."""
ADVERB = re.compile(r"wekelijkse?|weekly|wochentlich\w*|fortnightly")
"""How often, not how long: "8 weekly infusions"."""
_SHORT = {
    **dict.fromkeys(["min", "mins"], Unit.MINUTES),
    **dict.fromkeys(["h", "u", "hr", "hrs", "std", "stdn"], Unit.HOURS),
}
"""Short forms, which stand after digits only."""
_SIGNS = {"%": Unit.PERCENT, "€": Unit.MONEY}
_WHOLE = re.compile(
    "[-‑]|tal|heel|hele|volle[nr]?|ganze[nrs]?|full|whole|complete|lang(?:e|en)?|long"
)
"""What may stand between a number and its unit: "24-hour", "een heel etmaal"."""
_ABOUT = re.compile(
    "extra|meer|mehr|more|weitere[nr]?|further|good|goede?|goed|gute[nr]?|gut|klein|"
    "kleine[nr]?|knappe?[nr]?|krap|ruim|dikke|short"
)
"""The same, where it is then not quite that number: "eine gute Stunde"."""


def unit_after(tokens: Sequence[Token], index: int) -> UnitWord | None:
    """The unit that begins at a token, None when none does."""
    if _ABOUT.fullmatch(plain_at(tokens, index)):
        found = unit_after(tokens, index + 1)
        return found._replace(is_exact=False) if found else None
    if _WHOLE.fullmatch(plain_at(tokens, index)):
        return unit_after(tokens, index + 1)
    word = plain_at(tokens, index)
    if word in _SIGNS:
        return _plain_unit(_SIGNS[word], index)
    if word == "per" and plain_at(tokens, index + 1) == "cent":
        return _plain_unit(Unit.PERCENT, index + 1)
    if word in _SHORT and index and tokens[index - 1].kind == "number":
        # "6 u" may be the Dutch word for you.
        is_unit = word != "u" or tokens[index - 1].end == tokens[index].start
        return _plain_unit(_SHORT[word], index) if is_unit else None
    match = None if ADVERB.fullmatch(word) else _UNIT.fullmatch(word)
    if match is None or match["number"] not in _OF_ONE:
        return None
    found = _matched(match, index)
    return found._replace(size=found.size * _OF_ONE[match["number"]])


def unit_in_one_word(
    tokens: Sequence[Token], index: int, *, language: str
) -> tuple[Decimal, UnitWord] | None:
    """The number and the unit of one word: "anderthalbstündig", "halfuur"."""
    token = tokens[index]
    match = _UNIT.fullmatch(token.plain) if token.kind == "word" else None
    number = numerals(language).get(match["number"]) if match else None
    if match is None or number is None:
        return None
    return number, _matched(match, index)


def adverb(word: str) -> UnitWord:
    """The unit of "weekly", "fortnightly"."""
    match = _UNIT.fullmatch(word)
    return _matched(match, 0) if match else _plain_unit(Unit.WEEKS, 0)


def _matched(match: re.Match[str], last: int) -> UnitWord:
    name = str(match.lastgroup)
    if name in _OTHERS:
        return UnitWord(*_OTHERS[name], last)
    return _plain_unit(Unit(name), last)


def _plain_unit(unit: Unit, last: int) -> UnitWord:
    return UnitWord(unit, Decimal(MINUTES_IN.get(unit, 1)), last)


_OPEN = ("open", "geopend", "bereikbaar")


def is_clock(tokens: Sequence[Token], *, first: int, last: int) -> bool:
    """Whether "8 uur" is a time of day, for which Dutch has the same word."""
    before, after = plain_at(tokens, first - 1), plain_at(tokens, last + 1)
    return tokens[last].plain == "uur" and bool(
        before in ("om", "rond")
        or (before == ":" and plain_at(tokens, first - 2).isdigit())
        or after == "s"
        or (
            any(token.plain in _OPEN for token in tokens)
            and {before, plain_at(tokens, first - 3)} & {"van", "tussen"}
        )
        or (before == "vanaf" and after not in ("voor", "vooraf", "van"))
        or re.fullmatch(r"\d+[.:]\d\d", tokens[first].plain) is not None
    )
