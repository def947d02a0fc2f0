"""Example content: published without an approver, and never once a person has published."""

import pytest

from content.editions.editions import Edition
from content.editions.guarded import PUBLISHED
from content.editions.publications import Publication
from content.editions.reading import published_book
from content.publishing import actions, errors
from content.publishing.starter import person_has_published, publish_starter
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


def count():
    return [model.objects.count() for model in PUBLISHED]


def change(page):
    page.sections.update(body_nl="Een andere zin.")


def load(now):
    """What the loader does once the drafts say what the files say."""
    confirm_translations()
    return publish_starter(now=now)


def newest(page_key, language="nl"):
    return Edition.objects.of(page_key).filter(language=language).first()


def test_starter_content_is_published_together_and_names_no_approver(now):
    make_page("first"), make_page("second")
    publication = load(now)
    assert publication.origin == Publication.Origin.STARTER
    assert publication.approver_id is publication.author_id is publication.review_id
    assert publication.approver_id is None
    assert publication.published_at == now
    assert publication.editions.count() == 6  # two pages in three languages
    assert all(one.is_example for one in publication.editions.all())
    assert all(
        part.approval.approved_at is None for part in published_book().parts.values()
    )


def test_starter_content_that_already_stands_is_left_alone(now):
    first, _second = make_page("first"), make_page("second")
    load(now)
    before = count()
    assert load(now) is None
    assert count() == before
    change(first)
    publication = load(now)
    assert "first nl 2" in {str(edition) for edition in publication.editions.all()}
    assert {edition.page_key for edition in publication.editions.all()} == {"first"}


def test_starter_content_is_never_published_once_a_person_has(now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    assert not person_has_published()
    publish(page, author=nurse, approver=doctor)
    assert person_has_published()
    make_page("untouched")  # whether or not a person has seen that page
    change(page)
    before = count()
    with pytest.raises(errors.PersonHasPublished):
        load(now)
    actions.withdraw(page_key=page.key, by=nurse, now=now, reason="mistake")
    with pytest.raises(errors.PersonHasPublished):
        load(now)
    assert Edition.objects.count() == 3
    assert count()[0] == before[0]


def test_a_person_may_approve_starter_content_as_it_stands(now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    load(now)
    assert changed(f"page/{page.key}") == []
    parts = list(published_book().parts)
    review = actions.request_review(chosen=(), confirmed=parts, by=nurse, now=now)
    publication = approve(review, doctor, now)
    example, approved = Edition.objects.filter(language="nl").order_by("number")
    assert example.checksum == approved.checksum
    assert (example.is_example, approved.is_example) == (True, False)
    assert publication.origin == Publication.Origin.REVIEW


def test_a_withdrawn_starter_page_does_not_come_back_by_loading_it_again(now, client):
    page = make_page()
    load(now)
    actions.withdraw(page_key=page.key, by=make_editor(), now=now, reason="mistake")
    assert load(now) is None
    assert client.get("/nl/costs-nl/").status_code == 410


def test_one_unready_starter_page_holds_all_of_them_back(now):
    pages = [make_page("first"), make_page("second"), make_page("third")]
    for page in pages[1:]:
        page.sections.all().delete()
    before = count()
    with pytest.raises(errors.NotReady) as refusal:
        load(now)
    entries = [finding.at.entry for finding in refusal.value.findings]
    assert entries == ["page/second", "page/third"]
    assert count() == before


def test_one_taken_address_holds_all_starter_pages_back(now):
    owner = make_page("owner")
    load(now)
    owner.slug_en = "moved"
    owner.save()
    make_page("first"), make_page("thief", slug_en="owner-en")
    before = count()
    with pytest.raises(errors.NotReady, match="/en/owner-en/"):
        load(now)
    assert count() == before


def test_a_withdrawn_example_page_stays_away_when_what_it_shares_changes(now, client):
    from content.drafts.records import Question

    Question.objects.create(key="why", topic="effect", text_nl="Waarom?")
    page = make_page(sections=[{"kind": "questions"}])
    load(now)
    actions.withdraw(page_key=page.key, by=make_editor(), now=now, reason="mistake")
    Question.objects.update(text_nl="Waarom dan?")
    load(now)
    assert client.get("/nl/costs-nl/").status_code == 410


def test_a_withdrawn_example_page_stays_away_when_its_files_change(now, client):
    page, nurse = make_page(), make_editor()
    load(now)
    actions.withdraw(page_key=page.key, by=nurse, now=now, reason="mistake")
    page.sections.update(body_nl="Een andere zin.")
    load(now)
    assert client.get("/nl/costs-nl/").status_code == 410
