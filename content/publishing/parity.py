"""What a changed translation says otherwise than its source, for the gate.

The norm is what people approved last: the public translation beside the source words
that it was made against. What readers have to see as a warning is said in words here;
what counts as a difference, in `content/parity/`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from content.book import FIGURES, Book, Change, PartKey
from content.book.translation import History
from content.gate.findings import Hit
from content.markup.limits import too_much
from content.parity import Difference, Pair, compare
from content.publishing.page_checks import Place
from content.publishing.parity_words import note, shown
from content.schema import noun_of


def of_change(change: Change, *, after: Book, history: History) -> Iterator[Place]:
    """Where a changed translation and its source differ, and did not before.

    after: the book with the change. history: source words by the checksum that a
    translation was made against.
    """
    key, new = change.key, change.new
    source = after.source_language(key.entry)
    if new is None or key.language in (FIGURES, source):
        return
    today = after.words(key.entry, source)
    old = change.old
    then = history(key.entry, source, old.made_against) if old else None
    safety = is_safety(after, key.entry)
    known = _Words(after, key)
    found: list[tuple[str, Difference, bool]] = []
    for name in key.noun.translated:
        if not (today.get(name) and new.values.get(name)):
            continue
        if too_much(today[name]) or too_much(new.values[name]):
            continue  # the road refuses it
        pair = _pair(today, new.values, name, source=source, language=key.language)
        approved = None
        if old and then and then.get(name) and old.values.get(name):
            approved = _pair(
                then, old.values, name, source=source, language=key.language
            )
        for one in compare(pair, approved=approved, is_word=known.has):
            is_asking = asks(one, safety=safety, is_approved=approved is not None)
            found.append((name, one, is_asking))
    is_anew = any(one.what == "anew" for _name, one, _asks in found)
    for name, one, is_asking in found:
        if is_anew and one.kind == "alone" and one.what != "anew":
            continue  # a heading above a text that was translated anew
        words = one.translation or new.values[name]
        yield Place(
            code=_CODES[one.kind == "alone", is_asking],
            at=key,
            field=name,
            hit=Hit(line=one.line or 1, words=shown(one), sentence=words),
            note=note(one, language=key.language, source=source),
        )


_SOFT = ("opposite", "words", "alone")
"""Differences that languages may have between them: a reason is asked in safety texts."""
_CODES = {
    (False, True): "says-otherwise",
    (False, False): "may-say-otherwise",
    (True, True): "changed-alone",
    (True, False): "changed-alone-hint",
}
"""By whether a sentence was changed in the translation alone, and whether it asks."""


def asks(one: Difference, *, safety: bool, is_approved: bool) -> bool:
    """Whether a difference asks for a reason; others are hints. is_approved: it was
    found beside a pair that people had approved."""
    return safety or (is_approved and one.kind not in _SOFT)


class _Words:
    """The words of a language in a book, but for those of one part."""

    def __init__(self, book: Book, key: PartKey) -> None:
        self._book = book
        self._key = key

    def has(self, word: str) -> bool:
        """Whether another text has a word. Asked rarely: of what looks like a slip."""
        pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
        return any(
            pattern.search(str(text))
            for key, part in self._book.parts.items()
            if key.language == self._key.language and key != self._key
            for text in part.values.values()
        )


def unanswered(change: Change, *, after: Book, drafts: Book) -> Iterator[Place]:
    """New words of a safety text that readers would take for the public source, although
    its source has another draft: nobody has said for which of the two they were written.

    after: the book with the change. drafts: everything that is drafted.
    """
    key, new, old = change.key, change.new, change.old
    if new is None or key.language in (FIGURES, after.source_language(key.entry)):
        return
    says = new.made_against
    is_open = (
        says == after.source_checksum(key.entry) != drafts.source_checksum(key.entry)
    )
    if not is_open or not is_safety(after, key.entry):
        return
    for name in key.noun.translated:
        text = new.values.get(name, "")
        if text and text != (old.values.get(name) if old else ""):
            yield Place(
                code="unanswered",
                at=key,
                field=name,
                hit=Hit(line=1, words=text, sentence=text),
                note="",
            )


def is_safety(book: Book, entry: str) -> bool:
    """A text that may harm somebody where it is wrong."""
    noun = noun_of(entry)
    return noun.safety or (noun.name == "section" and bool(book.value(entry, "safety")))


def _pair(
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    name: str,
    *,
    source: str,
    language: str,
) -> Pair:
    return Pair(
        source=ours[name],
        translation=theirs[name],
        source_language=source,
        language=language,
    )
