"""Side effects: one line each, what is dangerous never folded, in the staff's order."""

import re

import pytest
from django.utils.translation import override

from content.drafts.choices import Action, Band
from content.drafts.records import SideEffect
from content.languages import LANGUAGES
from tests.factories import (
    changed,
    confirm_translations,
    make_country,
    make_editor,
    make_page,
    make_reviewer,
    publish_changes,
)
from tests.folds import words

pytestmark = pytest.mark.django_db

NAMES = {"name": "Nausea", "notice": "You feel sick.", "duration": "Some hours."}
NAMES |= {"advice": "Lie down.", "warning": ""}


def make_effect(key="nausea", **fields):
    """A usual effect with texts that say the same in every language."""
    said = {name: fields.pop(name, text) for name, text in NAMES.items()}
    texts = {f"{name}_{code}": said[name] for name in said for code in LANGUAGES}
    codes = {"band": "common", "phase": "during", "action": "normal"}
    return SideEffect.objects.create(**{"key": key, **codes, **texts, **fields})


@pytest.fixture
def page(client):
    """Publishes everything; the public page."""

    def drawn():
        make_country()
        make_page(sections=[{"key": "list", "kind": "side_effects"}])
        confirm_translations()
        publish_changes(changed(), author=make_editor(), approver=make_reviewer())
        return client.get("/en/costs-en/").content.decode()

    return drawn


@pytest.mark.parametrize("action", ["normal", "tell_staff", "call_clinic"])
def test_an_effect_is_one_line_that_says_how_often_under_what_to_do(action, page):
    make_effect(action=action)
    html = page()
    effect = words(html, within="list-nausea")
    assert effect.open == "Nausea common: 1 to 9 of 100"
    for said in ("You feel sick.", "Lie down.", "during the infusion", "Some hours."):
        assert said in effect.folded
    heading = re.search(r'<h3 class="record-group__heading">(.*?)</h3>', html)[1]
    with override("en"):
        assert heading == Action(action).label


@pytest.mark.parametrize("action", ["call_today", "call_emergency"])
def test_the_signs_of_an_urgent_effect_and_what_to_do_are_never_folded(action, page):
    make_effect(action=action)
    effect = words(page(), within="list-nausea")
    assert "You feel sick. Lie down." in effect.open
    assert "common: 1 to 9 of 100" in effect.open
    assert "Some hours." in effect.folded


@pytest.mark.parametrize("field", ["notice", "duration", "advice"])
@pytest.mark.parametrize("action", ["normal", "tell_staff", "call_clinic"])
def test_no_fold_hides_the_emergency_number_whatever_the_effect(action, field, page):
    make_effect(action=action, **{field: "Call {{emergency}}."})
    effect = words(page(), within="list-nausea")
    assert "Call 112." in effect.open
    assert "112" not in effect.folded


def test_the_signs_of_danger_of_a_usual_effect_stand_openly(page):
    make_effect(warning="Nothing stays down? Call the same day.")
    effect = words(page(), within="list-nausea")
    assert "Nothing stays down? Call the same day." in effect.open
    assert "Lie down." in effect.folded


def test_the_usual_ones_come_first_and_within_a_group_staff_choose_the_order(page):
    make_effect("fatal", action="call_emergency", band="very_common", position=1)
    make_effect("today", action="call_today", band="very_common", position=2)
    make_effect("rare", action="normal", band="rare", position=3)
    make_effect("frequent", action="normal", band="very_common", position=4)
    make_effect("odd", action="tell_staff", band="very_common", position=0)
    make_effect("later", action="call_clinic", band="very_common", position=0)
    found = re.findall(r'<article class="[^"]*" id="list-([\w-]+)"', page())
    assert found == ["rare", "frequent", "odd", "later", "today", "fatal"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_often_is_one_word_with_its_range_and_no_word_has_two(language):
    with override(language):
        said = {band: str(band.label) for band in Band if band != Band.NOT_KNOWN}
    heads = [one.partition(": ")[0] for one in said.values()]
    assert len(set(heads)) == len(said)
    assert not re.search(r"\d", said.pop(Band.LESS_COMMON))
    for one in said.values():
        assert re.fullmatch(r"[^\d:]+: [^:]*\d[^:]*\b(?:100|10?[.,]000)\b[^:]*", one), (
            one
        )


def test_an_effect_that_nobody_has_checked_says_so_and_not_how_often(page):
    make_effect(band="not_known", to_be_checked=True)
    html = page()
    assert words(html, within="list-nausea").open == "Nausea not known how often"
    assert 'class="record__check"' in html
