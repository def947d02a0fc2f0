"""A translation beside its source: what one says and the other does not.

Languages say things in different words: “U kunt dubbel zien” allows nothing, “You may
see double” seems to. So words that deny, oblige or allow are counted against a pair that
people have approved: whatever its translation says by other means, today's has to say by
the same. Without such a pair, only a statement that denies beside one that does not is
told.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from content.parity.figures import figures
from content.parity.meaning import WORDS, meanings
from content.parity.medicines import medicines
from content.parity.opposites import turning
from content.parity.shape import named, shape
from content.text.markdown import leaves, prose, words

Kind = Literal["number", "name", "medicine", "shape", "meaning", "opposite"]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A source text and its translation, Markdown or plain."""

    source: str
    translation: str
    source_language: str
    language: str

    @property
    def has_known_words(self) -> bool:
        """What its words deny or allow can be counted in both languages."""
        return {self.source_language, self.language} <= WORDS.keys()


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Something that one of two texts says more often than the other.

    what: "1440 min", "page:costs#fees", "denies". surplus: how often the source says it
    more than the translation; below zero, how often it says it less. source,
    translation: the statements in which it is, "" for the text as a whole. line: in the
    translation, counted from 1; 0 for the whole.
    """

    kind: Kind
    what: str
    surplus: int
    source: str = ""
    translation: str = ""
    line: int = 0

    @property
    def is_lacking(self) -> bool:
        """The translation lacks it, rather than having it of its own."""
        return self.surplus > 0


_IN_OTHER_WORDS = ("meaning", "opposite")
"""What languages may say in other words; told against an approved pair alone."""

_FEW = 4
"""Words below which a statement is a name rather than a sentence: “Stop met eten” is
“Nichts mehr essen”."""


class _Statement(NamedTuple):
    source: str
    translation: str
    line: int


def compare(pair: Pair, *, approved: Pair | None = None) -> list[Difference]:
    """Every difference in what two texts say.

    approved: what both said when people last approved them together. Differences that
    stood there already are none.
    """
    found = [*_differences(pair)]
    if approved is None:
        flips = [*_flips(pair)]
        return [one for one in found if one.kind not in _IN_OTHER_WORDS] + flips
    now, then = _sum(found), _sum(_differences(approved))
    told = {
        key
        for key in now.keys() | then.keys()
        if now[key] != then[key] and (now[key] or key[0] in _IN_OTHER_WORDS)
    }
    kept = [one for one in found if (one.kind, one.what) in told]
    gone = told - {(one.kind, one.what) for one in kept}
    return kept + [
        Difference(kind=kind, what=what, surplus=-then[kind, what])
        for kind, what in sorted(gone)
    ]


def _sum(found: Iterable[Difference]) -> Counter[tuple[Kind, str]]:
    total: Counter[tuple[Kind, str]] = Counter()
    for one in found:
        total[one.kind, one.what] += one.surplus
    return total


def _differences(pair: Pair) -> Iterator[Difference]:
    whole = _Statement("", "", 0)
    yield from _counted("shape", shape(pair.source), shape(pair.translation), whole)
    yield from _counted("name", named(pair.source), named(pair.translation), whole)
    for one in _statements(pair):
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
        if not pair.has_known_words:
            continue
        yield from _counted(
            "meaning",
            meanings(one.source, language=pair.source_language),
            meanings(one.translation, language=pair.language),
            one,
        )
        yield from _counted(
            "opposite",
            turning(one.source, language=pair.source_language),
            turning(one.translation, language=pair.language),
            one,
        )


def _flips(pair: Pair) -> Iterator[Difference]:
    """Statements of which one denies something and the other nothing."""
    for one in _statements(pair) if pair.has_known_words else ():
        ours = meanings(one.source, language=pair.source_language)["denies"]
        theirs = meanings(one.translation, language=pair.language)["denies"]
        is_short = min(len(one.source.split()), len(one.translation.split())) < _FEW
        if bool(ours) != bool(theirs) and not is_short:
            yield Difference(
                kind="meaning",
                what="denies",
                surplus=ours - theirs,
                source=one.source,
                translation=one.translation,
                line=one.line,
            )


def _counted(
    kind: Kind, ours: Counter[str], theirs: Counter[str], at: _Statement
) -> Iterator[Difference]:
    for what in [*ours, *(theirs.keys() - ours.keys())]:
        if surplus := ours[what] - theirs[what]:
            yield Difference(
                kind=kind,
                what=what.strip(),
                surplus=surplus,
                source=at.source,
                translation=at.translation,
                line=at.line,
            )


def _statements(pair: Pair) -> Iterator[_Statement]:
    """Paragraphs, items and cells side by side; both texts whole where they have not
    as many."""
    theirs, ours = _said(pair.source), _said(pair.translation)
    if len(theirs) == len(ours):
        for (before, _at), (after, line) in zip(theirs, ours, strict=True):
            yield _Statement(before, after, line)
    else:
        yield _Statement(
            "\n".join(text for text, _line in theirs),
            "\n".join(text for text, _line in ours),
            0,
        )


def _said(text: str) -> list[tuple[str, int]]:
    """Every statement in words, with its line."""
    said = prose(text, dialled=True)
    return [
        (words(said[leaf.start : leaf.end]), text.count("\n", 0, leaf.start) + 1)
        for leaf in leaves(text)
    ]
