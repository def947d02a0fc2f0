"""The door: what each verb does, whom it lets through, and each of its refusals."""

from datetime import timedelta

import pytest

from content.editions.editions import (
    PUBLISHED_MODELS,
    Address,
    Edition,
    EditionText,
    Publication,
    Withdrawal,
)
from content.editions.reviews import DraftChange, Review
from content.publishing import actions, errors
from content.roles import EDITOR, MEDICAL_REVIEWER, TRANSLATOR
from tests.factories import make_editor, make_page, make_reviewer, make_user, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def draft(db):
    return make_page()


def rows():
    """How many rows each table behind the door holds."""
    return {
        model.__name__: model.objects.count()
        for model in (*PUBLISHED_MODELS, Review, DraftChange)
    }


def change(draft, body="Een andere zin."):
    section = draft.sections.get()
    section.body_nl = body
    section.save()


def move(draft, slug, *, language="en"):
    setattr(draft, f"slug_{language}", slug)
    draft.save()


STEPS = {
    "request": lambda draft, by, now: actions.request_review(
        page=draft, by=by, now=now
    ),
    "approve": lambda draft, by, now: actions.approve(
        review=draft.reviews.first(), by=by, now=now
    ),
    "return": lambda draft, by, now: actions.return_to_author(
        review=draft.reviews.first(), by=by, now=now, comment="Shorter, please."
    ),
    "publish": lambda draft, by, now: actions.publish(page=draft, by=by, now=now),
    "withdraw": lambda draft, by, now: actions.withdraw(
        page_key="public", by=by, now=now, reason="mistake"
    ),
}
MAY = {
    EDITOR: {"request", "publish", "withdraw"},
    MEDICAL_REVIEWER: {"approve", "return", "publish", "withdraw"},
    TRANSLATOR: {"request"},
    None: set(),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", MAY, ids=str)
def test_each_role_takes_exactly_its_own_steps(role, step, draft, nurse, doctor, now):
    publish(make_page("public"), author=nurse, approver=doctor)
    if step != "request":
        review = actions.request_review(page=draft, by=nurse, now=now)
    if step == "publish":
        actions.approve(review=review, by=doctor, now=now)
    somebody, before = make_user("somebody", role=role), rows()
    if step in MAY[role]:
        STEPS[step](draft, somebody, now)
        return
    with pytest.raises(errors.NotAllowed):
        STEPS[step](draft, somebody, now)
    assert rows() == before


def test_an_account_that_was_closed_takes_no_step(draft, nurse, doctor, now):
    review = actions.request_review(page=draft, by=nurse, now=now)
    former = make_user("former", role=MEDICAL_REVIEWER, is_active=False)
    with pytest.raises(errors.NotAllowed):
        actions.approve(review=review, by=former, now=now)


def test_a_publication_says_who_wrote_approved_and_published_when_and_why(
    draft, nurse, doctor, now
):
    boss = make_user("boss", role=EDITOR, first_name="Anna", last_name="Visser")
    later, last = now + timedelta(hours=1), now + timedelta(hours=2)
    review = actions.request_review(page=draft, by=nurse, now=now, message=" Please. ")
    actions.approve(review=review, by=doctor, now=later, comment=" Fine. ")
    publication = actions.publish(page=draft, by=boss, now=last, reason=" New price. ")

    review.refresh_from_db()
    assert (review.message, review.comment) == ("Please.", "Fine.")
    assert publication.origin == Publication.Origin.REVIEW
    assert publication.review_id == review.pk
    assert (publication.author_id, publication.author_name) == (nurse.pk, "nurse")
    assert (publication.approver_id, publication.approver_name) == (doctor.pk, "doctor")
    assert (publication.publisher_id, publication.publisher_name) == (
        boss.pk,
        "Anna Visser",
    )
    assert (publication.approved_at, publication.published_at) == (later, last)
    assert publication.reason == "New price."


def test_an_edition_holds_every_language_and_the_bytes_that_were_approved(
    draft, nurse, doctor
):
    edition = publish(draft, author=nurse, approver=doctor).editions.get()
    assert (edition.page_key, edition.number) == ("costs", 1)
    assert edition.checksum == Review.objects.get().checksum
    assert set(edition.texts.values_list("language", "slug")) == {
        ("nl", "costs-nl"),
        ("de", "costs-de"),
        ("en", "costs-en"),
    }
    assert [text.sections.count() for text in edition.texts.all()] == [1, 1, 1]
    assert Address.objects.filter(page_key="costs").count() == 3


def test_a_page_that_has_no_german_address_is_published_without_german(nurse, doctor):
    draft = make_page(title_de="", slug_de=None, summary_de="")
    publish(draft, author=nurse, approver=doctor)
    assert set(EditionText.objects.values_list("language", flat=True)) == {"nl", "en"}


def test_a_language_with_an_address_but_no_summary_is_not_ready(nurse, now):
    draft = make_page(summary_de=None)
    with pytest.raises(errors.DraftNotReady) as refusal:
        actions.request_review(page=draft, by=nurse, now=now)
    assert [finding.place for finding in refusal.value.findings] == ["costs, Deutsch"]


@pytest.mark.parametrize("step", ["request", "approve", "publish"])
def test_a_draft_that_cannot_be_shown_takes_no_step_and_hears_every_finding(
    step, draft, nurse, doctor, now
):
    if step != "request":
        review = actions.request_review(page=draft, by=nurse, now=now)
    if step == "publish":
        actions.approve(review=review, by=doctor, now=now)
    draft.summary_nl = ""
    draft.save()
    change(draft, "[Nowhere](page:nowhere)")
    before = rows()
    with pytest.raises(errors.DraftNotReady) as refusal:
        STEPS[step](draft, doctor if step == "approve" else nurse, now)
    assert len(refusal.value.findings) >= 2
    assert all(str(finding) in str(refusal.value) for finding in refusal.value.findings)
    assert rows() == before


def test_an_address_that_belonged_to_another_page_cannot_be_taken(nurse, doctor, now):
    first = make_page("first")
    publish(first, author=nurse, approver=doctor)
    move(first, "moved")
    publish(first, author=nurse, approver=doctor)
    thief = make_page("thief", slug_en="first-en")
    with pytest.raises(errors.DraftNotReady, match="/en/first-en/") as refusal:
        actions.request_review(page=thief, by=nurse, now=now)
    assert [one.place for one in refusal.value.findings] == ["thief, English"]
    assert Address.objects.get(slug="first-en").page_key == "first"


def test_a_page_takes_its_own_old_address_back(draft, nurse, doctor):
    for slug in ("costs-en", "prices", "costs-en"):
        move(draft, slug)
        publish(draft, author=nurse, approver=doctor)
    assert Edition.objects.filter(page_key="costs").count() == 3
    assert Address.objects.filter(language="en").count() == 2


def test_a_withdrawn_page_stays_away_until_its_next_edition(
    client, draft, nurse, doctor, now
):
    publish(draft, author=nurse, approver=doctor)
    change(draft)
    publish(draft, author=nurse, approver=doctor)
    withdrawal = actions.withdraw(
        page_key="costs", by=doctor, now=now, reason="mistake", note=" Wrong price. "
    )
    assert withdrawal.edition.number == 2
    assert (withdrawal.note, withdrawal.withdrawn_by_name) == ("Wrong price.", "doctor")
    assert {client.get(f"/{at}/").status_code for at in ("nl/costs-nl", "de/costs-de")} == {410}  # fmt: skip

    with pytest.raises(errors.NothingToWithdraw):
        actions.withdraw(page_key="costs", by=doctor, now=now, reason="mistake")
    assert client.get("/nl/costs-nl/").status_code == 410  # never the older edition

    change(draft, "Weer terug.")
    assert client.get("/nl/costs-nl/").status_code == 410
    publish(draft, author=nurse, approver=doctor)
    assert "Weer terug." in client.get("/nl/costs-nl/").content.decode()
    assert Withdrawal.objects.count() == 1


def test_a_withdrawn_page_comes_back_unchanged_when_it_is_approved_again(
    client, draft, nurse, doctor, now
):
    publish(draft, author=nurse, approver=doctor)
    actions.withdraw(page_key="costs", by=nurse, now=now, reason="not_offered")
    with pytest.raises(errors.NotApproved):
        actions.publish(page=draft, by=nurse, now=now)
    publish(draft, author=nurse, approver=doctor)
    assert client.get("/nl/costs-nl/").status_code == 200


def test_only_a_public_page_is_withdrawn_and_only_for_a_known_reason(
    draft, nurse, doctor, now
):
    with pytest.raises(errors.NothingToWithdraw):
        actions.withdraw(page_key="costs", by=nurse, now=now, reason="mistake")
    publish(draft, author=nurse, approver=doctor)
    with pytest.raises(ValueError, match="whim"):
        actions.withdraw(page_key="costs", by=nurse, now=now, reason="whim")
    assert not Withdrawal.objects.exists()
