"""What became of the sentences of a text: paragraph by paragraph, then one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from content.parity.sentences import Sentence, all_said, read
from content.parity.slips import IsWord, changes, is_same

ALIKE = 0.3
"""The share of words, from 0 to 1, from which on two paragraphs are one, rewritten."""
MOST = 2500
"""Pairs of paragraphs up to which they are looked at one by one."""

Span = tuple[int, int]
"""From the first to behind the last, as places in a text."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """Sentences that became others. One of the two may be empty: lost, or added."""

    old: Span
    new: Span


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Two states of one text."""

    old: Sequence[Sentence]
    new: Sequence[Sentence]
    language: str
    is_word: IsWord

    @cached_property
    def steps(self) -> list[Step]:
        """Where they say something else, in order."""
        if self.old == self.new:
            return []
        ours, theirs = by_leaf(self.old), by_leaf(self.new)
        before = [self._said(self.old, one) for one in ours]
        after = [self._said(self.new, one) for one in theirs]
        found: list[Step] = []
        for a1, a2, b1, b2 in changes(before, after):
            whole = Step(old=_around(ours, a1, a2), new=_around(theirs, b1, b2))
            if not self._is_same(whole):
                for old, new in self._paired(ours[a1:a2], theirs[b1:b2], whole):
                    found += self._within(old, new)
        return [step for step in found if not self._is_same(step)]

    def _said(self, text: Sequence[Sentence], span: Span) -> tuple[str, ...]:
        return all_said(text[slice(*span)])

    def _is_same(self, step: Step) -> bool:
        return is_same(
            self._said(self.old, step.old),
            self._said(self.new, step.new),
            language=self.language,
            is_word=self.is_word,
        )

    def _within(self, old: Span, new: Span) -> Iterator[Step]:
        """The sentences of a paragraph: one by one where they are as many."""
        before = [one.said for one in self.old[slice(*old)]]
        after = [one.said for one in self.new[slice(*new)]]
        for a1, a2, b1, b2 in changes(before, after):
            start, end, first, last = old[0] + a1, old[0] + a2, new[0] + b1, new[0] + b2
            if a2 - a1 == b2 - b1:
                for place in range(a2 - a1):
                    yield Step(
                        old=(start + place, start + place + 1),
                        new=(first + place, first + place + 1),
                    )
            else:
                yield Step(old=(start, end), new=(first, last))

    def _paired(
        self, ours: Sequence[Span], theirs: Sequence[Span], whole: Step
    ) -> Iterator[tuple[Span, Span]]:
        """Paragraphs that are alike, in order; those that nothing is like, by place."""
        a = b = 0
        for left, right in [*self._alike(ours, theirs), (len(ours), len(theirs))]:
            while a < left or b < right:
                old = ours[a] if a < left else _none(ours, a, whole.old)
                new = theirs[b] if b < right else _none(theirs, b, whole.new)
                yield old, new
                a, b = min(a + 1, left), min(b + 1, right)
            if left < len(ours) and right < len(theirs):
                yield ours[left], theirs[right]
            a, b = left + 1, right + 1

    def _alike(
        self, ours: Sequence[Span], theirs: Sequence[Span]
    ) -> list[tuple[int, int]]:
        """Pairs in order that are alike most of all, as the longest common sequence."""
        if len(ours) * len(theirs) > MOST:
            return []
        best: dict[tuple[int, int], float] = {}
        shares: dict[tuple[int, int], float] = {}
        for a in reversed(range(len(ours))):
            for b in reversed(range(len(theirs))):
                share = _share(self._said(self.old, ours[a]), self._said(self.new, theirs[b]))  # fmt: skip
                shares[a, b] = share if share >= ALIKE else 0.0
                best[a, b] = max(
                    best.get((a + 1, b), 0.0),
                    best.get((a, b + 1), 0.0),
                    best.get((a + 1, b + 1), 0.0) + shares[a, b],
                )
        pairs = []
        a = b = 0
        while a < len(ours) and b < len(theirs):
            if best[a, b] == best.get((a + 1, b), 0.0):
                a += 1
            elif best[a, b] == best.get((a, b + 1), 0.0):
                b += 1
            else:
                pairs.append((a, b))
                a, b = a + 1, b + 1
        return pairs


def beside(old: str, new: str, *, language: str, is_word: IsWord) -> Beside:
    """Two states of a Markdown text, read."""
    return Beside(
        old=read(old, language=language),
        new=read(new, language=language),
        language=language,
        is_word=is_word,
    )


def by_leaf(text: Sequence[Sentence]) -> list[Span]:
    """The sentences of each paragraph, item or cell."""
    found: list[Span] = []
    for place, one in enumerate(text):
        if found and text[place - 1].leaf == one.leaf:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _around(spans: Sequence[Span], first: int, last: int) -> Span:
    """All sentences of some paragraphs that follow each other."""
    start = spans[first][0] if first < len(spans) else spans[-1][1] if spans else 0
    return start, spans[last - 1][1] if last > first else start


def _none(spans: Sequence[Span], place: int, whole: Span) -> Span:
    """An empty run of sentences before a paragraph, or behind the last."""
    at = spans[place][0] if place < len(spans) else whole[1]
    return at, at


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """How many of their words two texts have in common, from 0 to 1."""
    ours, theirs = {*one}, {*other}
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 0.0
