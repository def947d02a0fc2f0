"""A series of infusions in words, in three languages."""

import pytest

from content.facts.clinic_own import Rhythm
from content.facts.series import in_one_line, rhythm_words

S1 = (
    Rhythm(key="first", count=4, low=1),
    Rhythm(key="later", count=2, low=2, high=3),
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "4 × elke week, daarna 2 × om de 2 tot 3 weken"),
        ("de", "4 × jede Woche, danach 2 × alle 2 bis 3 Wochen"),
        ("en", "4 × weekly, then 2 × every 2 to 3 weeks"),
    ],
)
def test_a_series_is_an_ordered_list_of_rhythms(language, words):
    assert in_one_line(S1, language=language).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        ({"count": 2, "count_high": 3, "low": 6}, "2 to 3 × every 6 weeks"),
        ({"low": 6, "is_about": True}, "about every 6 weeks"),
        ({"count": 5, "low": 1, "unit": "days"}, "5 × daily"),
        ({"low": 1, "high": 2, "unit": "days"}, "every 1 to 2 days"),
    ],
)
def test_ranges_open_numbers_and_days_are_said(rhythm, words):
    said = rhythm_words(Rhythm(key="one", **rhythm), language="en")
    assert said.replace("\u00a0", " ") == words


def test_no_series_is_no_words():
    assert in_one_line((), language="nl") == ""
