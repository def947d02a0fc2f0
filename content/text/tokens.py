"""The words, figures and signs of a text, with their places."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from content.text.gendered import ENDING
from content.text.letters import letters
from content.text.markdown import PLACE

RUN = r"[^\W_]+"
"""Letters and digits that stand together."""
WORDS = re.compile(rf"{RUN}(?:(?:['’]|{ENDING}){RUN})*")
"""Words as search and glossary ask for them: a figure is one, a hyphen divides."""
HYPHENS = ("-", "‑")

_TOKEN = re.compile(
    rf"""(?P<place>{PLACE.pattern})
    | (?P<address>(?:https?://|www\.)\S*[^\s.,;:!?)] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | \b[\w-]+(?:\.[\w-]+)*\.(?:nl|be|de|eu|org|com|net|info)\b)
    | (?P<phone>(?:\+|(?<!\d[-/])\b0)\d[\d\s/-]{{4,}}\d)
    | (?P<number>(?:\d+[ \u00a0]?)?[½¼¾]
        | \d{{1,3}}(?:[.,\u00a0\u202f ]\d{{3}})+(?![\d/:])(?:[.,]\d+)?
        | \d+(?:[.,:/]\d+)*)
    | (?P<word>[^\W\d_](?:[^\W_]|[\u00ad\u0300-\u036f]|['’](?=[^\W_])|{ENDING})*)
    | (?P<mark>[][,;:.!?()|/%€–—‑-])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """An "address", "phone", "number", "word", "mark", or the "place" of a fact.

    plain: a word as `letters` writes it, everything else as it stands.
    """

    kind: str
    text: str
    start: int
    end: int
    plain: str


def tokens(text: str, *, start: int = 0, end: int | None = None) -> list[Token]:
    """Everything between two places of a text but spaces and unusual signs."""
    return [
        Token(
            kind=str(match.lastgroup),
            text=match[0],
            start=match.start(),
            end=match.end(),
            plain=letters(match[0]) if match.lastgroup == "word" else match[0],
        )
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def spoken(text: str) -> Iterator[Token]:
    """The tokens that are spoken; what hyphens join is one: "off-label", "24-uurs"."""
    whole: Token | None = None
    is_joined = False
    for token in tokens(text):
        is_next = whole is not None and token.start == whole.end + is_joined
        if token.kind == "mark":
            is_joined = is_next and not is_joined and token.plain in HYPHENS
            continue
        if whole and is_next and {whole.kind, token.kind} <= {"word", "number"}:
            whole = whole._replace(
                text=text[whole.start : token.end],
                end=token.end,
                plain=whole.plain + token.plain,
            )
        else:
            if whole:
                yield whole
            whole = token
        is_joined = False
    if whole:
        yield whole


def plain_at(tokens: Sequence[Token], index: int) -> str:
    """What a token says, "" before the first and after the last."""
    return tokens[index].plain if 0 <= index < len(tokens) else ""
