"""Example content: published without an approver, and never over a person's decision."""

import pytest

from content.editions.editions import PUBLISHED_MODELS, Edition, Publication
from content.publishing import actions, errors
from content.publishing.starter import publish_starter
from tests.factories import make_editor, make_page, make_reviewer, publish

pytestmark = pytest.mark.django_db


def count():
    return [model.objects.count() for model in PUBLISHED_MODELS]


def change(page):
    page.sections.update(body_nl="Een andere zin.")


def test_starter_content_is_published_together_and_names_no_approver(now):
    pages = [make_page("first"), make_page("second")]
    publication = publish_starter(pages=pages, now=now)
    assert publication.origin == Publication.Origin.STARTER
    assert publication.approver_id is publication.author_id is publication.review_id
    assert publication.approver_id is None
    assert publication.published_at == now
    assert publication.editions.count() == 2


def test_starter_content_that_already_stands_is_left_alone(now):
    first, second = make_page("first"), make_page("second")
    publish_starter(pages=[first, second], now=now)
    before = count()
    assert publish_starter(pages=[first, second], now=now) is None
    assert count() == before
    change(first)
    publication = publish_starter(pages=[first, second], now=now)
    assert [str(edition) for edition in publication.editions.all()] == ["first 2"]


def test_starter_content_never_replaces_a_page_that_a_person_approved(now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    publish(page, author=nurse, approver=doctor)
    change(page)
    assert publish_starter(pages=[page], now=now) is None
    actions.withdraw(page_key=page.key, by=nurse, now=now, reason="mistake")
    assert publish_starter(pages=[page], now=now) is None
    assert Edition.objects.count() == 1


def test_a_person_may_approve_starter_content_as_it_stands(now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    publish_starter(pages=[page], now=now)
    publish(page, author=nurse, approver=doctor)
    example, approved = Edition.objects.order_by("number")
    assert example.checksum == approved.checksum
    assert approved.publication.origin == Publication.Origin.REVIEW


def test_a_withdrawn_starter_page_does_not_come_back_by_loading_it_again(now):
    page = make_page()
    publish_starter(pages=[page], now=now)
    actions.withdraw(page_key=page.key, by=make_editor(), now=now, reason="mistake")
    assert publish_starter(pages=[page], now=now) is None


def test_one_unready_starter_page_holds_all_of_them_back(now):
    pages = [make_page("first"), make_page("second"), make_page("third")]
    for page in pages[1:]:
        page.sections.all().delete()
    before = count()
    with pytest.raises(errors.DraftNotReady) as refusal:
        publish_starter(pages=pages, now=now)
    places = [finding.place for finding in refusal.value.findings]
    assert places == ["second, Nederlands", "third, Nederlands"]
    assert count() == before


def test_one_taken_address_holds_all_starter_pages_back(now):
    owner = make_page("owner")
    publish_starter(pages=[owner], now=now)
    owner.slug_en = "moved"
    owner.save()
    pages = [make_page("first"), make_page("thief", slug_en="owner-en")]
    before = count()
    with pytest.raises(errors.DraftNotReady, match="/en/owner-en/"):
        publish_starter(pages=pages, now=now)
    assert count() == before


def test_a_withdrawn_example_page_stays_away_when_its_files_change(now):
    page, nurse = make_page(), make_editor()
    publish_starter(pages=[page], now=now)
    actions.withdraw(page_key=page.key, by=nurse, now=now, reason="mistake")
    page.sections.update(body_nl="Een andere zin.")
    assert publish_starter(pages=[page], now=now) is None
