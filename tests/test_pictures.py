"""Figures of studies: said as they were counted, and drawn exactly as they are said."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.utils.translation import override

from content.differences import compare
from content.languages import LANGUAGES
from content.publishing.shares import share
from tests.picture_pages import document, draw


class Pictures(HTMLParser):
    """The icon arrays of a page: how many people each one fills, and its words."""

    def __init__(self, html):
        super().__init__()
        self.people, self.words, self.sizes = [], [], set()
        self._in_array = self._in_words = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if values.get("class") == "icon-array__people":
            self.people.append(None)
            self.sizes.add(tuple(sorted(values.items())))
        elif tag == "use" and self.people and not self._in_words:
            self._count(values)
        elif values.get("class") == "icon-array":
            self._in_array = True
        elif tag == "p" and self._in_array:
            self.words.append("")
            self._in_words = True

    def _count(self, use):
        if use["href"].endswith("_people"):
            whole, part = use.get("height", "0"), use.get("width")
            filled = Decimal(part) if part else Decimal(whole) * 10
            self.people[-1] = (self.people[-1] or 0) + filled

    def handle_endtag(self, tag):
        if tag == "p":
            self._in_array = self._in_words = False

    def handle_data(self, data):
        if self._in_words:
            self.words[-1] += f" {data}"

    @property
    def said(self):
        """The number that each picture's words begin with, None without one."""
        figures = [
            re.search(r"([\d.,]+) \w+(?: \w+)? 100", words) for words in self.words
        ]
        return [f and Decimal(f[1].replace(",", ".")) for f in figures]


def outcome(*, treated, control=None, of=100, part="benefit", language="en", **fields):
    with override(language):
        figures = {
            name: share(number and Decimal(number), of=of)
            for name, number in (("treated", treated), ("control", control))
        }
    return {
        "key": "relief",
        "language": "en",
        "part": part,
        "part_words": part,
        **figures,
        "people": "60",
        "is_rated": True,
        "certainty_words": "low",
        "sources": ["R4"],
        "name": "Less pain",
        "finding": "",
        "group": "Adults",
        "intervention": "nasal spray",
        "comparator": "dummy infusion",
        "time": "after 1 week",
        **fields,
    }


def pictures(rf, *outcomes, language="en"):
    return Pictures(draw(rf, document("outcomes", outcomes, language=language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "number", ["0.0", "0.5", "3.5", "9.9", "10.0", "19.5", "27.0", "99.9", "100.0"]
)
def test_as_many_people_are_drawn_as_the_words_say(rf, number, language):
    figures = outcome(treated=number, control="50", language=language)
    found = pictures(rf, figures, language=language)
    assert found.people == found.said == [Decimal(number), 50]


def test_half_a_person_is_drawn_as_half_in_a_language_with_decimal_commas(rf):
    figures = outcome(treated="3.5", language="de")
    html = draw(rf, document("outcomes", [figures], language="de"))
    assert "3,5 von 100" in html
    assert 'width="3.5"' in html


def test_what_nobody_counted_is_told_in_words_and_not_drawn_as_nobody(rf):
    found = pictures(
        rf, outcome(treated=None, finding="No gain."), outcome(treated="0")
    )
    assert found.people == [0]
    assert "0 of 100 people; 100 not" in found.words[0]
    html = draw(rf, document("outcomes", [outcome(treated=None, finding="No gain.")]))
    assert "No gain." in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_fewer_than_50_people_are_counted_and_never_drawn_as_100(rf, language):
    few = outcome(treated="2", control="0", of=12, language=language)
    html = draw(rf, document("outcomes", [few], language=language))
    found = Pictures(html)
    assert found.people == []
    both = [re.findall(r"\d+", words) for words in found.words]
    assert both == [["2", "12", "10"], ["0", "12", "12"]]
    assert not re.search(r"2 (of|van de|von) 100|%", " ".join(found.words))


@pytest.mark.parametrize("of, drawn", [(49, []), (50, [4]), (218, [1])])
def test_a_count_of_50_people_or_more_is_told_as_so_many_of_100(rf, of, drawn):
    assert pictures(rf, outcome(treated="2", of=of)).people == drawn


def test_benefit_and_harm_are_drawn_at_the_same_size(rf):
    found = pictures(
        rf,
        outcome(treated="8", control="3"),
        outcome(treated="76", control="18", part="harm", key="harm"),
    )
    assert len(found.people) == 4
    assert len(found.sizes) == 1


def test_a_figure_says_what_its_group_really_got(rf):
    found = pictures(rf, outcome(treated="8", control="3", comparator=""))
    assert found.words[0].split()[:2] == ["nasal", "spray"]
    assert "Comparison group" in found.words[1]
    assert "ketamine" not in " ".join(found.words)


def test_how_sure_a_figure_is_stands_there_where_somebody_rated_it(rf):
    rated, not_rated = (
        draw(rf, document("outcomes", [outcome(treated="8", is_rated=one)]))
        for one in (True, False)
    )
    assert "How sure this is" in rated
    assert "How sure this is" not in not_rated


def test_a_picture_of_100_people_weighs_little(rf):
    one = outcome(treated="8", control="3")
    html = draw(rf, document("outcomes", [one]))
    found = re.findall('<svg class="icon-array__people.*?</svg>', html)
    assert len(found) == 2
    assert max(map(len, found)) < 300


def test_reviewers_are_told_of_a_changed_figure_in_words_alone():
    old, new = (
        document("outcomes", [outcome(treated=number)]) for number in ("8", "27")
    )
    [change] = compare(old, new)
    [words] = change.paragraphs
    told = "".join(run.text for run in words if run.mark != "removed")
    assert " · 27 of 100 people; 73 not · " in told
