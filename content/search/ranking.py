"""Which passages answer a query, and how well (BM25 over weighted places)."""

from collections.abc import Mapping, Sequence

from content.search.index import Index
from content.search.query import Wanted

_SATURATION = 2.5
"""How soon it stops to count that a term is said again."""

IN_SECTION, IN_PAGE = 0.4, 0.15
"""What a word counts that stands elsewhere in the same section or page."""

COVERAGE = 1.0
"""How dearly a passage pays for the words that it does not say."""

RARITY = 0.6
"""How much more a rare word tells than a common one (0: nothing; 1: all that BM25
says). Patients tell a story: its rarest word is often not what they ask about."""


def scores(asked: Sequence[Wanted], *, index: Index) -> dict[int, float]:
    """Number of a passage → how well it answers; only those that say anything.

    Stop words alone are no answer, unless nothing else is asked.
    """
    totals: dict[int, float] = {}
    covered: dict[int, float] = {}
    telling: set[int] = set()
    all_stop = all(one.is_stop_word for one in asked)
    full = 0.0
    for one in asked:
        asks = worth(one, index=index)
        gains = _gains(one, asks, index)
        if one.is_bonus:
            spread = {number: (gain, one.kept) for number, gain in gains.items()}
        else:
            spread = _spread(gains, index)
            full += asks
        if not one.is_stop_word:
            telling |= spread.keys()
        for number, (gain, share) in spread.items():
            totals[number] = totals.get(number, 0.0) + gain
            covered[number] = covered.get(number, 0.0) + asks * share
    return {
        number: total
        * index.weights[number]
        * min(1.0, covered[number] / full) ** COVERAGE
        for number, total in totals.items()
        if covered[number] and (number in telling or all_stop)
    }


def worth(one: Wanted, *, index: Index, unknown: float = 0.0) -> float:
    """How much a word tells: the rarer it is, the more. unknown: one that nobody says."""
    rarity = index.rarity(one.main)
    if not rarity:
        rarity = max(map(index.rarity, one.terms), default=unknown)
    return one.weight * float(rarity**RARITY)


def _gains(one: Wanted, asks: float, index: Index) -> dict[int, float]:
    """What one word adds to the passages that say it, by its best term."""
    gains: dict[int, float] = {}
    for term, how_well in one.terms.items():
        most = asks * how_well
        for number, strength in zip(*index.postings.of(term), strict=True):
            often = strength * (1 + _SATURATION) / (strength + _SATURATION)
            gain = most * often
            if gain > gains.get(number, 0.0):
                gains[number] = gain
    return gains


def _spread(gains: Mapping[int, float], index: Index) -> dict[int, tuple[float, float]]:
    """The same for all passages of these pages, and what share of the word it is.

    What is said elsewhere counts where it is more than what the passage says itself.
    """
    passages, places = index.passages, index.places
    in_section: dict[int, float] = {}
    in_page: dict[str, float] = {}
    for number, gain in gains.items():
        one = passages[number]
        in_page[one.page_key] = max(gain, in_page.get(one.page_key, 0.0))
        if not one.is_record:
            place = places[number]
            in_section[place] = max(gain, in_section.get(place, 0.0))
    spread = {}
    for page_key, gain in in_page.items():
        of_page = IN_PAGE * gain, IN_PAGE
        for number in index.by_page[page_key]:
            own = gains.get(number, 0.0)
            of_section = IN_SECTION * in_section.get(places[number], 0.0)
            if own >= of_section and own >= of_page[0]:
                spread[number] = own, 1.0
            elif of_section >= of_page[0]:
                spread[number] = of_section, IN_SECTION
            else:
                spread[number] = of_page
    return spread
