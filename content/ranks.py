"""Places in a list as sparse numbers: 10, 20, 30, so that one more fits in between.

Pure. What has no number yet is None. The buttons of the staff forms count the same way
(`static/js/admin/section_order.js`).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

GAP = 10
"""How far a new last one stands behind the one before it."""

HIGHEST = 32_767
"""What a PositiveSmallIntegerField holds in every database."""


def spread(before: int | None, after: int | None, *, count: int) -> list[int] | None:
    """So many numbers between two others, evenly; None where there is no room.

    before, after: None at the start and at the end of the list.
    """
    low = -1 if before is None else before
    if after is None:
        last = max(low, 0) + GAP * count
        if last <= HIGHEST:
            return list(range(last - GAP * (count - 1), last + 1, GAP))
        after = HIGHEST + 1
    width = after - low
    if width <= count:
        return None
    return [low + width * number // (count + 1) for number in range(1, count + 1)]


def between(before: int | None, after: int | None) -> int | None:
    """A number between two others; None where there is no room."""
    found = spread(before, after, count=1)
    return found[0] if found else None


def after_last(numbers: Iterable[int]) -> int:
    """The number of a new last one; the highest there is where all are taken."""
    return between(max(numbers, default=None), None) or HIGHEST


def ranks_in_order(current: Sequence[int | None]) -> list[int]:
    """Numbers that rise strictly, and of the current ones as many as can stay.

    Raises:
        ValueError: the list is longer than there are numbers.
    """
    kept = _longest_that_stays(current)
    ranks: list[int] = []
    for start, end in pairwise([-1, *kept, len(current)]):
        before = ranks[-1] if ranks else None
        after = current[end] if end < len(current) else None
        found = spread(before, after, count=end - start - 1)
        if found is None:
            raise ValueError(f"A list of {len(current)} is too long to be numbered.")
        ranks += found if after is None else [*found, after]
    return ranks


def _longest_that_stays(current: Sequence[int | None]) -> list[int]:
    """Places of the most numbers that leave room for all the others around them.

    Those stay together whose number, less its place, never falls.
    """
    lowest_ends: list[int] = []  # of the chains so far, by their length less one
    places: list[int] = []  # where those chains end
    previous: dict[int, int] = {}
    for place, number in enumerate(current):
        if number is None or not place <= number <= HIGHEST + 1 - len(current) + place:
            continue
        length = bisect_right(lowest_ends, number - place)
        if length:
            previous[place] = places[length - 1]
        lowest_ends[length : length + 1] = [number - place]
        places[length : length + 1] = [place]
    chain = places[-1:]
    while chain and chain[-1] in previous:
        chain.append(previous[chain[-1]])
    return chain[::-1]
