"""Icon arrays draw exactly what the words beside them say, in every language."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.utils.translation import override

from content.differences import compare
from content.drafts.records import Outcome
from content.languages import LANGUAGES
from content.public import site
from content.publishing.of_100 import of_100
from tests.picture_pages import document, draw


class Pictures(HTMLParser):
    """The icon arrays of a page: how many people each one fills, and its words."""

    def __init__(self, html):
        super().__init__()
        self.people, self.words, self.sizes, self._in_words = [], [], set(), False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if values.get("class") == "icon-array__people":
            self.people.append(None)
            self.sizes.add(tuple(sorted(values.items())))
        elif tag == "use" and self.people and not self._in_words:
            self._count(values)
        elif tag == "figcaption":
            self.words.append("")
            self._in_words = True

    def _count(self, use):
        if use["href"].endswith("_people"):
            whole, part = use.get("height", "0"), use.get("width")
            filled = Decimal(part) if part else Decimal(whole) * 10
            self.people[-1] = (self.people[-1] or 0) + filled

    def handle_endtag(self, tag):
        if tag == "figcaption":
            self._in_words = False

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


def outcome(*, treated, control=None, effect="benefit", language="en", **fields):
    with override(language):
        figures = {
            name: of_100(number and Decimal(number))
            for name, number in (("treated", treated), ("control", control))
        }
    return {
        "key": "relief",
        "language": "en",
        "effect": effect,
        "effect_words": effect,
        **figures,
        "people": "60",
        "certainty_words": "low",
        "sources": ["R4"],
        "name": "less pain",
        "group": "adults",
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


def test_what_nobody_knows_is_not_drawn_as_nobody(rf):
    found = pictures(rf, outcome(treated=None), outcome(treated="0"))
    assert found.people == [None, None, 0, None]
    assert "no figure of 100 people known" in found.words[0]
    assert "0 of 100 people; 100 of 100 not" in found.words[2]


def test_benefit_and_harm_are_drawn_at_the_same_size(rf):
    found = pictures(
        rf,
        outcome(treated="8", control="3"),
        outcome(treated="76", control="18", effect="harm", key="harm"),
    )
    assert len(found.people) == 4
    assert len(found.sizes) == 1


def test_a_picture_says_whom_it_shows_even_without_a_named_comparison(rf):
    found = pictures(rf, outcome(treated="8", control="3", comparator=""))
    assert found.words[0].split()[:2] == ["With", "ketamine"]
    assert "Comparison group" in found.words[1]


def test_a_picture_of_100_people_weighs_little(rf):
    one = outcome(treated="8", control="3")
    html = draw(rf, document("outcomes", [one]))
    found = re.findall('<svg class="icon-array__people.*?</svg>', html)
    assert len(found) == 2
    assert max(map(len, found)) < 300


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_published_figure_is_drawn_and_said_as_it_was_entered(
    starter, client, language
):
    url = site.load().languages_of("evidence")[language].url
    html = client.get(url).content.decode()
    found = Pictures(html)
    entered = {
        row.key: [row.treated, row.control] for row in Outcome.objects.order_by("key")
    }
    order = re.findall(r'<article class="record" id="outcomes-([\w-]+)"', html)
    expected = [number for key in order for number in entered[key]]
    assert sorted(order) == sorted(entered)
    assert found.people == found.said == expected


def test_reviewers_are_told_of_a_changed_figure_in_words_alone():
    old, new = (
        document("outcomes", [outcome(treated=number)]) for number in ("8", "27")
    )
    [change] = compare(old, new)
    [words] = change.paragraphs
    told = "".join(run.text for run in words if run.mark != "removed")
    assert " · 27 of 100 people; 73 of 100 not · no figure of 100 people" in told
