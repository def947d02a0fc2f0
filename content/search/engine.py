"""One search: a query in, pages out, each with its best passage and a sentence of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.search.asked import Place, Votes
from content.search.fitting import fits
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

ASKED = 3.0
"""How much the questions asked before say, compared with the words of the pages."""

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
    """

    hits: tuple[Hit, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    suggestion: str = ""


def search(query: str, *, index: Index) -> Answer:
    """Look for pages; never raises, whatever the query."""
    asked = wanted(query, index=index)
    votes = index.asked.votes(query, stemmer=index.stemmer())
    scored = scores(asked, index=index)
    hits = (
        tuple(_hits(asked, scored, votes, index=index))
        if fits(asked, votes, scored, index=index)
        else ()
    )
    return Answer(
        hits=hits,
        read_as=tuple((one.typed, one.read_as) for one in asked if one.read_as),
        suggestion="" if hits else _suggestion(query, index=index),
    )


def _hits(
    asked: Sequence[Wanted], scored: Mapping[int, float], votes: Votes, *, index: Index
) -> Iterator[Hit]:
    pages = _pages(scored, votes, index=index)
    best = sorted(pages, key=lambda key: (-pages[key], key))[:MOST_PAGES]
    valued, reader = values(asked, index=index), index.reader()
    for page_key in best:
        if pages[page_key] < LEAST * pages[best[0]]:
            break
        passage = index.passages[_shown(page_key, scored, votes, index=index)]
        yield Hit(
            page_key=page_key,
            passage=passage,
            snippet=snippet(passage, valued, reader=reader),
            score=pages[page_key],
        )


def _pages(
    scored: Mapping[int, float], votes: Votes, *, index: Index
) -> dict[str, float]:
    """How well each page answers: by what it says, and by what was asked before."""
    found: dict[str, list[float]] = {}
    for number, score in scored.items():
        found.setdefault(index.passages[number].page_key, []).append(score)
    said = {key: _of_page(passages) for key, passages in found.items()}
    best = max(said.values(), default=0.0)
    return {
        key: (said[key] / best if key in said else 0.0)
        + ASKED * votes.pages.get(key, 0.0)
        for key in {*said, *votes.pages}
    }


def _of_page(passages: Sequence[float]) -> float:
    best, *others = sorted(passages, reverse=True)
    return best + OTHERS * sum(others[:_OTHERS_COUNTED])


def _shown(
    page_key: str, scored: Mapping[int, float], votes: Votes, *, index: Index
) -> int:
    """The best passage of a page; the first of those that are as good."""
    numbers = index.by_page[page_key]
    best = max((scored.get(number, 0.0) for number in numbers), default=0.0) or 1.0

    def readily(number: int) -> tuple[float, int]:
        section = index.passages[number].section
        said = scored.get(number, 0.0) / best * (1 if section else TOP)
        voted = votes.places.get(Place(page_key, section), 0.0)
        return said + ASKED * voted, -number

    return max(numbers, key=readily)


def _suggestion(query: str, *, index: Index) -> str:
    """The query with each unknown word replaced by the nearest known one."""
    better, place, exist = "", 0, index.everyday
    for word in words(query, stemmer=index.stemmer()):
        known = word.plain in index.lexicon.stems or word.plain in exist
        near = None if known else index.lexicon.spelled_like(word.plain, more=_LOOSER)
        if near:
            better += query[place : word.start] + index.lexicon.shown[near]
            place = word.end
    better += query[place:] if better else ""
    return better if better and scores(wanted(better, index=index), index=index) else ""
