"""Two texts that should say the same, and what one says and the other does not."""

from dataclasses import dataclass
from typing import Literal

from content.parity.meaning import WORDS

Kind = Literal[
    "number", "name", "medicine", "shape", "meaning", "opposite", "words", "alone"
]
Key = tuple[Kind, str]
"""The kind and the what of a difference."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A source text and its translation, Markdown or plain."""

    source: str
    translation: str
    source_language: str
    language: str

    @property
    def has_known_words(self) -> bool:
        """What its words deny or allow can be counted in both languages."""
        return {self.source_language, self.language} <= WORDS.keys()


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Something that one of two texts says more often than the other.

    what: "1440 min", "page:costs#fees", "denies"; of the kind "alone" what became of a
    sentence: "rewritten", "lost", "added", "moved", "anew". surplus: how often the source
    says it more than the translation; below zero, how often it says it less. source,
    translation: the statements in which it is, "" for the text as a whole. line: in the
    translation, counted from 1; 0 for the whole.
    """

    kind: Kind
    what: str
    surplus: int
    source: str = ""
    translation: str = ""
    line: int = 0

    @property
    def is_lacking(self) -> bool:
        """The translation lacks it, rather than having it of its own."""
        return self.surplus > 0
