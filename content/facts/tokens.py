"""The words, numbers and signs of a statement, with their places in the text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from content.facts.numerals import plain
from content.facts.prose import PLACE


class Token(NamedTuple):
    """A "word", a "number", a "mark" or the "place" of a fact, from start to end.

    plain: a word as `numerals.plain` writes it, everything else as it stands.
    """

    kind: str
    start: int
    end: int
    plain: str


_TOKEN = re.compile(
    rf"""(?P<place>{PLACE.pattern})
    | (?P<number>(?<![^\W_])(?<![^\W\d_][-‑])(?:
        (?:\d+[ \u00a0]?)?[½¼¾] | \d{{1,3}}(?:[.,\u00a0\u202f ]\d{{3}})+(?!\d)(?:[.,]\d+)?
        | \d+(?:[.,]\d+)?))
    | (?P<word>[^\W\d_](?:[^\W\d_]|[\u00ad\u0300-\u036f]|['’](?=[^\W\d_]))*)
    | (?P<mark>[][,;:.!?()|/%€–—‑-])
    """,
    re.VERBOSE,
)


def tokens(prose: str, *, start: int, end: int) -> list[Token]:
    """The tokens of a blanked text (`content.facts.prose`) between two places."""
    return [
        Token(
            kind=str(match.lastgroup),
            start=match.start(),
            end=match.end(),
            plain=plain(match[0]) if match.lastgroup == "word" else match[0],
        )
        for match in _TOKEN.finditer(prose, start, end)
    ]


def plain_at(tokens: Sequence[Token], index: int) -> str:
    """What a token says, "" before the first and after the last."""
    return tokens[index].plain if 0 <= index < len(tokens) else ""
