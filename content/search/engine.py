"""One search: a query in, pages out, each with its best passage and a sentence of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.search.index import Index
from content.search.passages import Passage
from content.search.query import Wanted, wanted
from content.search.ranking import scores
from content.search.snippets import Run, snippet, values
from content.search.words import words

MOST_PAGES = 10
LEAST = 0.2
"""Pages with less than this share of the best page's score are left out."""

TOP = 0.75
"""How readily the top of a page is shown, compared with one of its sections."""

OTHERS = 0.13
"""What a page gains by the passages next to its best one, and how many count."""
_OTHERS_COUNTED = 3

_LOOSER = 1
"""Mistakes allowed in a suggestion beyond those that are mended silently."""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A page that answers. passage: the best of it. snippet: a sentence, in runs."""

    page_key: str
    passage: Passage
    snippet: tuple[Run, ...]
    score: float


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a search found, the best page first.

    read_as: the typed words that were taken for others, and those others. suggestion:
    another query that finds something, where this one finds nothing; "" for none.
    danger: how well the best passage on calling the emergency number answers, as a share
    of the best passage of all; 0 for not at all, 1 for best.
    """

    hits: tuple[Hit, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    suggestion: str = ""
    danger: float = 0.0


def search(query: str, *, index: Index) -> Answer:
    """Look for pages; never raises, whatever the query."""
    asked = wanted(query, index=index)
    scored = scores(asked, index=index)
    hits = tuple(_hits(asked, scored, index=index))
    return Answer(
        hits=hits,
        read_as=tuple((one.typed, one.read_as) for one in asked if one.read_as),
        suggestion="" if hits else _suggestion(query, index=index),
        danger=_danger(scored, index=index),
    )


def _hits(
    asked: Sequence[Wanted], scored: Mapping[int, float], *, index: Index
) -> Iterator[Hit]:
    found: dict[str, list[tuple[float, int]]] = {}
    for number, score in scored.items():
        page_key = index.passages[number].page_key
        found.setdefault(page_key, []).append((score, number))
    best = sorted(
        ((_of_page(passages), page_key) for page_key, passages in found.items()),
        key=lambda entry: (-entry[0], entry[1]),
    )[:MOST_PAGES]
    valued, reader = values(asked, index=index), index.reader()
    for score, page_key in best:
        if score < LEAST * best[0][0]:
            break
        passage = index.passages[_shown(found[page_key], index)]
        yield Hit(
            page_key=page_key,
            passage=passage,
            snippet=snippet(passage, valued, reader=reader),
            score=score,
        )


def _danger(scored: Mapping[int, float], *, index: Index) -> float:
    dangers = [
        score for number, score in scored.items() if index.passages[number].is_danger
    ]
    return max(dangers) / max(scored.values()) if dangers else 0.0


def _of_page(passages: Sequence[tuple[float, int]]) -> float:
    best, *others = sorted((score for score, _number in passages), reverse=True)
    return best + OTHERS * sum(others[:_OTHERS_COUNTED])


def _shown(passages: Sequence[tuple[float, int]], index: Index) -> int:
    """The best passage; the first of those that are as good."""

    def readily(entry: tuple[float, int]) -> tuple[float, int]:
        score, number = entry
        return score * (1 if index.passages[number].section else TOP), -number

    return max(passages, key=readily)[1]


def _suggestion(query: str, *, index: Index) -> str:
    """The query with each unknown word replaced by the nearest known one."""
    better, place = "", 0
    for word in words(query, stemmer=index.stemmer()):
        known = word.plain in index.lexicon.stems
        near = None if known else index.lexicon.spelled_like(word.plain, more=_LOOSER)
        if near:
            better += query[place : word.start] + index.lexicon.shown[near]
            place = word.end
    better += query[place:] if better else ""
    return better if better and scores(wanted(better, index=index), index=index) else ""
