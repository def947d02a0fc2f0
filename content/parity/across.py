"""What can be compared between two languages: numbers, names, medicines, how a text is
built, and whether a statement denies something at all."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from content.parity.difference import Difference, Kind, Pair
from content.parity.figures import figures
from content.parity.meaning import may_deny, meanings
from content.parity.medicines import medicines
from content.parity.shape import named, shape
from content.text.markdown import leaves, prose, words

FEWEST_WORDS = 4
"""Words below which a statement is a name rather than a sentence: “Stop met eten” is
“Nichts mehr essen”."""


class Statement(NamedTuple):
    """A paragraph, an item or a cell in both languages. line: in the translation."""

    source: str
    translation: str
    line: int


@lru_cache(maxsize=1024)
def differences(pair: Pair) -> tuple[Difference, ...]:
    """What is the same in every language, where it differs."""
    return tuple(_differences(pair))


def _differences(pair: Pair) -> Iterator[Difference]:
    whole = Statement("", "", 0)
    yield from _counted("shape", shape(pair.source), shape(pair.translation), whole)
    yield from _counted("name", named(pair.source), named(pair.translation), whole)
    for one in statements(pair):
        ours = figures(one.source, language=pair.source_language)
        theirs = figures(one.translation, language=pair.language)
        yield from _counted(
            "number", ours.lacking_in(theirs), theirs.lacking_in(ours), one
        )
        yield from _counted(
            "medicine",
            Counter(medicines(one.source)),
            Counter(medicines(one.translation)),
            one,
        )


def flips(pair: Pair) -> Iterator[Difference]:
    """Statements of which one denies something and the other nothing, in any words."""
    for one in statements(pair) if pair.has_known_words else ():
        ours = meanings(one.source, language=pair.source_language)["denies"]
        theirs = meanings(one.translation, language=pair.language)["denies"]
        is_short = (
            min(len(one.source.split()), len(one.translation.split())) < FEWEST_WORDS
        )
        if bool(ours) == bool(theirs) or is_short:
            continue
        silent, language = (
            (one.translation, pair.language)
            if ours
            else (one.source, pair.source_language)
        )
        if not may_deny(silent, language=language):
            yield difference("meaning", "denies", ours - theirs, one)


def difference(kind: Kind, what: str, surplus: int, at: Statement) -> Difference:
    """One of a statement."""
    return Difference(
        kind=kind,
        what=what.strip(),
        surplus=surplus,
        source=at.source,
        translation=at.translation,
        line=at.line,
    )


def _counted(
    kind: Kind, ours: Counter[str], theirs: Counter[str], at: Statement
) -> Iterator[Difference]:
    for what in [*ours, *(theirs.keys() - ours.keys())]:
        if surplus := ours[what] - theirs[what]:
            yield difference(kind, what, surplus, at)


def statements(pair: Pair) -> Iterator[Statement]:
    """Paragraphs, items and cells side by side; both texts whole where they have not
    as many."""
    theirs, ours = _said(pair.source), _said(pair.translation)
    if len(theirs) == len(ours):
        for (before, _at), (after, line) in zip(theirs, ours, strict=True):
            yield Statement(before, after, line)
    else:
        yield Statement(
            "\n".join(text for text, _line in theirs),
            "\n".join(text for text, _line in ours),
            0,
        )


@lru_cache(maxsize=1024)
def _said(text: str) -> tuple[tuple[str, int], ...]:
    """Every statement in words, with its line."""
    said = prose(text, dialled=True)
    return tuple(
        (words(said[leaf.start : leaf.end]), text.count("\n", 0, leaf.start) + 1)
        for leaf in leaves(text)
    )
