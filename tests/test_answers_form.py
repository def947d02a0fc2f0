"""One list on the form of a clinic asks for all its facts, and takes ten minutes."""

import re

import pytest
from django.utils import timezone

from content.admin.drafts import changes_url
from content.drafts.facts import FactOption, FactValue
from content.drafts.reading import entry_of
from content.editions.reviews import DraftChange
from tests.factories import make_clinic, make_editor, make_fact, make_value
from tests.staff_forms import opened, to_mend, url_of
from tests.staff_reading import look, words_of

pytestmark = pytest.mark.django_db

ONCE = {"values-answered_by": "head nurse", "values-checked_on": "2026-11-20"}
LATER = {"values-answered_by": "head nurse", "values-checked_on": "2026-11-25"}


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


@pytest.fixture
def clinic():
    return make_clinic()


@pytest.fixture
def fasting():
    return make_fact("fasting_food", low=6, safety=True, least=1, most=48)


def row_of(client, clinic, fact):
    """The name of a fact's row in the form, as a browser has it."""
    data = opened(client, url_of(clinic))
    (name,) = [
        one.removesuffix("-fact")
        for one, value in data.items()
        if re.fullmatch(r"values-(row)?\d+-fact", one) and str(value) == str(fact.pk)
    ]
    return name


def answer(client, clinic, fact, **typed):
    """Open the form, answer one fact, save."""
    once = typed.pop("once", ONCE)
    row = row_of(client, clinic, fact)
    data = opened(client, url_of(clinic)) | once
    data |= {f"{row}-{name}": value for name, value in typed.items()}
    return client.post(url_of(clinic), data, headers={"accept-language": "en"})


def saved(clinic):
    return FactValue.objects.get(clinic=clinic)


def test_every_fact_is_asked_for_once_with_its_general_value(client, nurse, clinic):
    make_fact("fasting_food", low=6, safety=True)
    make_fact("stay", low=3, is_compared=True)
    make_fact("deductible", unit="money", low=385, is_general=True, safety=True)
    make_fact("elsewhere", low=1)
    html = look(client, nurse, url_of(clinic)).split('id="values-group"')[1]
    words = words_of(html.split('id="steps-group"')[0])
    for name, value in (("fasting_food", "6 hours"), ("stay", "3 hours")):
        assert words.count(f"{name} en general value: {value}") == 1
    assert "deductible" not in words
    more = words.index("More that this clinic can say")
    assert words.index("stay en") < more < words.index("elsewhere en")
    assert "holds here: 6 hours" in words
    assert words.count("no answer yet: counts as not stated") == 3


def test_a_nurse_confirms_a_value_and_a_copy_is_kept(client, nurse, clinic, fasting):
    found = answer(client, clinic, fasting, answer="holds_here")
    assert found["Location"] == changes_url(entry_of(clinic))
    value = saved(clinic)
    assert (value.answer, value.low, value.answered_by, str(value.checked_on)) == (
        "holds_here",
        6,
        "head nurse",
        "2026-11-20",
    )
    change = DraftChange.objects.get()  # four eyes: it is known whose answer it is
    assert (change.entry, change.by) == ("value/fasting_food/zeewind", nurse)
    listed = words_of(look(client, nurse, found["Location"]))
    assert "holds here" in listed


def test_another_value_and_not_stated_are_answers_too(client, nurse, clinic, fasting):
    answer(client, clinic, fasting, answer="other_value", low="4", qualifier="at_least")
    value = saved(clinic)
    assert (value.answer, value.low, value.qualifier) == ("other_value", 4, "at_least")
    answer(client, clinic, fasting, answer="not_stated", once=LATER)
    value = saved(clinic)
    assert (value.answer, value.low, value.qualifier) == ("not_stated", None, "")


def test_a_choice_is_answered_by_its_own_options_alone(client, nurse, clinic):
    drug = make_fact("drug", unit="choice", low=None, is_compared=True)
    other = make_fact("other", unit="choice", low=None, is_compared=True)
    ketamine = FactOption.objects.create(fact=drug, key="ketamine", words_nl="ketamine")
    FactOption.objects.create(fact=other, key="foreign", words_nl="foreign")
    html = look(client, nurse, url_of(clinic))
    assert html.count(">ketamine</option>") == 1
    assert "-low" not in html.split('id="values-group"')[1].split("</form>")[0].split("steps-")[0]  # fmt: skip
    answer(client, clinic, drug, answer="other_value", option=str(ketamine.pk))
    assert saved(clinic).option == ketamine


