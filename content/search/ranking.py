"""Which passages answer a query, and how well (BM25 over weighted places)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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

_Gain = tuple[int, float, float]
"""Number of a passage, what a word adds to it, and what share of the word it says."""


def scores(asked: Sequence[Wanted], *, index: Index) -> dict[int, float]:
    """Number of a passage → how well it answers; only those that say anything.

    Stop words alone are no answer, unless nothing else is asked.
    """
    totals = [0.0] * len(index.passages)
    covered = [0.0] * len(index.passages)
    telling: set[int] = set()
    all_stop = all(one.is_stop_word for one in asked)
    full = 0.0
    for one in asked:
        asks = worth(one, index=index)
        gains = _gains(one, asks, index)
        if one.is_bonus:
            spread: Iterable[_Gain] = (
                (number, gain, one.kept) for number, gain in gains.items()
            )
        else:
            spread = _spread(gains, index)
            full += asks
        for number, gain, share in spread:
            totals[number] += gain
            covered[number] += asks * share
            if not one.is_stop_word:
                telling.add(number)
    return {
        number: totals[number]
        * index.weights[number]
        * min(1.0, covered[number] / full) ** COVERAGE
        for number in (range(len(totals)) if all_stop else telling)
        if covered[number]
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


def _spread(gains: Mapping[int, float], index: Index) -> Iterator[_Gain]:
    """The same for all passages of these pages, and what share of the word it is.

    What is said elsewhere counts where it is more than what the passage says itself.
    """
    passages, places = index.passages, index.places
    in_section: dict[int, float] = {}
    in_page: dict[str, float] = {}
    for number, gain in gains.items():
        one = passages[number]
        if gain > in_page.get(one.page_key, 0.0):
            in_page[one.page_key] = gain
        if not one.is_record and gain > in_section.get(places[number], 0.0):
            in_section[places[number]] = gain
    for page_key, gain in in_page.items():
        of_page = IN_PAGE * gain
        for number in index.by_page[page_key]:
            own = gains.get(number, 0.0)
            of_section = IN_SECTION * in_section.get(places[number], 0.0)
            if own >= of_section and own >= of_page:
                yield number, own, 1.0
            elif of_section >= of_page:
                yield number, of_section, IN_SECTION
            else:
                yield number, of_page, IN_PAGE
