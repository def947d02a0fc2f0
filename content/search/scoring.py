"""How well each passage of one page answers a query."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.search.index import Index, Page
from content.search.query import Wanted
from content.search.sayings import HALF

SATURATION = 2.5
"""How soon it stops to count that a term is said again."""

IN_SECTION, IN_PAGE = 0.4, 0.15
"""What a word counts that stands elsewhere in the same section or page."""

COVERAGE = 1.0
"""How dearly a passage pays for the words that it does not say."""

Scores = dict[int, float]
"""Number of a passage in its page → how well it answers; only those that say anything."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term that answers a word. span: of its pages. asks: how much it tells."""

    span: tuple[int, int]
    asks: float


@dataclass(frozen=True, slots=True)
class Asking:
    """A word of the query, as pages are asked for it. asks: how much it tells."""

    one: Wanted
    asks: float
    terms: Sequence[Term]

    @property
    def share(self) -> float:
        """How much of the query a passage covers that says it."""
        return self.asks * (self.one.kept if self.one.is_bonus else 1.0)


def are_small(asking: Sequence[Asking]) -> bool:
    """Whether nothing is asked but stop words."""
    return all(one.one.is_stop_word for one in asking)


def gained(strength: float) -> float:
    """What it counts that a term is said so strongly."""
    return strength * (1 + SATURATION) / (strength + SATURATION)


def scores_of(
    asking: Sequence[Asking], full: float, *, number: int, index: Index
) -> Scores:
    """How well each passage of a page answers."""
    page = index.pages[number]
    totals, covered = ([0.0] * len(page.sections) for _list in range(2))
    of_all = covered_by_all = 0.0
    do_all_tell, telling = are_small(asking), set[int]()
    for one in asking:
        gains = _gains(one, page, number=number, index=index)
        if not gains:
            continue
        if one.one.is_bonus:
            for passage, gain in gains.items():
                totals[passage] += gain
                covered[passage] += one.share
            if not one.one.is_stop_word:
                telling.update(gains)
        else:
            of_page = IN_PAGE * max(gains.values())
            of_all += of_page
            covered_by_all += IN_PAGE * one.asks
            do_all_tell = do_all_tell or not one.one.is_stop_word
            for passage, (gain, share) in _nearer(gains, of_page, page=page).items():
                totals[passage] += gain - of_page
                covered[passage] += (share - IN_PAGE) * one.asks
    scores: Scores = {}
    for passage in range(len(totals)) if do_all_tell else telling:
        share = (covered[passage] + covered_by_all) / full
        if share:
            said = (totals[passage] + of_all) * page.weights[passage]
            scores[passage] = said * share**COVERAGE if share < 1 else said
    return scores


def _gains(one: Asking, page: Page, *, number: int, index: Index) -> dict[int, float]:
    """What a word adds to the passages of a page that say it, by its best term."""
    gains: dict[int, float] = {}
    for term in one.terms:
        row = index.terms.row(number, term.span)
        if row is None:
            continue
        for place in range(page.ends[row - 1] if row else 0, page.ends[row]):
            passage = page.passages[place]
            inside = page.text[place] * page.scales[passage]
            gain = term.asks * gained(HALF * (page.above[place] + inside))
            if gain > gains.get(passage, 0.0):
                gains[passage] = gain
    return gains


def _nearer(
    gains: Mapping[int, float], of_page: float, *, page: Page
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
            found.update(dict.fromkeys(page.places[section], (of_section, IN_SECTION)))
    for passage, gain in gains.items():
        if gain >= found.get(passage, (of_page, IN_PAGE))[0]:
            found[passage] = gain, 1.0
    return found
