"""A sentence on its way from a nurse's draft to the public page."""

import pytest

from content.editions.editions import Edition
from content.publishing import actions, errors
from tests.factories import make_editor, make_page, make_reviewer, publish

pytestmark = pytest.mark.django_db


def test_a_saved_draft_changes_no_byte_of_the_public_page_until_it_is_published(
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

    review = actions.request_review(page=page, by=nurse, now=now)
    assert client.get("/nl/costs-nl/").content == before
    actions.approve(review=review, by=doctor, now=now)
    assert client.get("/nl/costs-nl/").content == before
    actions.publish(page=page, by=nurse, now=now)

    after = client.get("/nl/costs-nl/").content.decode()
    assert "Een betere zin." in after
    assert "Een zin." in client.get("/nl/costs-nl/1/").content.decode()
    assert "Ein Satz." in german.decode()
    assert "Ein Satz." in client.get("/de/costs-de/").content.decode()
    assert Edition.objects.filter(page_key="costs").count() == 2


def test_nobody_approves_a_text_of_their_own(now):
    page, nurse = make_page(), make_editor()
    boss = make_reviewer("boss")
    actions.record_change(subject=page.key, by=boss, now=now)
    review = actions.request_review(page=page, by=nurse, now=now)
    with pytest.raises(errors.OwnText):
        actions.approve(review=review, by=boss, now=now)
