"""The verbs of the road: what each does, whom it lets through, and its refusals."""

from datetime import timedelta

import pytest

from content.book import PartKey
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.guarded import NOTES, PUBLISHED
from content.editions.publications import Publication, PublishedPart, Role
from content.editions.reviews import Review
from content.publishing import actions, errors
from content.roles import EDITOR, MEDICAL_REVIEWER, TRANSLATOR
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_user,
    publish,
    publish_changes,
)

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
    """How many rows each table of the road holds."""
    return {
        model.__name__: model.objects.count() for model in (*PUBLISHED, *NOTES, Review)
    }


def change(draft, body="Een andere zin."):
    section = draft.sections.get()
    section.body_nl = body
    section.save()


def move(draft, slug, *, language="en"):
    setattr(draft, f"slug_{language}", slug)
    draft.save()


def ask(draft, *, by, now, **options):
    confirm_translations()
    chosen = changed(f"page/{draft.key}")
    return actions.request_review(chosen=chosen, by=by, now=now, **options)


STEPS = {
    "request": lambda draft, by, now: ask(draft, by=by, now=now),
    "approve": lambda draft, by, now: approve(Review.objects.pending().get(), by, now),
    "return": lambda draft, by, now: actions.return_to_author(
        review=Review.objects.pending().get(), by=by, now=now, comment="Shorter."
    ),
    "withdraw": lambda draft, by, now: actions.withdraw(
        page_key="public", by=by, now=now, reason="mistake"
    ),
}
MAY = {
    EDITOR: {"request", "approve", "return", "withdraw"},
    MEDICAL_REVIEWER: {"request", "approve", "return", "withdraw"},
    TRANSLATOR: {"request"},
    None: set(),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", MAY, ids=str)
def test_each_role_takes_exactly_its_own_steps(role, step, draft, nurse, doctor, now):
    publish(make_page("public"), author=nurse, approver=doctor)
    if step != "request":
        ask(draft, by=doctor, now=now)
    somebody, before = make_user("somebody", role=role), rows()
    if step in MAY[role]:
        STEPS[step](draft, somebody, now)
        return
    with pytest.raises(errors.NotAllowed):
        STEPS[step](draft, somebody, now)
    assert rows() == before


def test_an_account_that_was_closed_takes_no_step(draft, nurse, doctor, now):
    review = ask(draft, by=nurse, now=now)
    former = make_user("former", role=MEDICAL_REVIEWER, is_active=False)
    with pytest.raises(errors.NotAllowed):
        approve(review, former, now)


def test_only_its_author_takes_a_request_back(draft, nurse, doctor, now):
    review = ask(draft, by=nurse, now=now)
    with pytest.raises(errors.NotAllowed):
        actions.take_back(review=review, by=doctor, now=now)
    actions.take_back(review=review, by=nurse, now=now)
    review.refresh_from_db()
    assert (review.decision, review.decided_by) == ("taken_back", nurse)
    with pytest.raises(errors.AlreadyDecided):
        approve(review, doctor, now)


def test_a_publication_says_who_asked_and_who_approved_when_and_why(
    draft, nurse, doctor, now
):
    later = now + timedelta(hours=1)
    review = ask(draft, by=nurse, now=now, message=" Please. ")
    publication = approve(review, doctor, later, comment=" Fine. ")

    review.refresh_from_db()
    assert (review.message, review.comment) == ("Please.", "Fine.")
    assert publication.origin == Publication.Origin.REVIEW
    assert publication.review_id == review.pk
    assert (publication.author_id, publication.author_role) == (nurse.pk, Role.STAFF)
    assert publication.approver_id == doctor.pk
    assert publication.approver_role == Role.MEDICAL
    assert (publication.approved_at, publication.published_at) == (later, later)
    assert publication.reason == "Fine."


def test_a_page_has_an_edition_in_every_language_and_the_bytes_that_were_approved(
    draft, nurse, doctor, now
):
    review = ask(draft, by=nurse, now=now)
    seen = {issue.language: issue.checksum for issue in actions.plan_of(review).issues}
    publication = approve(review, doctor, now)
    editions = publication.editions.all()
    assert {(one.page_key, one.number) for one in editions} == {("costs", 1)}
    assert {one.language: one.checksum for one in editions} == seen
    assert {(one.language, one.slug) for one in editions} == {
        ("nl", "costs-nl"),
        ("de", "costs-de"),
        ("en", "costs-en"),
    }
    assert all("first" in one.content for one in editions)
    assert Address.objects.filter(page_key="costs").count() == 3


def test_a_page_that_has_no_german_address_is_published_without_german(nurse, doctor):
    draft = make_page(title_de="", slug_de=None, summary_de="")
    publish(draft, author=nurse, approver=doctor)
    assert set(Edition.objects.values_list("language", flat=True)) == {"nl", "en"}


def test_a_language_with_an_address_but_no_summary_is_not_ready(nurse, now):
    draft = make_page(summary_de=None)
    with pytest.raises(errors.NotReady) as refusal:
        ask(draft, by=nurse, now=now)
    assert {finding.at for finding in refusal.value.findings} == {
        PartKey("page/costs", "de")
    }


def test_a_draft_that_cannot_be_shown_is_not_asked_for_and_hears_every_finding(
    draft, nurse, now
):
    draft.summary_nl = ""
    draft.save()
    change(draft, "[Nowhere](page:nowhere)")
    before = rows()
    with pytest.raises(errors.NotReady) as refusal:
        ask(draft, by=nurse, now=now)
    assert len(refusal.value.findings) >= 2
    assert all(str(finding) in str(refusal.value) for finding in refusal.value.findings)
    assert rows() == before


def test_what_became_unready_after_the_request_is_not_approved(
    draft, nurse, doctor, now
):
    other = make_page("other")
    publish(other, author=nurse, approver=doctor)
    change(draft, "[The page](page:other)")
    review = ask(draft, by=nurse, now=now)
    other.delete()
    publish_changes(changed("page/other"), author=nurse, approver=doctor)
    before = rows()
    with pytest.raises(errors.NotReady, match="other"):
        actions.approve(review=review, by=doctor, now=now, result="")
    assert rows() == before
    assert Review.objects.pending().get() == review


def test_an_address_that_belonged_to_another_page_cannot_be_taken(nurse, doctor, now):
    first = make_page("first")
    publish(first, author=nurse, approver=doctor)
    move(first, "moved")
    publish(first, author=nurse, approver=doctor)
    thief = make_page("thief", slug_en="first-en")
    with pytest.raises(errors.NotReady, match="/en/first-en/") as refusal:
        ask(thief, by=nurse, now=now)
    assert [one.at for one in refusal.value.findings] == [PartKey("page/thief", "en")]
    assert Address.objects.get(slug="first-en").page_key == "first"


def test_a_page_takes_its_own_old_address_back(draft, nurse, doctor):
    for slug in ("costs-en", "prices", "costs-en"):
        move(draft, slug)
        publish(draft, author=nurse, approver=doctor)
    assert Edition.objects.filter(page_key="costs", language="en").count() == 3
    assert Edition.objects.filter(page_key="costs", language="nl").count() == 1
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
    assert withdrawal.last_edition == Edition.objects.of("costs").first()
    assert (withdrawal.note, withdrawal.withdrawn_by_id) == ("Wrong price.", doctor.pk)
    assert {client.get(f"/{at}/").status_code for at in ("nl/costs-nl", "de/costs-de")} == {410}  # fmt: skip

    with pytest.raises(errors.NothingToWithdraw):
        actions.withdraw(page_key="costs", by=doctor, now=now, reason="mistake")
    assert client.get("/nl/costs-nl/").status_code == 410  # never the older edition

    change(draft, "Weer terug.")
    assert client.get("/nl/costs-nl/").status_code == 410
    publish(draft, author=nurse, approver=doctor)
    assert "Weer terug." in client.get("/nl/costs-nl/").content.decode()
    assert Withdrawal.objects.count() == 1


def test_a_withdrawn_page_comes_back_in_every_language_at_once(
    client, draft, nurse, doctor, now
):
    publish(draft, author=nurse, approver=doctor)
    actions.withdraw(page_key="costs", by=doctor, now=now, reason="mistake")
    change(draft, "Weer terug.")
    publish(draft, author=nurse, approver=doctor)
    for address in ("nl/costs-nl", "de/costs-de", "en/costs-en"):
        assert client.get(f"/{address}/").status_code == 200


def test_a_withdrawn_page_comes_back_unchanged_when_it_is_approved_again(
    client, draft, nurse, doctor, now
):
    publish(draft, author=nurse, approver=doctor)
    actions.withdraw(page_key="costs", by=nurse, now=now, reason="not_offered")
    with pytest.raises(errors.NothingToReview):
        ask(draft, by=nurse, now=now)
    assert client.get("/nl/costs-nl/").status_code == 410
    parts = PublishedPart.objects.values_list("entry", "language")
    review = actions.request_review(
        chosen=[], confirmed=[PartKey(*one) for one in parts], by=nurse, now=now
    )
    assert client.get("/nl/costs-nl/").status_code == 410
    approve(review, doctor, now)
    for address in ("nl/costs-nl", "de/costs-de", "en/costs-en"):
        assert client.get(f"/{address}/").status_code == 200


def test_only_a_public_page_is_withdrawn_and_only_for_a_known_reason(
    draft, nurse, doctor, now
):
    with pytest.raises(errors.NothingToWithdraw):
        actions.withdraw(page_key="costs", by=nurse, now=now, reason="mistake")
    publish(draft, author=nurse, approver=doctor)
    with pytest.raises(ValueError, match="whim"):
        actions.withdraw(page_key="costs", by=nurse, now=now, reason="whim")
    assert not Withdrawal.objects.exists()
