"""What a clinic has confirmed goes on holding; its staff are asked to answer again."""

import pytest

from content.drafts.facts import FactValue
from content.drafts.reading import draft_book
from content.editions.editions import Edition
from content.editions.reading import published
from content.facts.confirmed import to_answer_again
from tests.factories import (
    changed,
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_value,
    publish,
    publish_changes,
    publish_shared,
)
from tests.staff_forms import url_of
from tests.staff_reading import look, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinic():
    return make_clinic()


@pytest.fixture
def people(clinic):
    """The general value of a fact that the clinic has confirmed is another one now."""
    people = {"author": make_editor(), "approver": make_reviewer()}
    drink = make_fact("fasting_drink", low=2, safety=True)
    make_value(drink, clinic=clinic, answer="holds_here", low=2)
    publish_shared(**people)
    body = {f"body_{code}": "{{fasting_drink}}." for code in ("nl", "de", "en")}
    publish(make_page("clinic-zeewind", sections=[body]), **people)
    drink.values.filter(clinic=None).update(low=3)
    publish_changes(changed("fact"), **people)
    return people


def test_the_clinic_goes_on_saying_what_it_has_confirmed(people):
    fact = published().facts.facts["fasting_drink"]
    assert fact.for_all.low == 3
    assert fact.value_at("zeewind").low == 2
    editions = Edition.objects.newest().filter(page_key="clinic-zeewind")
    assert {one.number for one in editions} == {1}  # no page changes or goes blank
    assert all("2" in one.content for one in editions)


def test_its_staff_see_that_there_is_something_to_answer(client, clinic, people):
    nurse = people["author"]
    assert to_answer_again(draft_book()) == {"zeewind": ["fasting_drink"]}
    start = words_of(look(client, nurse, "/staff/"))
    assert "1 confirmed value is no longer the general one" in start
    assert "fasting_drink" in words_of(look(client, nurse, "/staff/content/clinic/"))
    form = words_of(look(client, nurse, url_of(clinic)))
    assert form.count("The general value has changed since") == 1
    assert "holds here: 3 hours" in form


@pytest.mark.parametrize("answer, low", [("holds_here", 3), ("other_value", 2)])
def test_an_answer_takes_the_mark_away(clinic, people, answer, low):
    FactValue.objects.filter(clinic=clinic).update(answer=answer, low=low)
    assert to_answer_again(draft_book()) == {}


def test_a_general_value_that_is_gone_is_asked_about_too(clinic, people):
    FactValue.objects.filter(clinic=None).delete()
    assert to_answer_again(draft_book()) == {"zeewind": ["fasting_drink"]}
    assert clinic.values.get().low == 2
