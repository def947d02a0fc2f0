"""Four eyes: when a review counts, for whom, and for how long."""

from datetime import timedelta

import pytest

from content.drafts.records import Question, SideEffect
from content.editions.reviews import Review
from content.publishing import actions, errors
from content.publishing.starter import publish_starter
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
    """Shows the table of questions, and links to the page "other"."""
    Question.objects.create(key="pain", topic="effect", text_nl="Helpt het?")
    make_page("other")
    text = {"body_nl": "Lees [meer](page:other)."}
    return make_page(sections=[text, {"key": "ask", "kind": "questions"}])


def change_text(draft, **options):
    draft.sections.filter(key="first").update(body_nl="Een andere zin.")


def change_translation(draft, **options):
    draft.sections.filter(key="first").update(heading_de="Anders")


def change_place(draft, **options):
    draft.menu = "legal"
    draft.save()


def change_record(draft, **options):
    Question.objects.update(text_nl="Helpt het echt?")


def add_record(draft, **options):
    Question.objects.create(key="how-long", topic="effect", text_nl="Hoe lang?")


def move_linked_page(draft, *, now):
    other = type(draft).objects.get(key="other")
    author, approver = make_editor("second-nurse"), make_reviewer("second-doctor")
    other.slug_nl = "elsewhere"
    other.save()
    publish(other, author=author, approver=approver, now=now)


