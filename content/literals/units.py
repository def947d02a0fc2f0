"""Units of quantities in prose: alone, shortened, or in one word with their number."""

import re
from collections.abc import Sequence

from content.facts.codes import Unit
from content.literals.numerals import numerals
from content.text.tokens import Token, plain_at

_UNIT = re.compile(
    r"(?P<number>.*?)(?:"
    r"(?P<minutes>minuut|minuten|minuutjes?|kwartier(?:en|tjes?)?|minut(?:e|ig\w*)"
    r"|minutes?)"
    r"|(?P<hours>uur(?:s\w*|tjes?)?|uren|stund(?:en?|ig\w*)|hours?|hourly)"
    r"|(?P<days>dag(?:en|jes?)?|daags\w*|etma(?:al|len)|tag(?:en?|es|ig\w*)?|days?)"
    r"|(?P<weeks>weeks?e?|weken|wekelijkse?|weekly|woch(?:en?|ig\w*|entlich\w*)"
    r"|fortnight(?:s|ly)?|maand(?:en)?|monat(?:en?|s)?|months?)"
    r"|(?P<percent>procent|prozent(?:ig\w*)?|percent)"
    r"|(?P<money>euros?|eur))"
)
"""Months are counted among weeks: what matters is that they are a time."""
_OF_ONE = ("", "half", "halb", "viertel", "dreiviertel")
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
    "[-‑]|heel|hele|volle[nr]?|ganze[nrs]?|full|whole|complete|extra|meer|mehr|more|"
    "weitere[nr]?|further|lang(?:e|en)?|long"
)
"""What may stand between a number and its unit: "24-hour", "een heel etmaal"."""


def unit_after(tokens: Sequence[Token], index: int) -> tuple[Unit | None, int]:
    """The unit that begins at a token, None when none does, and its last token."""
    while _WHOLE.fullmatch(plain_at(tokens, index)):
        index += 1
    word = plain_at(tokens, index)
    if word in _SIGNS:
        return _SIGNS[word], index
    if word == "per" and plain_at(tokens, index + 1) == "cent":
        return Unit.PERCENT, index + 1
    if word in _SHORT and index and tokens[index - 1].kind == "number":
        # "6 u" may be the Dutch word for you.
        is_unit = word != "u" or tokens[index - 1].end == tokens[index].start
        return (_SHORT[word] if is_unit else None), index
    match = None if ADVERB.fullmatch(word) else _UNIT.fullmatch(word)
    if match is None or match["number"] not in _OF_ONE:
        return None, index
    return Unit(str(match.lastgroup)), index


def unit_in_one_word(token: Token, *, language: str) -> Unit | None:
    """The unit of a word that holds its number too: "anderthalbstündig", "halfuur"."""
    match = _UNIT.fullmatch(token.plain) if token.kind == "word" else None
    if match and match["number"] in numerals(language):
        return Unit(str(match.lastgroup))
    return None


def is_clock(tokens: Sequence[Token], *, first: int, last: int) -> bool:
    """Whether "8 uur" is a time of day, for which Dutch has the same word."""
    before, after = plain_at(tokens, first - 1), plain_at(tokens, last + 1)
    return tokens[last].plain == "uur" and (
        before in ("om", "rond")
        or (before == ":" and plain_at(tokens, first - 2).isdigit())
        or after == "s"
        or (before == "vanaf" and after not in ("voor", "vooraf", "van"))
        or re.fullmatch(r"\d+[.]\d\d", tokens[first].plain) is not None
    )
