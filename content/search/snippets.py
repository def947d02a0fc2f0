"""The sentence that shows why a passage was found, and the words that were asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.search.index import Index
from content.search.passages import Passage
from content.search.query import Wanted
from content.search.ranking import worth
from content.search.terms import Reader

LONGEST = 220
"""Letters of a snippet, at most; so much of a long sentence is shown."""

_LEAD = 40
"""Letters before the first word asked for, where a sentence is cut before it."""

_Span = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """A stretch of a text. is_hit: the reader asked for it."""

    text: str
    is_hit: bool = False


def values(asked: Sequence[Wanted], *, index: Index) -> dict[str, float]:
    """Term → what it is worth in a snippet; stop words only where all are."""
    telling = [one for one in asked if not one.is_stop_word] or asked
    return {
        term: how_well * worth(one, index=index)
        for one in telling
        for term, how_well in one.terms.items()
    }


def snippet(
    passage: Passage, valued: Mapping[str, float], *, reader: Reader
) -> tuple[Run, ...]:
    """The sentence that says most of what was asked for; where none does, the first few.

    "In danger right now?" alone would help nobody who looked for its heading.
    """
    best, spans = "", list[_Span]()
    most = -1.0
    for sentence in passage.sentences:
        value, found = _hits(sentence, valued, reader=reader)
        if value > most:
            most, best, spans = value, sentence, found
    if not spans:
        best = _beginning(passage.sentences)
    return tuple(_runs(*_cut(best, spans)))


def _beginning(sentences: Sequence[str]) -> str:
    """The first sentence, and those after it that still fit."""
    text = ""
    for sentence in sentences:
        if text and len(text) + 1 + len(sentence) > LONGEST:
            break
        text = f"{text} {sentence}".lstrip()
    return text


def _hits(
    sentence: str, valued: Mapping[str, float], *, reader: Reader
) -> tuple[float, list[_Span]]:
    """What a sentence is worth, each term counted once, and where it says them."""
    said = [one for one in reader.said(sentence) if one.term in valued]
    terms = {one.term: valued[one.term] * one.weight for one in said}
    return sum(terms.values()), _merged((one.start, one.end) for one in said)


def _merged(spans: Iterator[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged[-1][1])
            merged.pop()
        merged.append((start, end))
    return merged


def _cut(sentence: str, spans: list[_Span]) -> tuple[str, list[_Span]]:
    """A long sentence, shortened to the stretch around the first word asked for."""
    if len(sentence) <= LONGEST:
        return sentence, spans
    first = spans[0][0] if spans else 0
    begin = sentence.rfind(" ", 0, first - _LEAD) + 1 if first > LONGEST // 2 else 0
    end = len(sentence)
    if end > begin + LONGEST:
        end = max(sentence.rfind(" ", begin, begin + LONGEST), first + _LEAD)
    before, after = "… " if begin else "", " …" if end < len(sentence) else ""
    moved = len(before) - begin
    kept = [(a + moved, b + moved) for a, b in spans if begin <= a and b <= end]
    return before + sentence[begin:end] + after, kept


def _runs(sentence: str, spans: list[_Span]) -> Iterator[Run]:
    place = 0
    for start, end in spans:
        if start > place:
            yield Run(sentence[place:start])
        yield Run(sentence[start:end], is_hit=True)
        place = end
    if place < len(sentence):
        yield Run(sentence[place:])
