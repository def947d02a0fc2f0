"""What became of a text and its translation since people approved the two together.

A translation that was changed while its source stands says something else by itself, in
whatever words: so somebody has to look. What the source's own changes call for is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from content.parity.beside import Beside, Span, Step, by_leaf
from content.parity.sentences import Sentence

How = Literal["rewritten", "lost", "added", "moved"]


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What became of some sentences of one of the two texts.

    then, now: as approved and today. beside: what the other text said there. line: in
    today's text, counted from 1.
    """

    how: How
    then: Sequence[Sentence] = ()
    now: Sequence[Sentence] = ()
    beside: Sequence[Sentence] = ()
    line: int = 1

    @property
    def length(self) -> int:
        """How many sentences it is about."""
        return max(len(self.then), len(self.now))


@dataclass(frozen=True, kw_only=True)
class Edits:
    """Those of one text. alone: where the other stands as it did; with_other: where it
    was changed too."""

    alone: Sequence[Edit]
    with_other: Sequence[Edit]


def edits(text: Beside, other: Beside) -> Edits:
    """What became of a text, beside the other language."""
    standing = _Standing(text, other)
    alone: list[Edit] = []
    with_other: list[Edit] = []
    for step in text.steps:
        edit = _edit(step, text, standing)
        (alone if standing.at(step) else with_other).append(edit)
    return Edits(alone=[*_moved(alone)], with_other=with_other)


class _Standing:
    """Where the other text stands as it did."""

    def __init__(self, text: Beside, other: Beside) -> None:
        self.other = other.old
        self._links = _links(text.old, other.old)
        self._changed = {place for one in other.steps for place in range(*one.old)}
        self._gaps = {one.old[0] for one in other.steps if one.old[0] == one.old[1]}

    def of(self, step: Step) -> Span:
        """The sentences of the other text that say the same; of an added one those
        around it."""
        first, last = step.old
        if first == last:
            first, last = max(first - 1, 0), min(last + 1, len(self._links))
        linked = self._links[first:last]
        return (
            min((start for start, _end in linked), default=0),
            max((end for _start, end in linked), default=0),
        )

    def at(self, step: Step) -> bool:
        """Nothing of the other text changed there."""
        start, end = self.of(step)
        is_added = step.old[0] == step.old[1]
        within = range(start, end + 1) if is_added else range(start + 1, end)
        return not self._gaps & {*within} and not self._changed & {*range(start, end)}


def _links(text: Sequence[Sentence], other: Sequence[Sentence]) -> list[Span]:
    """For each sentence those of the other text that may say it: the one at its place,
    where a paragraph has as many; else all of the paragraph, or of the text."""
    ours, theirs = by_leaf(text), by_leaf(other)
    if len(ours) != len(theirs):
        return [(0, len(other))] * len(text)
    links: list[Span] = []
    for (first, last), (start, end) in zip(ours, theirs, strict=True):
        is_paired = end - start == last - first
        links += [
            (start + place, start + place + 1) if is_paired else (start, end)
            for place in range(last - first)
        ]
    return links


def _edit(step: Step, text: Beside, standing: _Standing) -> Edit:
    then, now = text.old[slice(*step.old)], text.new[slice(*step.new)]
    at = [*now, *text.new[: step.new[0]][-1:], *text.new[:1]]
    how: How = "rewritten" if then and now else "lost" if then else "added"
    if _said(then) == _said(now):
        how = "moved"  # into a card, or out of it
    return Edit(
        how=how,
        then=then,
        now=now,
        beside=standing.other[slice(*standing.of(step))] if then else (),
        line=at[0].line if at else 1,
    )


def _moved(found: Sequence[Edit]) -> Iterator[Edit]:
    """What is gone here and stands there was moved; said once for a text."""
    gone = {_said(one.then) for one in found if one.how == "lost"}
    come = {_said(one.now) for one in found if one.how == "added"}
    is_told = False
    for one in found:
        if one.how == "lost" and _said(one.then) in come:
            continue
        is_moved = one.how == "moved" or (one.how == "added" and _said(one.now) in gone)
        if is_moved and is_told:
            continue
        is_told = is_told or is_moved
        yield replace(one, how="moved") if is_moved else one


def _said(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(one.raw for one in sentences)
