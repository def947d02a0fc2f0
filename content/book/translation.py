"""Which words of an entry readers of a language may see. Pure.

A translation says what its source said when its translator last confirmed it. Where the
source says something else today, an ordinary text is shown with a quiet note. A safety
text is never shown as if it were valid: today's source stands in its place, and the
earlier translation below it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from content.book.book import Book
from content.book.parts import PartKey

State = Literal["", "behind", "missing"]
"""Of a translation; "" for one that is confirmed, and for the source itself."""

History = Callable[[str, str, str], dict[str, Any] | None]
"""Entry, language and checksum → the source words that a translation once said."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The words of an entry for readers of a language.

    language: in which they are. values: by field; a language's own fields are always
    those of the readers' language. earlier: a safety text's translation that no longer
    holds, since when it was public, and the source words that it says where they are
    known.
    """

    language: str
    values: Mapping[str, str]
    state: State = ""
    earlier: Mapping[str, str] = field(default_factory=dict)
    earlier_at: datetime | None = None
    earlier_source: Mapping[str, str] = field(default_factory=dict)


def state_of(book: Book, entry: str, language: str) -> State:
    """Where the translation of an entry stands."""
    source = book.source_language(entry)
    if language == source:
        return ""
    theirs, ours = book.words(entry, source), book.words(entry, language)
    translated = PartKey(entry, source).noun.translated
    if any(theirs.get(name) and not ours.get(name) for name in translated):
        return "missing"
    if not any(theirs.get(name) for name in translated):
        return ""
    part = book.parts.get(PartKey(entry, language))
    made_against = part.made_against if part else ""
    return "" if made_against == book.source_checksum(entry) else "behind"


def shown(
    book: Book,
    entry: str,
    language: str,
    *,
    safety: bool,
    history: History = lambda entry, language, checksum: None,
) -> Shown:
    """What readers of a language see of an entry. safety: it is a safety text."""
    state = state_of(book, entry, language)
    ours = book.words(entry, language)
    if not state or (state == "behind" and not safety):
        return Shown(language=language, values=ours, state=state)
    source = book.source_language(entry)
    noun = PartKey(entry, source).noun
    own = {name: ours[name] for name in noun.own if name in ours}
    values = {**book.words(entry, source), **own}
    if state == "missing":
        return Shown(language=source, values=values, state=state)
    part = book.parts[PartKey(entry, language)]
    return Shown(
        language=source,
        values=values,
        state=state,
        earlier={name: ours[name] for name in noun.translated if ours.get(name)},
        earlier_at=part.approval.published_at if part.approval else None,
        earlier_source=history(entry, source, part.made_against) or {},
    )
