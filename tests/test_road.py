"""A sentence on its way from a nurse's draft to the public page."""

import pytest

from content.drafts.reading import draft_parts
from content.editions.editions import Edition
from content.publishing import actions, errors
from content.publishing.notes import note_changes
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    publish,
)

pytestmark = pytest.mark.django_db


def test_a_saved_draft_changes_no_byte_of_the_public_page_until_it_is_approved(
    client, now
):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    publish(page, author=nurse, approver=doctor)
    before = client.get("/nl/costs-nl/").content
    german = client.get("/de/costs-de/").content

    section = page.sections.get()
    section.body_nl = "Een betere zin."
    section.save()
    assert client.get("/nl/costs-nl/").content == before

    confirm_translations()
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    assert client.get("/nl/costs-nl/").content == before
    approve(review, doctor)

    after = client.get("/nl/costs-nl/").content.decode()
    assert "Een betere zin." in after
    assert "Een zin." in client.get("/nl/costs-nl/1/").content.decode()
    assert "Ein Satz." in german.decode()
    assert "Ein Satz." in client.get("/de/costs-de/").content.decode()
    numbers = Edition.objects.filter(page_key="costs", language="nl")
    assert {edition.number for edition in numbers} == {1, 2}


def test_a_review_that_is_taken_back_or_returned_changes_no_byte(client, now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    publish(page, author=nurse, approver=doctor)
    before = client.get("/nl/costs-nl/").content
    page.sections.update(body_nl="Een betere zin.")
    first = actions.request_review(chosen=changed(), by=nurse, now=now)
    actions.take_back(review=first, by=nurse, now=now)
    second = actions.request_review(chosen=changed(), by=nurse, now=now)
    actions.return_to_author(review=second, by=doctor, now=now, comment="Shorter.")
    assert client.get("/nl/costs-nl/").content == before


def test_nobody_approves_a_text_of_their_own(now):
    page, nurse, boss = make_page(), make_editor(), make_reviewer("boss")
    before = draft_parts({"page/costs"})
    page.sections.update(body_nl="Nog een zin.")
    note_changes(before, draft_parts({"page/costs"}), by=boss, now=now)
    review = actions.request_review(chosen=changed(), by=nurse, now=now)
    with pytest.raises(errors.OwnText):
        approve(review, boss)
