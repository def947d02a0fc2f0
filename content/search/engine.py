"""One search: a query in, pages out, each with its best passage and a sentence of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.search.asked import Place, Votes
from content.search.fitting import fits
from content.search.index import Index, Page
from content.search.passages import Passage
from content.search.query import Wanted, wanted
from content.search.ranking import of_page, ranked
from content.search.scoring import Scores
from content.search.snippets import Run, snippet, values
from content.search.words import words

MOST_PAGES = 10
LEAST = 0.2
"""Pages with less than this share of the best page's score are left out."""

TOP = 0.75
"""How readily the top of a page is shown, compared with one of its sections."""

ASKED = 3.0
"""How much the questions asked before say, compared with the words of the pages."""

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
    votes = index.asked.votes(query, synonyms=index.synonyms, stemmer=index.stemmer())
    scored = _ranked(asked, index=index, also=votes.pages)
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


def _ranked(
    asked: Sequence[Wanted], *, index: Index, also: Collection[str] = ()
) -> dict[int, Scores]:
    numbers = {index.by_key[key] for key in also}
    return ranked(asked, index=index, most=MOST_PAGES, least=LEAST, also=numbers)


def _hits(
    asked: Sequence[Wanted],
    scored: Mapping[int, Scores],
    votes: Votes,
    *,
    index: Index,
) -> Iterator[Hit]:
    pages = _pages(scored, votes, index=index)
    best = sorted(pages, key=lambda key: (-pages[key], key))[:MOST_PAGES]
    valued, reader = values(asked, index=index), index.reader()
    for page_key in best:
        if pages[page_key] < LEAST * pages[best[0]]:
            break
        number = index.by_key[page_key]
        page = index.pages[number]
        passage = page.passage(_shown(page, scored.get(number, {}), votes))
        yield Hit(
            page_key=page_key,
            passage=passage,
            snippet=snippet(passage, valued, reader=reader),
            score=pages[page_key],
        )


def _pages(
    scored: Mapping[int, Scores], votes: Votes, *, index: Index
) -> dict[str, float]:
    """How well each page answers: by what it says, and by what was asked before."""
    said = {index.pages[one].key: of_page(scores) for one, scores in scored.items()}
    best = max(said.values(), default=0.0)
    return {
        key: (said[key] / best if key in said else 0.0)
        + ASKED * votes.pages.get(key, 0.0)
        for key in {*said, *votes.pages}
    }


def _shown(page: Page, scores: Scores, votes: Votes) -> int:
    """The best passage of a page; the first of those that are as good."""
    best = max(scores.values(), default=0.0) or 1.0

    def readily(number: int) -> tuple[float, int]:
        section = page.sections[number]
        said = scores.get(number, 0.0) / best * (1 if section else TOP)
        voted = votes.places.get(Place(page.key, section), 0.0)
        return said + ASKED * voted, -number

    return max(range(len(page.sections)), key=readily)


def _suggestion(query: str, *, index: Index) -> str:
    """The query with each unknown word replaced by the nearest known one."""
    better, place, exist = "", 0, index.everyday
    for word in words(query, stemmer=index.stemmer()):
        known = word.plain in index.lexicon.stems or word.plain in exist
        near = None if known else index.lexicon.spelled_like(word.plain, more=_LOOSER)
        if near:
            better += query[place : word.start] + index.lexicon.shown(near)
            place = word.end
    better += query[place:] if better else ""
    return (
        better if better and _ranked(wanted(better, index=index), index=index) else ""
    )
