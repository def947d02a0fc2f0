"""No row says that a person approved it, unless a review of two people says the same."""

import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from content.book import PartKey
from content.editions.publications import Publication, PublishedPart
from content.editions.review_notes import ApprovalStopped
from content.editions.reviews import Review, ReviewItem
from content.editions.triggers import STOPPED, TOO_LATE, UNAPPROVED
from content.publishing.starter import publish_starter
from tests.factories import (
    changed as changed_parts,
)
from tests.factories import (
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    publish_changes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


PART = (
    "INSERT INTO content_publishedpart (publication_id, entry, language, content, "
    "checksum, made_against, shape) VALUES (%s, %s, %s, %s, %s, %s, 1)"
)
ACT = (
    "INSERT INTO content_publication (origin, token, review_id, author_id, author_role, "
    "approver_id, approver_role, approved_at, published_at, reason) "
    "VALUES ('review', %s, %s, %s, 'staff', %s, 'medical', %s, %s, '')"
)
EXAMPLE = (
    "INSERT INTO content_publication (origin, token, author_role, approver_role, "
    "published_at, reason) VALUES ('starter', %s, '', '', %s, '')"
)


def token():
    made = uuid.uuid4()
    return made if connection.vendor == "postgresql" else made.hex


def asked(people, *, decision):
    """A review of one German part, decided or not, and never published."""
    now = timezone.now()
    review = Review.objects.create(requested_by=people["author"], requested_at=now)
    ReviewItem.objects.create(
        review=review, entry="page/a", language="de", checksum="c", made_against="m"
    )
    if decision:
        review.decision = decision
        review.decided_by, review.decided_at = people["approver"], now
        review.comment = "So."
        review.save()
    return review


def act(review, *, author, approver):
    """The row of an act of publishing this review, put in by raw SQL."""
    now = timezone.now()
    run(ACT, token(), review.pk, author, approver, now, now)
    return Publication.objects.get(review_id=review.pk).pk


@pytest.mark.parametrize("decision", ["", "returned", "taken_back"])
def test_raw_sql_publishes_nothing_for_a_review_that_was_not_approved(decision, people):
    review = asked(people, decision=decision)
    with pytest.raises(IntegrityError, match=UNAPPROVED), transaction.atomic():
        act(review, author=people["author"].pk, approver=people["approver"].pk)
    assert not Publication.objects.exists()


def test_raw_sql_publishes_in_no_other_names_than_those_of_the_review(people):
    review = asked(people, decision="approved")
    author, approver = people["author"].pk, people["approver"].pk
    for wrong in ((author, 99), (99, approver)):
        with pytest.raises(IntegrityError, match=UNAPPROVED), transaction.atomic():
            act(review, author=wrong[0], approver=wrong[1])
    act(review, author=author, approver=approver)


@pytest.mark.parametrize(
    "entry, language, checksum, made_against",
    [
        ("page/b", "de", "c", "m"),
        ("page/a", "nl", "c", "m"),
        ("page/a", "de", "other", "m"),
        ("page/a", "de", "c", "other"),
    ],
)
def test_raw_sql_publishes_no_part_that_the_review_did_not_approve(
    entry, language, checksum, made_against, people
):
    review = asked(people, decision="approved")
    number = act(review, author=people["author"].pk, approver=people["approver"].pk)
    with pytest.raises(IntegrityError, match=UNAPPROVED), transaction.atomic():
        run(PART, number, entry, language, "{}", checksum, made_against)
    assert not PublishedPart.objects.exists()
    run(PART, number, "page/a", "de", "{}", "c", "m")
    assert PublishedPart.objects.count() == 1


def test_raw_sql_takes_no_part_away_without_a_review_of_that(people):
    review = asked(people, decision="approved")
    number = act(review, author=people["author"].pk, approver=people["approver"].pk)
    with pytest.raises(IntegrityError, match=UNAPPROVED), transaction.atomic():
        run(PART, number, "page/a", "de", "", "", "")


def test_the_loaders_mark_publishes_until_a_person_has_and_never_again(people):
    run(EXAMPLE, token(), timezone.now())
    number = Publication.objects.get().pk
    run(PART, number, "page/a", "nl", "{}", "c", "")

    review = asked(people, decision="approved")
    act(review, author=people["author"].pk, approver=people["approver"].pk)
    with pytest.raises(IntegrityError, match=TOO_LATE), transaction.atomic():
        run(EXAMPLE, token(), timezone.now())
    with pytest.raises(IntegrityError, match=UNAPPROVED), transaction.atomic():
        run(PART, number, "page/a", "en", "{}", "c", "m")  # with the loader's old act
    assert PublishedPart.objects.count() == 1


def test_the_models_are_refused_like_raw_sql(people):
    make_page()
    confirm_translations()
    example = publish_starter(now=timezone.now())
    make_page("other")
    publish_changes(changed_parts("page/other"), **people)
    part = {"entry": "page/costs", "language": "nl", "shape": 1}
    part |= {"content": "{}", "checksum": "c"}
    with pytest.raises(IntegrityError, match=UNAPPROVED), transaction.atomic():
        PublishedPart.objects.create(publication=example, **part)
    with pytest.raises(IntegrityError, match=TOO_LATE), transaction.atomic():
        Publication.objects.create(origin="starter", published_at=timezone.now())


def test_every_published_part_of_a_person_stands_in_a_review_of_two_people(people):
    make_page()
    confirm_translations()
    publication = publish_changes(changed_parts(), **people)
    review = Review.objects.get(pk=publication.review_id)
    parts = set(publication.parts.values_list("entry", "language", "checksum"))
    items = set(review.items.values_list("entry", "language", "checksum"))
    assert parts <= items
    assert PartKey("page/costs", "de") in {PartKey(one[0], one[1]) for one in parts}
    assert review.requested_by != review.decided_by


def test_what_was_stopped_is_never_published_and_what_is_public_never_stopped(people):
    review = asked(people, decision="approved")
    author, approver = people["author"].pk, people["approver"].pk
    ApprovalStopped.objects.create(review=review, by_id=approver, at=timezone.now())
    with pytest.raises(IntegrityError, match=STOPPED), transaction.atomic():
        act(review, author=author, approver=approver)
    other = asked(people, decision="approved")
    act(other, author=author, approver=approver)
    with pytest.raises(IntegrityError, match=STOPPED), transaction.atomic():
        ApprovalStopped.objects.create(review=other, by_id=author, at=timezone.now())
