"""Places in a list: sparse numbers, of which as few change as possible."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.ranks import HIGHEST, after_last, between, ranks_in_order, spread

numbers = st.integers(0, 30) | st.integers(HIGHEST - 5, HIGHEST) | st.none()


def rises(ranks):
    return all(one < two for one, two in pairwise(ranks))


@pytest.mark.parametrize(
    "before,after,found",
    [
        (None, None, 10),
        (20, None, 30),
        (0, None, 10),
        (10, 20, 15),
        (10, 12, 11),
        (10, 11, None),
        (10, 10, None),
        (None, 10, 4),
        (None, 1, 0),
        (None, 0, None),
        (HIGHEST - 1, None, HIGHEST),
        (HIGHEST, None, None),
    ],
)
def test_a_number_between_two_others(before, after, found):
    assert between(before, after) == found


@given(
    before=st.none() | st.integers(0, HIGHEST),
    after=st.none() | st.integers(0, HIGHEST),
    count=st.integers(1, 12),
)
def test_spread_numbers_rise_between_their_neighbours(before, after, count):
    low = -1 if before is None else before
    high = HIGHEST + 1 if after is None else after
    found = spread(before, after, count=count)
    if found is None:
        assert high - low - 1 < count
    else:
        assert len(found) == count
        assert rises([low, *found, high])


def test_a_new_last_one_stands_apart():
    assert after_last([]) == 10
    assert after_last([30, 0, 7]) == 40
    assert after_last([HIGHEST]) == HIGHEST


@pytest.mark.parametrize(
    "current,ranks",
    [
        ([], []),
        ([None, None, None], [10, 20, 30]),
        ([10, 20, 30], [10, 20, 30]),
        ([0, 1, 2], [0, 1, 2]),
        ([0, 1, 2, None], [0, 1, 2, 12]),
        ([10, None, 20], [10, 15, 20]),
        ([None, 10], [4, 10]),
        ([30, 10, 20], [4, 10, 20]),
        ([20, 30, 10], [20, 30, 40]),
        ([0, 0, 0], [0, 10, 20]),
        ([None, 0, 1], [10, 20, 30]),
        ([10, None, 11, 12, 30], [3, 7, 11, 12, 30]),
        ([HIGHEST, None], [10, 20]),
    ],
)
def test_a_list_is_numbered_with_as_few_changes_as_possible(current, ranks):
    assert ranks_in_order(current) == ranks


def can_stay(current, places):
    """Room for everything between, before and after those that stay."""
    fixed = [(-1, -1), *((place, current[place]) for place in places)]
    fixed.append((len(current), HIGHEST + 1))
    return all(
        number[1] - number[0] >= place[1] - place[0]
        for place, number in (
            zip(one, two, strict=True) for one, two in pairwise(fixed)
        )
    )


@given(current=st.lists(numbers, max_size=7))
def test_numbers_rise_and_the_most_stay_that_can(current):
    ranks = ranks_in_order(current)
    assert len(ranks) == len(current)
    assert rises([-1, *ranks, HIGHEST + 1])
    given_places = [place for place, one in enumerate(current) if one is not None]
    most = max(
        len(chosen)
        for size in range(len(given_places) + 1)
        for chosen in combinations(given_places, size)
        if can_stay(current, chosen)
    )
    assert sum(ranks[place] == current[place] for place in given_places) >= most
    assert ranks_in_order(ranks) == ranks


def test_more_than_there_are_numbers_is_refused():
    assert ranks_in_order([None] * (HIGHEST + 1)) == [*range(HIGHEST + 1)]
    with pytest.raises(ValueError, match="too long"):
        ranks_in_order([None] * (HIGHEST + 2))
