"""A number or a range in a statement: "6", "4 tot 6", "two and a half"."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from content.literals.numerals import AND_A_HALF, number_of, numerals
from content.text.tokens import HYPHENS, Token, plain_at


class Number(NamedTuple):
    """A number or a range, and the token after it.

    is_exact: a fact may say the same; not so "4 or 6".
    """

    after: int
    low: Decimal
    high: Decimal | None = None
    is_exact: bool = True


HALF = Decimal("0.5")
TO = re.compile("[-‑–—/]|tot|bis|to|of|oder|or|en|und|and|a|t")
"""What stands between the ends of a range."""
_TO_ALSO = re.compile("[-‑/]|zu|met|m|up")
_ENDS = re.compile("of|oder|or|en|und|and|/")
"""What stands between two numbers that are a range only where none is left out."""
_BETWEEN = re.compile("tussen|zwischen|between")


def number_at(tokens: Sequence[Token], index: int, *, language: str) -> Number | None:
    """ "6" or "4 to 6" that begins at a token."""
    number = _single(tokens, index, language=language)
    if number is None:
        return None
    to = number.after
    while plain_at(tokens, to) in HYPHENS:
        to += 1
    if TO.fullmatch(plain_at(tokens, to)):
        to += 1
    while to > number.after and _TO_ALSO.fullmatch(plain_at(tokens, to)):
        to += 1
    end = _single(tokens, to, language=language) if to > number.after else None
    if end is None:
        return number
    is_range = (
        not _ENDS.fullmatch(plain_at(tokens, number.after))
        or _BETWEEN.fullmatch(plain_at(tokens, index - 1))
        or end.low - number.low == 1
    )
    return Number(end.after, number.low, end.low, is_exact=bool(is_range))


def _single(tokens: Sequence[Token], index: int, *, language: str) -> Number | None:
    """One number in digits or in words that begins at a token."""
    if index >= len(tokens):
        return None
    if tokens[index].kind == "number":
        if _is_part_of_name(tokens, index):
            return None
        value = number_of(tokens[index].plain)
        after = index + 1
    else:
        known = numerals(language)
        after = joined(tokens, index, known=known)
        value = known.get(
            "".join(t.plain for t in tokens[index:after] if t.kind == "word")
        )
    if value is None:
        return None
    half = joined(tokens, after, known=AND_A_HALF.get(language, frozenset()))
    return Number(half, value + HALF) if half > after else Number(after, value)


def _is_part_of_name(tokens: Sequence[Token], index: int) -> bool:
    """The 1 of "GLP-1"."""
    return (
        index > 1
        and tokens[index - 1].plain in HYPHENS
        and tokens[index - 1].end == tokens[index].start
        and tokens[index - 2].kind == "word"
        and tokens[index - 2].end == tokens[index - 1].start
    )


def joined(tokens: Sequence[Token], index: int, *, known: Collection[str]) -> int:
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
