"""What differs between two books, part by part. Decided by what they say alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from content.book.book import Book
from content.book.parts import Part, PartKey


@dataclass(frozen=True, kw_only=True)
class Change:
    """A part that is not the same in two books. old: None for a new one. new: None for
    one that is gone."""

    key: PartKey
    old: Part | None
    new: Part | None

    @property
    def verb(self) -> Literal["new", "changed", "confirmed", "gone"]:
        """What happened. confirmed: the same words, for today's source."""
        if self.old is None:
            return "new"
        if self.new is None:
            return "gone"
        same = self.old.checksum == self.new.checksum
        return "confirmed" if same else "changed"

    @property
    def state(self) -> tuple[str, str]:
        """As `Part.state`; two empty texts for a part that is gone."""
        return self.new.state if self.new else ("", "")


def changes(old: Book, new: Book) -> dict[PartKey, Change]:
    """Everything that differs, in the order of the new book, then what is gone."""
    return {change.key: change for change in _differences(old, new)}


def _differences(old: Book, new: Book) -> Iterator[Change]:
    for key, part in new.parts.items():
        before = old.parts.get(key)
        if before is part or before == part:  # no checksum is worked out for these
            continue
        if before is None or before.state != part.state:
            yield Change(key=key, old=before, new=part)
    for key, part in old.parts.items():
        if key not in new.parts:
            yield Change(key=key, old=part, new=None)
