"""Which passages answer a query, and how well (BM25 over weighted places).

A page is looked at in all its passages only where it may be among the best: how well it
answers at most is known from what its passages say at most.
"""

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from content.search.index import Index, Page
from content.search.query import Wanted
from content.search.sayings import HALF

_SATURATION = 2.5
"""How soon it stops to count that a term is said again."""

IN_SECTION, IN_PAGE = 0.4, 0.15
"""What a word counts that stands elsewhere in the same section or page."""

COVERAGE = 1.0
"""How dearly a passage pays for the words that it does not say."""

RARITY = 0.6
"""How much more a rare word tells than a common one (0: nothing; 1: all that BM25
says). Patients tell a story: its rarest word is often not what they ask about."""

OTHERS = 0.13
"""What a page gains by the passages next to its best one, and how many count."""
_OTHERS_COUNTED = 3

_SLACK = 1 + 1e-9
"""So that no sum is too small by the way it was added up."""


def _gain(strength: float) -> float:
    return strength * (1 + _SATURATION) / (strength + _SATURATION)


_MOST_GAINS = [*(_gain(HALF * halves) for halves in range(255)), 1 + _SATURATION]
"""By halves of a strength, what it gains at most; the last one has no limit."""

Scores = dict[int, float]
"""Number of a passage in its page → how well it answers; only those that say anything."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A term that answers a word. span: of its pages. asks: how much it tells."""

    span: tuple[int, int]
    asks: float


@dataclass(frozen=True, slots=True)
class _Asking:
    """A word of the query, as pages are asked for it. asks: how much it tells."""

    one: Wanted
    asks: float
    terms: Sequence[_Term]

    @property
    def share(self) -> float:
        """How much of the query a passage covers that says it."""
        return self.asks * (self.one.kept if self.one.is_bonus else 1.0)


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
        found[page] = _scores(asking, full, number=page, index=index)
        heapq.heappush(best, of_page(found[page]))
        if len(best) > most:
            heapq.heappop(best)
    return found


def of_page(scores: Scores) -> float:
    """How well a page answers by what it says."""
    best, *others = heapq.nlargest(1 + _OTHERS_COUNTED, scores.values()) or [0.0]
    return best + OTHERS * sum(others)


def worth(one: Wanted, *, index: Index, unknown: float = 0.0) -> float:
    """How much a word tells: the rarer it is, the more. unknown: one that nobody says."""
    rarity = index.rarity(one.main)
    if not rarity:
        rarity = max(map(index.rarity, one.terms), default=unknown)
    return one.weight * float(rarity**RARITY)


def _asking(one: Wanted, *, index: Index) -> _Asking:
    asks = worth(one, index=index)
    terms = [
        _Term(index.terms.span(term), asks * how_well)
        for term, how_well in one.terms.items()
    ]
    return _Asking(one, asks, terms)


def _are_small(asking: Sequence[_Asking]) -> bool:
    return all(one.one.is_stop_word for one in asking)


def _bounds(
    asking: Sequence[_Asking], full: float, *, index: Index
) -> dict[int, float]:
    """Number of a page → what it scores at most; only those that answer something.

    Nearly all pages say a stop word, so it counts for all of them.
    """
    are_small = _are_small(asking)
    of_all = covered_by_all = 0.0
    totals: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    for one in asking:
        if one.one.is_stop_word and not are_small:
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


def _most(one: _Asking, *, index: Index) -> dict[int, float]:
    """What a word adds at most to each page that says it."""
    gains: dict[int, float] = {}
    for term in one.terms:
        pages, most = index.terms.pages(term.span), index.terms.most(term.span)
        for page, strength in zip(pages, most, strict=True):
            gain = term.asks * _MOST_GAINS[strength]
            if gain > gains.get(page, 0.0):
                gains[page] = gain
    return gains


def _scores(
    asking: Sequence[_Asking], full: float, *, number: int, index: Index
) -> Scores:
    """How well each passage of a page answers."""
    page = index.pages[number]
    places = _places(page)
    totals, covered = ([0.0] * len(page.sections) for _list in range(2))
    of_all = covered_by_all = 0.0
    telling: Collection[int] = range(len(totals)) if _are_small(asking) else set()
    for one in asking:
        gains = _gains(one, page, number=number, index=index)
        if not gains:
            continue
        if one.one.is_bonus:
            for passage, gain in gains.items():
                totals[passage] += gain
                covered[passage] += one.share
            says: Collection[int] = gains
        else:
            of_page = IN_PAGE * max(gains.values())
            of_all += of_page
            covered_by_all += IN_PAGE * one.asks
            for passage, (gain, share) in _nearer(gains, of_page, places, page).items():
                totals[passage] += gain - of_page
                covered[passage] += (share - IN_PAGE) * one.asks
            says = range(len(totals))
        if not one.one.is_stop_word:
            telling = {*telling, *says}
    return {
        passage: (totals[passage] + of_all)
        * page.weights[passage]
        * min(1.0, (covered[passage] + covered_by_all) / full) ** COVERAGE
        for passage in telling
        if covered[passage] + covered_by_all
    }


def _gains(one: _Asking, page: Page, *, number: int, index: Index) -> dict[int, float]:
    """What a word adds to the passages of a page that say it, by its best term."""
    gains: dict[int, float] = {}
    for term in one.terms:
        row = index.terms.row(number, term.span)
        if row is None:
            continue
        for place in range(page.ends[row - 1] if row else 0, page.ends[row]):
            passage = page.passages[place]
            inside = page.text[place] * page.scales[passage]
            gain = term.asks * _gain(HALF * (page.above[place] + inside))
            if gain > gains.get(passage, 0.0):
                gains[passage] = gain
    return gains


def _places(page: Page) -> dict[str, list[int]]:
    """Section → the passages that stand in it; records stand in the page."""
    found: dict[str, list[int]] = {}
    for passage, section in enumerate(page.sections):
        place = "" if page.records[passage] else section
        found.setdefault(place, []).append(passage)
    return found


def _nearer(
    gains: Mapping[int, float],
    of_page: float,
    places: Mapping[str, Sequence[int]],
    page: Page,
) -> dict[int, tuple[float, float]]:
    """What it adds where the passage or its section says it, and what share it is.

    What is said elsewhere counts where it is more than what the passage says itself.
    """
    found: dict[int, tuple[float, float]] = {}
    in_section: dict[str, float] = {}
    for passage, gain in gains.items():
        section = page.sections[passage]
        if not page.records[passage] and gain > in_section.get(section, 0.0):
            in_section[section] = gain
    for section, gain in in_section.items():
        of_section = IN_SECTION * gain
        if of_section >= of_page:
            found.update(dict.fromkeys(places[section], (of_section, IN_SECTION)))
    for passage, gain in gains.items():
        if gain >= found.get(passage, (of_page, IN_PAGE))[0]:
            found[passage] = gain, 1.0
    return found
