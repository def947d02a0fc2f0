"""Which passages answer a query, and how well (BM25 over weighted places).

A page is looked at in all its passages only where it may be among the best: how well it
answers at most is known from what its passages say at most.
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Sequence

from content.search.index import Index
from content.search.query import Wanted
from content.search.sayings import HALF
from content.search.scoring import (
    COVERAGE,
    SATURATION,
    Asking,
    Scores,
    Term,
    are_small,
    gained,
    scores_of,
)

RARITY = 0.6
"""How much more a rare word tells than a common one (0: nothing; 1: all that BM25
says). Patients tell a story: its rarest word is often not what they ask about."""

OTHERS = 0.13
"""What a page gains by the passages next to its best one, and how many count."""
_OTHERS_COUNTED = 3

_SLACK = 1 + 1e-9
"""So that no sum is too small by the way it was added up."""


_MOST_GAINS = [*(gained(HALF * halves) for halves in range(255)), 1 + SATURATION]
"""By halves of a strength, what it gains at most; the last one has no limit."""


def ranked(
    asked: Sequence[Wanted],
    *,
    index: Index,
    most: int,
    least: float,
    also: Collection[int],
) -> dict[int, Scores]:
    """Number of a page → its passages, for all pages that may be among the best.

    most: how many are wanted. least: the share of the best page's score below which
    none is. also: pages that are wanted whatever they score. Stop words alone are no
    answer, unless nothing else is asked.
    """
    asking = [_asking(one, index=index) for one in asked]
    full = sum(one.asks for one in asking if not one.one.is_bonus)
    bounds = _bounds(asking, full, index=index)
    found: dict[int, Scores] = {}
    best: list[float] = []
    for page in sorted(bounds, key=lambda number: (-bounds[number], number)):
        enough = max(
            best[0] if len(best) == most else 0.0, least * max(best, default=0.0)
        )
        if bounds[page] < enough and page not in also:
            continue
        if scores := scores_of(asking, full, number=page, index=index):
            found[page] = scores
            heapq.heappush(best, of_page(scores))
        if len(best) > most:
            heapq.heappop(best)
    return found


def of_page(scores: Scores) -> float:
    """How well a page answers by what it says."""
    best, *others = sorted(scores.values(), reverse=True)
    return best + OTHERS * sum(others[:_OTHERS_COUNTED])


def worth(one: Wanted, *, index: Index, unknown: float = 0.0) -> float:
    """How much a word tells: the rarer it is, the more. unknown: one that nobody says."""
    rarity = index.rarity(one.main)
    if not rarity:
        rarity = max(map(index.rarity, one.terms), default=unknown)
    return one.weight * float(rarity**RARITY)


def _asking(one: Wanted, *, index: Index) -> Asking:
    asks = worth(one, index=index)
    terms = [
        Term(index.terms.span(term), asks * how_well)
        for term, how_well in one.terms.items()
    ]
    return Asking(one, asks, terms)


def _bounds(asking: Sequence[Asking], full: float, *, index: Index) -> dict[int, float]:
    """Number of a page → what it scores at most; only those that answer something.

    Nearly all pages say a stop word, so it counts for all of them.
    """
    is_small = are_small(asking)
    of_all = covered_by_all = 0.0
    totals: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    for one in asking:
        if one.one.is_stop_word and not is_small:
            of_all += _MOST_GAINS[-1] * max(
                (term.asks for term in one.terms), default=0
            )
            covered_by_all += one.share
            continue
        for page, gain in _most(one, index=index).items():
            totals[page] += gain
            covered[page] += one.share
    times = (1 + OTHERS * _OTHERS_COUNTED) * _SLACK
    return {
        page: (total + of_all)
        * index.pages[page].heaviest
        * min(1.0, (covered[page] + covered_by_all) / full) ** COVERAGE
        * times
        for page, total in totals.items()
    }


def _most(one: Asking, *, index: Index) -> dict[int, float]:
    """What a word adds at most to each page that says it."""
    gains: dict[int, float] = {}
    for term in one.terms:
        pages, most = index.terms.pages(term.span), index.terms.most(term.span)
        for page, strength in zip(pages, most, strict=True):
            gain = term.asks * _MOST_GAINS[strength]
            if gain > gains.get(page, 0.0):
                gains[page] = gain
    return gains
