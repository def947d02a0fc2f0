"""The words of a sentence, told apart from figures and addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<address> https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
               | \b[\w-]+(?:\.[\w-]+)*\.(?:nl|be|de|eu|org|com|net|info)\b )
  | (?P<phone>   (?:\+|\b0)\d[\d\s/-]{4,}\d )
  | (?P<number>  \d+(?:[.,:/]\d+)*(?:-?[^\W_]+)* )
  | (?P<word>    [^\W\d_][^\W_]*(?:[-’'‑][^\W_]+)* )
    """,
    re.VERBOSE,
)
_CAPITALS = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9]+s?")


@dataclass(frozen=True, kw_only=True)
class Token:
    """kind: "word", "number", "phone", "address". words: as it is written."""

    kind: str
    words: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of a word with hyphens: "Ketamin", "Infusion"."""
        return tuple(re.split("[-‑]", self.words))


def tokens(sentence: str) -> Iterator[Token]:
    """What is spoken of a sentence, in order; signs are left out."""
    for match in _TOKEN.finditer(sentence):
        yield Token(kind=match.lastgroup or "word", words=match[0].rstrip(".,;:!?)"))


def is_abbreviation(word: str) -> bool:
    """Two capitals or more and nothing else but figures: "CRPS", "CYP3A4", "EKGs"."""
    return _CAPITALS.fullmatch(word) is not None
