"""What the texts reached on the checklists, and what is never claimed."""

import pytest

from content.checks import quality
from content.exchange.quality_page import GOALS


def test_discern_reaches_its_goal_and_has_a_mark_for_the_whole():
    discern = quality.read("discern")
    assert discern.most() == 75
    assert discern.points() >= GOALS["discern"]
    assert [one.group for one in discern.items][-1] == quality.OVERALL


def test_eqip_reaches_its_goal():
    assert quality.read("eqip").percent() >= GOALS["eqip"]


@pytest.mark.parametrize("group", ["understandability", "actionability"])
def test_pemat_reaches_its_goal(group):
    assert quality.read("pemat").percent(group) >= GOALS[group]


def test_nobody_claims_a_maker_a_payer_or_a_clinic_before_there_is_one():
    """Items 16 and 20 to 22 of EQIP-36 stay "no" until a clinic takes over."""
    answers = {item.item: item.answer for item in quality.read("eqip").items}
    assert [answers[number] for number in (16, 20, 21, 22)] == ["no"] * 4