CHANGES = [
    change_text,
    change_translation,
    change_place,
    change_record,
    add_record,
    move_linked_page,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_review_is_void_once_anything_readers_would_see_moves_on(
    change, draft, nurse, doctor, now
):
    review = actions.request_review(page=draft, by=nurse, now=now)
    change(draft, now=now)
    with pytest.raises(errors.DraftMovedOn):
        actions.approve(review=review, by=doctor, now=now)
    review.refresh_from_db()
    assert review.is_pending


@pytest.mark.parametrize("change", CHANGES)
def test_an_approval_is_void_once_anything_readers_would_see_moves_on(
    change, draft, nurse, doctor, now
):
    review = actions.request_review(page=draft, by=nurse, now=now)
    actions.approve(review=review, by=doctor, now=now)
    change(draft, now=now)
    with pytest.raises(errors.DraftMovedOn):
        actions.publish(page=draft, by=nurse, now=now)


def test_a_review_stands_while_only_other_things_change(draft, nurse, doctor, now):
    review = actions.request_review(page=draft, by=nurse, now=now)
    make_page("third")
    SideEffect.objects.create(
        key="dizzy", band="common", phase="during", action="normal", name_nl="Duizelig"
    )
    draft.save()
    actions.approve(review=review, by=doctor, now=now)
    actions.publish(page=draft, by=nurse, now=now)


def test_a_link_leads_to_the_source_language_until_the_translation_is_public(
    client, draft, nurse, doctor
):
    other = type(draft).objects.get(key="other")
    other.slug_de = None
    other.save()
    publish(other, author=nurse, approver=doctor)
    other.slug_de = "other-de"
    other.save()
    draft.sections.filter(key="first").update(body_de="Lies [mehr](page:other).")
    publish(draft, author=nurse, approver=doctor)
    german = client.get("/de/costs-de/").content.decode()
    assert "/nl/other-nl/" in german
    assert "/de/other-de/" not in german


def test_asking_again_replaces_a_request_for_an_older_draft(draft, nurse, doctor, now):
    old = actions.request_review(page=draft, by=nurse, now=now)
    with pytest.raises(errors.AlreadyAsked):
        actions.request_review(page=draft, by=nurse, now=now)
    change_text(draft)
    new = actions.request_review(page=draft, by=nurse, now=now)
    old.refresh_from_db()
    assert old.decision == Review.Decision.SUPERSEDED
    assert old.decided_by == nurse
    assert list(Review.objects.pending()) == [new]
    with pytest.raises(errors.AlreadyDecided):
        actions.approve(review=old, by=doctor, now=now)


def test_there_is_nothing_to_review_when_readers_see_the_approved_draft(
    draft, nurse, doctor, now
):
    publish(draft, author=nurse, approver=doctor)
    with pytest.raises(errors.NothingToReview):
        actions.request_review(page=draft, by=nurse, now=now)


def test_an_approval_is_used_once(draft, nurse, doctor, now):
    publish(draft, author=nurse, approver=doctor)
    with pytest.raises(errors.AlreadyPublished):
        actions.publish(page=draft, by=nurse, now=now)


@pytest.mark.parametrize("asked", [False, True])
def test_nothing_is_published_that_nobody_approved(asked, draft, nurse, now):
    if asked:
        actions.request_review(page=draft, by=nurse, now=now)
    with pytest.raises(errors.NotApproved):
        actions.publish(page=draft, by=nurse, now=now)


@pytest.mark.parametrize("comment", ["", "  \n "])
def test_a_draft_is_never_returned_without_a_word(comment, draft, nurse, doctor, now):
    review = actions.request_review(page=draft, by=nurse, now=now)
    with pytest.raises(errors.CommentMissing):
        actions.return_to_author(review=review, by=doctor, now=now, comment=comment)
    assert Review.objects.pending().exists()


def test_a_returned_draft_may_be_asked_for_again(draft, nurse, doctor, now):
    first = actions.request_review(page=draft, by=nurse, now=now)
    actions.return_to_author(review=first, by=doctor, now=now, comment=" Shorter. ")
    first.refresh_from_db()
    assert (first.decision, first.comment) == (Review.Decision.RETURNED, "Shorter.")
    with pytest.raises(errors.NotApproved):
        actions.publish(page=draft, by=nurse, now=now)
    second = actions.request_review(page=draft, by=nurse, now=now)
    actions.approve(review=second, by=doctor, now=now)


def test_a_text_that_was_returned_after_its_approval_is_not_published(
    draft, nurse, doctor, now
):
    review = actions.request_review(page=draft, by=nurse, now=now)
    actions.approve(review=review, by=doctor, now=now)
    second = actions.request_review(page=draft, by=nurse, now=now)
    actions.return_to_author(review=second, by=doctor, now=now, comment="I was wrong.")
    with pytest.raises(errors.NotApproved):
        actions.publish(page=draft, by=nurse, now=now)


@pytest.mark.parametrize("first", ["approve", "return"])
@pytest.mark.parametrize("second", ["approve", "return"])
def test_a_review_is_decided_once(first, second, draft, nurse, doctor, now):
    steps = {
        "approve": lambda: actions.approve(review=review, by=doctor, now=now),
        "return": lambda: actions.return_to_author(
            review=review, by=doctor, now=now, comment="No."
        ),
    }
    review = actions.request_review(page=draft, by=nurse, now=now)
    steps[first]()
    with pytest.raises(errors.AlreadyDecided):
        steps[second]()


@pytest.mark.parametrize(
    "subject, refused",
    [("costs", True), ("records:Question", True)]
    + [("other", False), ("records:SideEffect", False)],
)
def test_nobody_approves_a_page_they_or_its_records_were_changed_by(
    subject, refused, draft, nurse, doctor, now
):
    actions.record_change(subject=subject, by=doctor, now=now - timedelta(days=1))
    review = actions.request_review(page=draft, by=nurse, now=now)
    if refused:
        with pytest.raises(errors.OwnText):
            actions.approve(review=review, by=doctor, now=now)
        actions.approve(review=review, by=make_reviewer("second"), now=now)
    else:
        actions.approve(review=review, by=doctor, now=now)


def test_not_even_an_administrator_approves_what_they_asked_for(draft, now):
    boss = make_user("boss", is_superuser=True)
    review = actions.request_review(page=draft, by=boss, now=now)
    with pytest.raises(errors.OwnText):
        actions.approve(review=review, by=boss, now=now)


def test_work_that_somebody_else_approved_no_longer_bars_its_author(
    draft, nurse, doctor, now
):
    actions.record_change(subject=draft.key, by=doctor, now=now - timedelta(days=1))
    publish(draft, author=nurse, approver=make_reviewer("second"), now=now)
    change_text(draft)
    publish(draft, author=nurse, approver=doctor, now=now + timedelta(days=1))


def test_starter_content_does_not_wipe_out_who_worked_on_a_page(
    draft, nurse, doctor, now
):
    actions.record_change(subject=draft.key, by=doctor, now=now - timedelta(days=1))
    publish_starter(pages=[draft], now=now)
    review = actions.request_review(page=draft, by=nurse, now=now)
    with pytest.raises(errors.OwnText):
        actions.approve(review=review, by=doctor, now=now)