def test_nothing_typed_is_no_answer(client, nurse, clinic, fasting):
    row = row_of(client, clinic, fasting)
    data = opened(client, url_of(clinic)) | ONCE
    assert client.post(url_of(clinic), data).status_code == 302
    assert not FactValue.objects.filter(clinic=clinic).exists()
    assert not DraftChange.objects.exists()
    assert row == "values-0"


@pytest.mark.parametrize(
    "typed, once, sentence",
    [
        ({"answer": "holds_here"}, {}, "Say who answers: a role, not a name."),
        ({"answer": "holds_here"}, {}, "Say on which day it was checked."),
        ({"answer": "other_value"}, ONCE, "This fact is a number."),
        ({"answer": "not_stated", "low": "4"}, ONCE, "You filled in a value."),
        ({"answer": "holds_here", "low": "4"}, ONCE, "You filled in a value."),
        ({"answered_by": "ward"}, ONCE, "Choose what the clinic says."),
    ],
)
def test_what_cannot_be_an_answer_is_said_and_kept(
    typed, once, sentence, client, nurse, clinic, fasting
):
    empty = {"values-answered_by": "", "values-checked_on": ""}
    found = answer(client, clinic, fasting, once=empty | once, **typed)
    html = found.content.decode().replace("&#x27;", "'")
    assert found.status_code == 200
    assert sentence in html
    for value in typed.values():
        assert f'value="{value}"' in html
    assert not FactValue.objects.filter(clinic=clinic).exists()


def test_a_value_that_is_changed_asks_for_its_new_day(client, nurse, clinic, fasting):
    make_value(fasting, clinic=clinic, low=4)
    found = answer(client, clinic, fasting, low="5", once={"values-checked_on": ""})
    assert "Say on which day it was checked." in found.content.decode()
    assert saved(clinic).low == 4
    answer(client, clinic, fasting, low="5")
    assert (saved(clinic).low, str(saved(clinic).checked_on)) == (5, "2026-11-20")


def test_a_general_value_that_is_changed_asks_for_its_new_day(client, nurse, fasting):
    data = opened(client, url_of(fasting))
    row = f"values-row{fasting.values.get().pk}"
    found = client.post(url_of(fasting), data | {f"{row}-low": "8"}, headers={"accept-language": "en"})  # fmt: skip
    assert "still has the old day" in found.content.decode()
    assert 'value="8"' in found.content.decode()
    today = {"checked_on": timezone.localdate().isoformat()}
    assert client.post(url_of(fasting), data | {f"{row}-low": "8"} | today).status_code == 302  # fmt: skip
    assert fasting.values.get().low == 8


def test_what_was_typed_over_a_confirmed_value_is_another_value(
    client, nurse, clinic, fasting
):
    answer(client, clinic, fasting, answer="holds_here")
    answer(client, clinic, fasting, low="4", once=LATER)
    assert (saved(clinic).answer, saved(clinic).low) == ("other_value", 4)


@pytest.mark.parametrize(
    "typed, expected",
    [
        ({"answer": "holds_now"}, ("holds_here", 8)),
        ({"answer": "other_value"}, ("other_value", 6)),
        ({}, ("holds_here", 6)),
    ],
)
def test_a_general_value_that_changes_is_answered_again(
    typed, expected, client, nurse, clinic, fasting
):
    answer(client, clinic, fasting, answer="holds_here")
    fasting.values.filter(clinic=None).update(low=8)
    words = words_of(look(client, nurse, url_of(clinic)))
    assert "The general value has changed since this was confirmed." in words
    answer(client, clinic, fasting, once=LATER, **typed)
    assert (saved(clinic).answer, saved(clinic).low) == expected
    words = words_of(look(client, nurse, url_of(clinic)))
    assert ("The general value has changed" in words) == (not typed)


@pytest.mark.parametrize("low, is_unusual", [(0, True), (600, True), (48, False)])
def test_an_impossible_value_is_saved_and_asks_for_an_answer(
    low, is_unusual, client, nurse, clinic, fasting
):
    found = answer(client, clinic, fasting, answer="other_value", low=str(low))
    assert saved(clinic).low == low
    assert (found["Location"] == url_of(clinic)) == is_unusual
    marks = [
        words for found in to_mend(client, url_of(clinic)).values() for words in found
    ]
    assert any("is unusual" in one for one in marks) == is_unusual
    answer(client, clinic, fasting, why_right="A trial with its own protocol.")
    assert not to_mend(client, url_of(clinic))
