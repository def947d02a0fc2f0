"""What the starter says of the studies: whose figures they are, and how sure."""

import re
from decimal import Decimal

import pytest

from content.drafts.records import FEWEST_OF_100
from content.exchange import folders
from content.languages import LANGUAGES
from content.public import site
from content.publishing.shares import share
from tests.conftest import STARTER
from tests.test_pictures import Pictures

CONTENT = folders.read(STARTER)
OUTCOMES = {row["key"]: row for row in CONTENT.tables["outcomes"]}
ESKETAMINE = ("R4", "R6", "R7", "R38")
"""Studies in which esketamine was given, not ketamine."""

SUPPORT = {"nl": "buiten onderzoek", "de": "außerhalb der Forschung", "en": "outside research"}  # fmt: skip
MIND = {
    "nl": ("wanen", "paranoia"),
    "de": ("Wahn", "Paranoia"),
    "en": ("delusions", "paranoia"),
}


def _section(page, key, language):
    sections = CONTENT.pages[page][language].sections
    return next(one for one in sections if one.key == key)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [k for k, o in OUTCOMES.items() if o["source"] in ESKETAMINE])  # fmt: skip
def test_a_figure_names_the_medicine_that_was_given(key, language):
    given = OUTCOMES[key]["intervention"][language]
    assert "esketamin" in given.lower()
    is_spray = "spray" in given.lower()
    assert is_spray == (OUTCOMES[key]["source"] == "R38")
    assert is_spray == (OUTCOMES[key]["prominence"] == "indirect")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_figures_have_one_title_and_all_begin_with_a_capital(language):
    names = [row["name"][language] for row in OUTCOMES.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if not name[0].isupper()] == []


@pytest.mark.parametrize("key", OUTCOMES)
def test_few_people_are_counted_in_the_size_of_their_group(key):
    row = OUTCOMES[key]
    if row["people"] and row["people"] < FEWEST_OF_100 and row["treated"] is not None:
        assert row["treated_of"] <= row["people"]
        assert row["treated"] == int(row["treated"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["evidence", "who-it-may-help"])
def test_the_first_words_say_that_the_largest_review_gives_no_support(page, language):
    points = _section(page, "key-points", language).body
    assert SUPPORT[language] in points
    assert "[@R3]" in points
    assert CONTENT.pages[page][language].sections[0].key == "key-points"


@pytest.mark.parametrize("language", LANGUAGES)
def test_delusions_and_paranoia_of_the_review_are_said_openly(language):
    body = _section("evidence", "best-review", language).body.split("/// fold")[0]
    assert all(word in body for word in MIND[language])


def test_the_fact_box_follows_the_key_points_with_five_lines():
    lines = [k for k, row in OUTCOMES.items() if row["prominence"].startswith("box")]
    assert lines == ["review-pain", "crps-function", "review-side-effects", "crps-mental-effects", "serious-harm"]  # fmt: skip
    for page in CONTENT.pages["evidence"].values():
        assert page.sections[1].kind == "fact_box"


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_drawn_and_said_as_it_was_entered(client, language):
    url = site.load().languages_of("evidence")[language].url
    html = client.get(url).content.decode()
    shown = re.findall(r'<article class="record" id="outcomes-([\w-]+)"', html)
    assert sorted(shown) == sorted(k for k, o in OUTCOMES.items() if o["prominence"] != "box")  # fmt: skip
    expected, counted = [], []
    for key in shown:
        row = OUTCOMES[key]
        for name in ("treated", "control"):
            if row[name] is not None and row[f"{name}_of"] < FEWEST_OF_100:
                counted.append([str(row[name]), str(row[f"{name}_of"])])
            elif row[name] is not None:
                picture = share(Decimal(str(row[name])), of=row[f"{name}_of"])
                expected.append(picture["rows"] * 10 + Decimal(picture["partial"]))
    found = Pictures(html)
    assert found.people == [one for one in found.said if one is not None] == expected
    few = [re.findall(r"\b(\d+) (?:of|van de|von) (\d+) ", one) for one in found.words]
    assert [list(one) for pair in few for one in pair if one[1] != "100"] == counted
