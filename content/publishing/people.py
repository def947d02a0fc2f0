"""What the doors share: who may, who decides, what a publication records of them."""

from datetime import datetime

from django.contrib.auth.models import User

from content.drafts.pages import Page
from content.editions.editions import Publication
from content.editions.reviews import Review
from content.publishing import errors


def require(by: User, permission: str) -> None:
    """Raises NotAllowed for somebody whose role does not include this step."""
    if not by.has_perm(permission):
        raise errors.NotAllowed


def pending(review: Review) -> Review:
    """The review as it stands now. Raises AlreadyDecided when it no longer waits."""
    fresh = Review.objects.select_related("page").get(pk=review.pk)
    if not fresh.is_pending:
        raise errors.AlreadyDecided
    return fresh


def ask(
    *, page: Page | None, checksum: str, by: User, now: datetime, message: str
) -> Review:
    """Write down that a review is asked for; one of an older version is replaced.

    page: None for the book of facts. Raises AlreadyAsked for the same version twice.
    """
    waiting = Review.objects.pending().filter(page=page).first()
    if waiting and waiting.checksum == checksum:
        raise errors.AlreadyAsked
    if waiting:
        decide(waiting, Review.Decision.SUPERSEDED, by=by, now=now, comment="")
    return Review.objects.create(
        page=page,
        checksum=checksum,
        requested_by=by,
        requested_at=now,
        message=message.strip(),
    )


def decide(
    review: Review, decision: str, *, by: User, now: datetime, comment: str
) -> Review:
    """Write down what was decided."""
    review.decision = decision
    review.decided_by = by
    review.decided_at = now
    review.comment = comment.strip()
    review.save()
    return review


def reviewed_publication(
    review: Review, *, by: User, now: datetime, reason: str
) -> Publication:
    """The record of publishing what this review approved; saved."""
    publication = Publication(
        origin=Publication.Origin.REVIEW,
        review_id=review.pk,
        author_id=review.requested_by_id,
        author_name=name(review.requested_by),
        approver_id=review.decided_by_id,
        approver_name=name(review.decided_by),
        approved_at=review.decided_at,
        publisher_id=by.pk,
        publisher_name=name(by),
        published_at=now,
        reason=reason.strip(),
    )
    publication.save()
    return publication


def name(user: User | None) -> str:
    """How the record calls somebody; "" for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
