"""What a clinic has confirmed goes on holding; its staff are asked to answer again."""

import pytest
from django.utils import timezone

from content.drafts.clinics import Clinic
from content.drafts.facts import Fact, FactValue
from content.drafts.reading import draft_book
from content.editions.editions import Edition
from content.editions.reading import published
from content.exchange.loading import load
from content.facts.confirmed import to_answer_again
from tests.conftest import STARTER
from tests.factories import changed, make_editor, make_reviewer, publish_changes
from tests.staff_reading import look, words_of

pytestmark = pytest.mark.django_db

CONFIRMED = {"fact__key": "fasting_drink", "clinic__key": "sternwiese"}


@pytest.fixture
def general_changes():
    """The general value of a fact that one clinic has confirmed is another one now."""
    load(STARTER, now=timezone.now())
    people = {"author": make_editor(), "approver": make_reviewer()}
    FactValue.objects.filter(fact__key="fasting_drink", clinic=None).update(low=3)
    publish_changes(changed("fact"), **people)
    return people


def test_the_clinic_goes_on_saying_what_it_has_confirmed(general_changes):
    fact = published().facts.facts["fasting_drink"]
    assert fact.for_all.low == 3
    assert fact.value_at("sternwiese").low == 2
    newest = Edition.objects.newest()
    assert newest.filter(content="").count() == 0  # no page goes blank
    assert newest.get(page_key="clinic-sternwiese", language="en").number == 1


def test_its_staff_see_that_there_is_something_to_answer(client, general_changes):
    nurse = general_changes["author"]
    assert to_answer_again(draft_book()) == {"sternwiese": ["fasting_drink"]}
    start = words_of(look(client, nurse, "/staff/"))
    assert "1 confirmed value is no longer the general one" in start
    assert "fasting_drink" in words_of(look(client, nurse, "/staff/content/clinic/"))
    clinic = Clinic.objects.get(key="sternwiese")
    form = look(client, nurse, f"/staff/content/clinic/{clinic.pk}/change/")
    assert words_of(form).count("The general value has changed since") == 1
    assert "holds here: 3 hours" in words_of(form)


@pytest.mark.parametrize("answer, low", [("holds_here", 3), ("other_value", 2)])
def test_an_answer_takes_the_mark_away(general_changes, answer, low):
    FactValue.objects.filter(**CONFIRMED).update(answer=answer, low=low)
    assert to_answer_again(draft_book()) == {}


def test_a_general_value_that_is_gone_is_asked_about_too(general_changes):
    FactValue.objects.filter(fact__key="fasting_drink", clinic=None).delete()
    assert to_answer_again(draft_book()) == {"sternwiese": ["fasting_drink"]}
    assert Fact.objects.get(key="fasting_drink").values.filter(low=2).exists()
