"""Saving and asking in one step, where that asks for nothing that one has not written."""

import pytest

from content.admin.drafts import changes_url
from content.editions.reviews import DraftChange, Review
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_translator,
    publish,
)
from tests.staff_forms import in_row, opened, url_of
from tests.staff_reading import review_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse(client):
    person = make_editor()
    client.force_login(person)
    return person


@pytest.fixture
def costs(nurse):
    page = make_page(
        "costs", sections=[{"key": "plain"}, {"key": "danger", "safety": True}]
    )
    publish(page, author=nurse, approver=make_reviewer())
    return page


def save(client, page, *, button="_ask", section="plain", **words):
    row = page.sections.get(key=section)
    data = opened(client, url_of(page)) | in_row(row, "sections", **words)
    english = {"accept-language": "en"}
    return client.post(url_of(page), data | {button: "x"}, headers=english)["Location"]


def test_ones_own_sentence_is_saved_and_asked_for_in_one_step(costs, client, nurse):
    where = save(client, costs, body_de="Ein besserer Satz.")
    review = Review.objects.pending().get()
    assert where == review_url(review)
    assert [(one.entry, one.language) for one in review.items.all()] == [
        ("section/costs/plain", "de")
    ]
    assert costs.sections.get(key="plain").body_de == "Ein besserer Satz."
    page = client.get(where, headers={"accept-language": "en"}).content.decode()
    assert "A reviewer has been asked." in page
    assert "Ask no longer" in page


def test_plain_saving_asks_for_nothing(costs, client, nurse):
    assert save(client, costs, button="_save", body_de="Noch ein Satz.") == changes_url(
        "page/costs"
    )
    assert not Review.objects.pending().exists()


def test_what_somebody_else_has_worked_on_is_shown_first(costs, client, nurse, now):
    costs.sections.filter(key="plain").update(body_en="Another sentence.")
    colleague = make_editor("colleague")
    DraftChange.objects.create(
        entry="section/costs/plain", language="en", by=colleague, at=now
    )
    assert save(client, costs, body_de="Noch ein Satz.") == changes_url("page/costs")
    assert not Review.objects.pending().exists()
    assert costs.sections.get(key="plain").body_de == "Noch ein Satz."


def test_a_part_on_which_both_worked_is_shown_first(costs, client, nurse, now):
    colleague = make_editor("colleague")
    DraftChange.objects.create(
        entry="section/costs/plain", language="de", by=colleague, at=now
    )
    assert save(client, costs, body_de="Noch ein Satz.") == changes_url("page/costs")


def test_a_question_about_a_safety_text_is_asked_first(costs, client, nurse):
    where = save(client, costs, section="danger", body_de="Rufen Sie an.")
    assert where == changes_url("page/costs")
    assert not Review.objects.pending().exists()


def test_what_cannot_be_shown_is_saved_and_marked_in_the_form(costs, client, nurse):
    where = save(client, costs, body_de="[Nirgends](page:nowhere)")
    assert where == url_of(costs)
    assert not Review.objects.pending().exists()


def test_nothing_changed_asks_for_nothing(costs, client, nurse):
    assert save(client, costs) == changes_url("page/costs")
    save(client, costs, body_de="Noch ein Satz.")
    review = Review.objects.pending().get()
    assert save(client, costs) == review_url(review)  # it waits already


def test_a_translator_saves_and_asks(costs, client):
    client.force_login(make_translator())
    save(client, costs, body_de="Ein besserer Satz.")
    assert Review.objects.pending().get().requested_by.username == "translator"


def test_who_may_not_ask_has_no_button_and_a_forged_one_only_saves(
    costs, client, nurse
):
    from django.contrib.auth.models import Permission

    page = client.get(url_of(costs)).content.decode()
    assert 'name="_ask"' in page
    nurse.groups.get().permissions.remove(
        Permission.objects.get(codename="request_review")
    )
    assert 'name="_ask"' not in client.get(url_of(costs)).content.decode()
    assert save(client, costs, body_de="Noch ein Satz.") == changes_url("page/costs")
    assert costs.sections.get(key="plain").body_de == "Noch ein Satz."
    assert not Review.objects.pending().exists()
    assert changed()
