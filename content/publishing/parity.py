"""What a changed translation says otherwise than its source, for the gate.

The norm is what people approved last: the public translation beside the source words
that it was made against. What readers have to see as a warning is said in words here;
what counts as a difference, in `content/parity/`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from content.book import FIGURES, Book, Change
from content.book.translation import History
from content.facts.codes import Unit
from content.gate.findings import Hit
from content.parity import Difference, Pair, compare
from content.publishing.page_checks import Place
from content.schema import noun_of

_UNITS = {"min": Unit.MINUTES.label, "€": Unit.MONEY.label}


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
    for name in key.noun.translated:
        if not (today.get(name) and new.values.get(name)):
            continue
        pair = _pair(today, new.values, name, source=source, language=key.language)
        approved = None
        if old and then and then.get(name) and old.values.get(name):
            approved = _pair(
                then, old.values, name, source=source, language=key.language
            )
        safety = is_safety(after, key.entry)
        for one in compare(pair, approved=approved):
            is_certain = safety or (approved is not None and one.kind != "opposite")
            words = one.translation or new.values[name]
            yield Place(
                code="says-otherwise" if is_certain else "may-say-otherwise",
                at=key,
                field=name,
                hit=Hit(line=one.line or 1, words=_shown(one), sentence=words),
                note=_note(one),
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


def _shown(one: Difference) -> str:
    """What it is about: "6 hours", a word that denies."""
    if one.kind == "number":
        return _number(one.what)
    return _MEANINGS[one.what]() if one.what in _MEANINGS else one.what


def _number(what: str) -> str:
    """ "360 min" as "6 hours"; other numbers as they are."""
    value, _space, unit = what.partition(" ")
    if unit != "min":
        return what
    minutes = float(value)
    for name, size in (("weeks", 10080), ("days", 1440), ("hours", 60)):
        if minutes >= size and minutes % size == 0:
            return f"{minutes / size:g} {Unit(name).label}"
    return f"{minutes:g} {Unit.MINUTES.label}"


def _note(one: Difference) -> str:
    """The difference in a sentence."""
    if one.kind == "meaning" and one.what in _MEANINGS:
        return _(
            "Source and translation differ in words such as “not”, “must” and “may”. "
            "The source says: “%(source)s”"
        ) % {"source": one.source[:200]}
    if one.is_lacking:
        return _("The source says it, the translation does not.")
    return _("The translation says it, the source does not.")


_MEANINGS = {
    "denies": lambda: _("a word that denies"),
    "obliges": lambda: _("a word that obliges"),
    "allows": lambda: _("a word that allows"),
}
