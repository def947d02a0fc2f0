"""Editions for staff: who, when, why, what differs, and the way back to a draft."""

import pytest
from django.urls import reverse

from content.admin.drafts import changes_url
from content.editions.editions import Edition
from content.editions.reviews import DraftChange
from content.publishing import actions
from tests.factories import (
    changed,
    make_editor,
    make_page,
    make_reviewer,
    make_section,
    make_translator,
    make_user,
    publish,
    publish_changes,
)
from tests.staff_reading import look, marked, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def costs(nurse, doctor):
    """A page whose German sentence has been changed once."""
    page = make_page("costs")
    publish(page, author=nurse, approver=doctor)
    page.sections.update(body_de="Ein besserer Satz.")
    publish_changes(changed(), author=nurse, approver=doctor, comment="Clearer.")
    return page


def url_of(number, language="de"):
    edition = Edition.objects.get(number=number, language=language, page_key="costs")
    return reverse("admin:content_edition_change", args=[edition.pk])


def test_an_edition_says_who_asked_who_approved_why_and_what_changed(
    costs, client, doctor
):
    html = look(client, doctor, url_of(2))
    words = words_of(html)
    for said in ("nurse", "doctor", "Clearer.", "Costs costs: first en · Deutsch"):
        assert said in words
    assert marked(html) == [("added", "besserer ")]
    assert 'href="/de/costs-de/2/"' in html
    assert client.get("/de/costs-de/2/").status_code == 200


def test_people_are_numbers_in_an_edition_and_their_names_can_be_erased(
    costs, client, doctor, nurse
):
    nurse.username = "former colleague"
    nurse.save()
    words = words_of(look(client, doctor, url_of(2)))
    assert "former colleague" in words
    assert "nurse" not in words


def test_any_two_editions_can_be_compared(costs, client, nurse, doctor):
    costs.sections.update(body_de="Der beste Satz.")
    publish_changes(changed(), author=nurse, approver=doctor)
    for other, gone in ((2, "besserer"), (1, "Ein")):
        html = look(client, doctor, f"{url_of(3)}?with={other}")
        assert gone in " ".join(words for _mark, words in marked(html))
    assert "all of it was new" in look(client, doctor, url_of(1, language="nl"))
    for odd in ("x", "99", "-1", "9" * 5000):
        look(client, doctor, f"{url_of(3)}?with={odd}")


def test_an_old_edition_becomes_the_draft_again_and_readers_see_nothing_of_it(
    costs, client, nurse, doctor
):
    costs.title_de = "Was es kostet"
    costs.save()
    make_section(costs, key="second", position=20)
    publish(costs, author=nurse, approver=doctor)
    before = client.get("/de/costs-de/").content
    client.force_login(nurse)
    answer = client.post(url_of(1))
    assert answer["Location"] == changes_url("page/costs")
    costs.refresh_from_db()
    assert costs.title_de == "Kosten costs"
    (section,) = costs.sections.all()
    assert section.body_de == "Ein Satz."
    assert client.get("/de/costs-de/").content == before
    assert DraftChange.objects.filter(entry="page/costs", by=nurse).exists()
    html = look(client, nurse, changes_url("page/costs"))
    assert "removed" in words_of(html)
    review = actions.request_review(
        chosen=changed(), by=nurse, now=Edition.objects.first().publication.published_at
    )
    assert review.is_pending


def test_words_that_nobody_has_approved_are_not_replaced_unasked(costs, client, nurse):
    costs.sections.update(body_nl="Met zorg getypt.")
    html = look(client, nurse, url_of(1))
    assert "It would be replaced: Costs costs: first en · Nederlands" in words_of(html)
    html = look(client, nurse, url_of(1), restore="yes")
    assert "Say first that what the draft says now may go." in html
    assert costs.sections.get().body_nl == "Met zorg getypt."
    look(client, nurse, url_of(1), sure="yes")
    assert costs.sections.get().body_nl == "Een zin."
    assert costs.sections.get().body_de == "Ein Satz."


def test_a_draft_that_says_it_already_is_left_alone(costs, client, nurse):
    html = look(client, nurse, url_of(2), restore="yes")
    assert "The draft already says what this edition said." in html
    assert not DraftChange.objects.exists()


def test_nobody_changes_an_edition_and_a_guest_sees_none(costs, client, nurse):
    client.force_login(nurse)
    assert client.get(reverse("admin:content_edition_add")).status_code == 403
    edition = Edition.objects.first()
    delete = reverse("admin:content_edition_delete", args=[edition.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    client.force_login(make_user("guest"))
    assert client.get(url_of(2)).status_code == 403
    assert client.post(url_of(1)).status_code == 403
    client.force_login(make_translator())
    assert client.get(url_of(2)).status_code == 200
