"""The fact box: what happens with and without the treatment, from the studies' figures."""

import re

import pytest

from content.drafts.records import RECORD_MODELS
from content.editions.reading import published
from content.languages import LANGUAGES
from content.public import site
from content.publishing.anchors import Anchors
from content.publishing.starter import publish_starter
from tests.factories import confirm_translations, make_page, make_source

pytestmark = pytest.mark.django_db


def make_outcome(key, *, source, **fields):
    texts = {
        "name": f"Name of {key}",
        "finding": "",
        "group": f"People of {key}",
        "intervention": "nasal spray",
        "comparator": "dummy spray",
        "time": f"Time of {key}",
    }
    words = {
        f"{name}_{code}": fields.pop(name, text)
        for name, text in texts.items()
        for code in LANGUAGES
    }
    return RECORD_MODELS["Outcome"].objects.create(
        key=key,
        source=source,
        **words,
        **{"effect": "benefit", "certainty": "low", **fields},
    )


@pytest.fixture
def drawn(client, now):
    """A page with a fact box and all cards, as its readers get it."""
    source = make_source()
    figures = {"treated": "76", "control": "18"}
    make_outcome(
        "mind", source=source, effect="harm", prominence="box_and_card", **figures
    )
    make_outcome("pain", source=source, prominence="box", finding="No clear benefit.")
    make_outcome("sleep", source=source, prominence="card", treated="8", treated_of=12)
    make_outcome("spray", source=source, prominence="indirect", treated="27")
    sections = [
        {"key": "box", "kind": "fact_box"},
        {"key": "cards", "kind": "outcomes"},
    ]
    make_page("evidence", sections=sections)
    confirm_translations()
    publish_starter(now=now)
    html = client.get(site.load().languages_of("evidence")["en"].url).content.decode()
    box, cards = html.split('id="box"')[1].split('id="cards"')
    return box, cards


def names(html):
    return re.findall(r"Name of (\w+)", html)


def test_the_box_has_its_own_lines_benefit_first_and_the_cards_the_others(drawn):
    box, cards = drawn
    assert names(box) == ["pain", "mind"]
    assert names(cards) == ["sleep", "mind", "spray"]


def test_a_line_says_what_each_group_got_and_how_sure_that_is(drawn):
    [line] = [row for row in drawn[0].split("<tr") if "Name of mind" in row]
    words = " ".join(re.sub("<[^>]+>", " ", line).split())
    assert "nasal spray 76 of 100 people; 24 not" in words
    assert "dummy spray 18 of 100 people; 82 not" in words
    assert "low certainty R1" in words


def test_what_nobody_counted_is_told_across_both_groups(drawn):
    [line] = [row for row in drawn[0].split("<tr") if "Name of pain" in row]
    assert re.search(r'colspan="2"[^>]*>No clear benefit\.', line)
    assert "of 100" not in line


def test_a_number_that_stands_in_both_is_entered_once(drawn):
    assert RECORD_MODELS["Outcome"].objects.filter(treated="76").count() == 1
    assert [part.count("76 of 100 people") for part in drawn] == [1, 1]


def test_links_lead_to_cards_and_to_no_line_of_the_box(drawn):
    anchors = Anchors(published().book).of_page("evidence")
    box, cards = drawn
    for key in ("mind", "sleep", "spray"):
        assert f"cards-{key}" in anchors
        assert f'id="cards-{key}"' in cards
    assert not {"box-mind", "box-pain", "cards-pain"} & set(anchors)
    assert 'id="box-' not in box


def test_figures_of_other_people_stand_behind_the_others(drawn):
    folds = drawn[1].split("<details")[1:]
    assert [names(fold) for fold in folds] == [["sleep"], ["mind"], ["spray"]]
    assert "Other people, or another product" in folds[-1]
