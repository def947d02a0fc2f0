"""Find a text in the drafts: by title, heading, name or words, in any language.

Every word that was typed has to be there, as the beginning of a word, however it is
spelled: "ubelkeit" finds "Übelkeit".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from content.admin.changes_shown import noun_words, title_of
from content.admin.places import form_places
from content.book import FIGURES, Book, Part, PartKey
from content.schema import entry_name, keys_of, noun_of, parent_of, root_of
from content.text.letters import letters

MOST = 40
"""So many places are shown; who gets more types another word."""

_AROUND = 60
"""Characters shown on either side of what was found."""

_FIRST = ("page", "section", "fact", "value", "clinic", "step", "notice", "question")
_LAST = ("source", "synonym", "asked_question", "danger_sign")
"""Nouns that staff mostly look for, and those that are for machines and experts."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A place. title: of the entry. part_of: of what it stands on, "" for itself.
    excerpt: the words around, in three pieces: before, found, after."""

    title: str
    part_of: str
    noun: str
    language: str
    excerpt: tuple[str, str, str]
    url: str


_kept: dict[PartKey, tuple[Part, list[str]]] = {}
"""A part → what it was when its words were last read, and its words as letters alone."""


def find(typed: str, *, book: Book, language: str) -> list[Found]:
    """The places that match best, those in this language first among equals."""
    wanted = [one for one in map(letters, _WORD.findall(typed)) if one]
    if not wanted:
        return []
    ranked = sorted(
        (
            (rank, key.language != language, place, key)
            for place, (key, part) in enumerate(book.parts.items())
            if (rank := _rank(key, part, wanted)) is not None
        ),
        key=lambda one: one[:3],
    )
    keys: dict[str, PartKey] = {}
    for *_order, key in ranked:  # one line for each entry, in its best language
        keys.setdefault(key.entry, key)
    best = [*_with_answers([*keys.values()][:MOST], book)][:MOST]
    urls = form_places(((key.entry, key.language) for key in best), book=book)
    return [
        Found(
            title=_title(key.entry, book),
            part_of=_part_of(key.entry, book),
            noun=noun_words(key.entry),
            language=key.language,
            excerpt=(excerpt := _excerpt(book.parts[key], wanted, typed)),
            url=_at_words(url, _words(book.parts[key], typed) or excerpt[1]),
        )
        for key in best
        if (url := urls[key.entry, key.language])
    ]


def _rank(key: PartKey, part: Part, wanted: list[str]) -> int | None:
    """Smaller is better: what patients read first, then titles before other words. None
    for no match."""
    if key.language == FIGURES and not key.noun.has_field("name"):
        return None
    kept = _kept.get(key)
    if kept is None or kept[0] is not part:
        kept = _kept[key] = (part, [_read(key, part, name) for name in _names(key)])
    fields = kept[1]
    if all(any(f" {word}" in field for field in fields) for word in wanted):
        name = key.noun.name
        far = 0 if name in _FIRST else 2 if name in _LAST else 1
        is_title = all(f" {word}" in fields[0] for word in wanted)
        is_child = root_of(key.entry) != key.entry
        return 3 * far + (is_child if is_title else 2)
    return None


def _names(key: PartKey) -> tuple[str, ...]:
    return ("name",) if key.language == FIGURES else key.noun.texts


def _read(key: PartKey, part: Part, name: str) -> str:
    text = str(part.values.get(name, ""))
    return " " + " ".join(map(letters, _WORD.findall(text)))


def _with_answers(keys: list[PartKey], book: Book) -> Iterator[PartKey]:
    """A fact is followed by what each clinic says of it: that is what nurses change."""
    for key in keys:
        yield key
        if noun_of(key.entry).name == "fact" and len(keys) < MOST:
            for value in book.entries("value", parent=key.entry):
                if book.has(_clinic_of(value)):
                    yield PartKey(value, FIGURES)


def _clinic_of(value: str) -> str:
    return entry_name("clinic", keys_of(value)[-1])


def _title(entry: str, book: Book) -> str:
    """An answer is called as the fact that it answers."""
    is_value = noun_of(entry).name == "value"
    return title_of(parent_of(entry) if is_value else entry, book)


def _part_of(entry: str, book: Book) -> str:
    """What it stands on; an answer stands on the form of its clinic."""
    if noun_of(entry).name == "value":
        return title_of(_clinic_of(entry), book)
    return title_of(root_of(entry), book) if root_of(entry) != entry else ""


def _words(part: Part, typed: str) -> str:
    """What was typed, if it stands in one text just so."""
    texts = (one.casefold() for one in part.values.values() if isinstance(one, str))
    return typed if any(typed.casefold() in one for one in texts) else ""


def _at_words(url: str, words: str) -> str:
    """The address of a form, for js/admin/place.js with the words it is to look for."""
    if not words:
        return url
    parts = urlsplit(url)
    query = "&".join(filter(None, (parts.query, urlencode({"words": words}))))
    return parts._replace(query=query).geturl()


def _excerpt(part: Part, wanted: list[str], typed: str) -> tuple[str, str, str]:
    """Around what was typed, or else around the longest word of it, in the longest text
    that has it."""
    texts = sorted(
        (str(one) for one in part.values.values() if isinstance(one, str)), key=len
    )
    for text in reversed(texts):
        if found := re.search(re.escape(typed), text, re.IGNORECASE):
            return _around(text, *found.span())
    longest = max(wanted, key=len)
    for text in reversed(texts):
        for found in _WORD.finditer(text):
            if letters(found[0]).startswith(longest):
                return _around(text, *found.span())
    return "", "", ""


def _around(text: str, first: int, last: int) -> tuple[str, str, str]:
    start, end = max(0, first - _AROUND), last + _AROUND
    before = ("… " if start else "") + text[start:first]
    return before, text[first:last], text[last:end] + (" …" if end < len(text) else "")
