"""What a check finds in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a finding asks for: to be mended, to be answered with a reason, a look."""

    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A place in one text.

    line: counted from 1. words: those that are meant; the whole sentence where none are
    named. sentence: the whole one that they stand in; a reason given for a hit holds for
    exactly this sentence.
    """

    line: int
    words: str
    sentence: str

    def __post_init__(self) -> None:
        if not self.words:
            object.__setattr__(self, "words", self.sentence)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A hit of a check. code: of its declaration (`content/gate/declared.py`)."""

    code: str
    level: Level
    hit: Hit
