"""How often the guard between languages disturbs where nothing is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.book import FIGURES, Book, PartKey
from content.parity import Pair, compare
from content.publishing.parity import asks, is_safety
from content.text.markdown import Leaf, leaves
from content.text.tokens import WORDS


@dataclass(frozen=True, kw_only=True)
class Starter:
    """What is said of the translations of a book, each beside its source.

    parts: how many there are. hinted, asked: those of which something is said as a first
    translation, as a hint or asking for a reason. added: statements that were added to
    source and translation together, one a text; of those, told: with a finding.
    """

    parts: int
    hinted: int
    asked: int
    added: int
    told: int


def measured(book: Book) -> Starter:
    """What is said of a book as it is."""
    hinted = asked = parts = added = told = 0
    for key in book.parts:
        texts = [*_pairs(book, key)]
        if not texts:
            continue
        parts += 1
        safety = is_safety(book, key.entry)
        found = [one for pair in texts for one in compare(pair)]
        is_asking = any(asks(one, safety=safety, is_approved=False) for one in found)
        asked += is_asking
        hinted += bool(found) and not is_asking
        for pair in texts:
            if shorter := _shorter(pair):
                added += 1
                told += bool(compare(pair, approved=shorter))
    return Starter(
        parts=parts,
        hinted=hinted,
        asked=asked,
        added=added,
        told=told,
    )


def _pairs(book: Book, key: PartKey) -> Iterator[Pair]:
    source = book.source_language(key.entry)
    if key.language in (FIGURES, source):
        return
    theirs, ours = book.words(key.entry, source), book.words(*key)
    for name in key.noun.translated:
        if theirs.get(name) and ours.get(name):
            yield Pair(
                source=theirs[name],
                translation=ours[name],
                source_language=source,
                language=key.language,
            )


def _shorter(pair: Pair) -> Pair | None:
    """The pair without its last statement, where it has more; but for tables, whose rows
    would no longer fit."""
    theirs, ours = leaves(pair.source), leaves(pair.translation)
    if len(theirs) != len(ours) or len(ours) < 2 or theirs[-1].row or ours[-1].row:
        return None
    return replace(
        pair,
        source=_without(pair.source, theirs[-1]),
        translation=_without(pair.translation, ours[-1]),
    )


def _without(text: str, leaf: Leaf) -> str:
    """A text without the lines of one statement."""
    after = text.find("\n", max(leaf.start, leaf.end - 1))
    return text[: text.rfind("\n", 0, leaf.start) + 1] + (
        text[after + 1 :] if after >= 0 else ""
    )


def words_of(book: Book, language: str) -> frozenset[str]:
    """Every word of the texts of a language."""
    return frozenset(
        word.casefold()
        for key, part in book.parts.items()
        if key.language == language
        for text in part.values.values()
        for word in WORDS.findall(str(text))
    )
