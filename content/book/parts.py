"""A part of an entry, its canonical form, and the checksum of that."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from content.characters import stored_values
from content.languages import LANGUAGE_NAMES
from content.schema import Noun, noun_of

FIGURES = ""
"""In place of a language: the part with what is the same in every language."""

SHAPE = 1
"""The shape of the values in this version of the site; `restored` knows older ones."""


class PartKey(NamedTuple):
    """An entry, "section/costs/first", and a language, or FIGURES."""

    entry: str
    language: str

    @property
    def noun(self) -> Noun:
        """The noun of its entry."""
        return noun_of(self.entry)

    def __str__(self) -> str:
        language = LANGUAGE_NAMES.get(self.language, self.language)
        return f"{self.entry}, {language}" if language else self.entry


@dataclass(frozen=True, kw_only=True)
class Approval:
    """In which publication a part became what it is.

    approved_at: when a second person approved it; None for example content.
    """

    publication: int
    published_at: datetime
    approved_at: datetime | None = None
    approver_role: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is approved at a time, as plain values that JSON can hold.

    values: without those that say nothing. made_against: for a translation, the
    checksum of the source words that it says, "" for none. approval: of a published
    part.
    """

    values: Mapping[str, Any]
    made_against: str = ""
    approval: Approval | None = field(default=None, compare=False)

    @cached_property
    def text(self) -> str:
        """The canonical form: the same values give the same text, whatever is added to
        the schema."""
        return canonical(self.values)

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the canonical form, as 64 hexadecimal digits."""
        return checksum_of(self.text)

    @property
    def state(self) -> tuple[str, str]:
        """By which two parts are compared: what it says, and against which source."""
        return self.checksum, self.made_against


def canonical(values: Mapping[str, Any]) -> str:
    """Values as one text, fields in the order of their names."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def checksum_of(text: str) -> str:
    """SHA-256, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def restored(text: str, *, shape: int) -> dict[str, Any]:
    """The values of a canonical text in today's shape. shape: in which it was written.

    Raises ValueError for a shape that this version does not know.
    """
    if shape != SHAPE:
        raise ValueError(f"Published values of the shape {shape} cannot be read.")
    return stored_values(text)


def translated_checksum(part: Part | None, noun: Noun) -> str:
    """The checksum of the words that translations say; "" where there are none.

    A language's own fields, such as addresses, are no part of it. Worked out once for
    each part, and kept with it: a part never changes, nor its noun.
    """
    if part is None:
        return ""
    kept = vars(part)
    if "_translated" not in kept:
        own = part.values
        words = {name: own[name] for name in noun.translated if name in own}
        kept["_translated"] = checksum_of(canonical(words)) if words else ""
    found: str = kept["_translated"]
    return found
