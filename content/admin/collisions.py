"""A text that two people have changed: both versions, with the words that differ."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 5_000
"""Longer texts are shown without marks: comparing them word by word takes seconds."""

Piece = tuple[str, bool]
"""A run of text, and whether the other version lacks it."""


@dataclass(frozen=True, kw_only=True)
class Collision:
    """A field's label, what is saved now, and what stands in this form.

    field: the id of its input; "" where the form has none any more. is_text: both are
    texts of that field, so that one can be taken for the other.
    """

    label: str
    saved: str
    yours: str
    field: str = ""
    is_text: bool = False

    def both(self) -> tuple[list[Piece], list[Piece]]:
        """The saved version and the other one, letter for letter, in pieces."""
        old, new = _words(self.saved), _words(self.yours)
        if not self.is_text or max(len(old), len(new)) > MOST_WORDS:
            return [(self.saved, False)], [(self.yours, False)]
        matcher = SequenceMatcher(a=old, b=new, autojunk=False)
        saved, yours = [], []
        for tag, start, end, other_start, other_end in matcher.get_opcodes():
            saved.append(("".join(old[start:end]), tag != "equal"))
            yours.append(("".join(new[other_start:other_end]), tag != "equal"))
        return _full(saved), _full(yours)


def _words(text: str) -> list[str]:
    """With every blank, so that the pieces make the whole text again."""
    return re.findall(r"\s+|[^\s]+", text.replace("\r\n", "\n"))


def _full(pieces: Iterable[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece[0]]
