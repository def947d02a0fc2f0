"""The one door: the only code that writes editions.

Each function is a verb with its actor (`by`) and its time (`now`), does everything or
nothing, and raises a `PublishingError` whose text is a sentence for the person in front
of it. No other module creates, approves, publishes or withdraws anything.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from content.documents import Snapshot
from content.drafts.pages import Page
from content.editions.editions import Edition, Publication, Withdrawal
from content.editions.reviews import DraftChange, Review
from content.publishing import errors, people, pictures, writing
from content.publishing.snapshot import take
from content.sections import KINDS


@transaction.atomic
def record_change(*, subject: str, by: User, now: datetime) -> DraftChange:
    """Note who worked on a draft; subject: as `DraftChange` describes it."""
    return DraftChange.objects.create(subject=subject, by=by, at=now)


@transaction.atomic
def request_review(*, page: Page, by: User, now: datetime, message: str = "") -> Review:
    """Ask a second person to read this draft, exactly as it stands.

    A waiting request for an older version of the draft is replaced.

    Raises:
        NotAllowed, DraftNotReady, NothingToReview, AlreadyAsked.
    """
    people.require(by, "content.request_review")
    page = _lock(page)
    checksum = take(page).checksum
    current = Edition.objects.newest(page.key)
    if _is_what_readers_see(current, checksum=checksum):
        raise errors.NothingToReview
    return people.ask(page=page, checksum=checksum, by=by, now=now, message=message)


@transaction.atomic
def approve(*, review: Review, by: User, now: datetime, comment: str = "") -> Review:
    """Say that the reviewed text may be published.

    Raises:
        NotAllowed, AlreadyDecided, DraftMovedOn, DraftNotReady.
        OwnText: `by` asked for the review, or worked on the draft or on one of its
            records since the last approved edition.
    """
    people.require(by, "content.decide_review")
    if review.page is None:
        raise errors.FactsReview
    page = _lock(review.page)
    review = people.pending(review)
    if by.pk == review.requested_by_id or by.pk in authors(page):
        raise errors.OwnText
    if take(page).checksum != review.checksum:
        raise errors.DraftMovedOn
    return people.decide(
        review, Review.Decision.APPROVED, by=by, now=now, comment=comment
    )


@transaction.atomic
def return_to_author(
    *, review: Review, by: User, now: datetime, comment: str
) -> Review:
    """Send the draft back, with a word on what should change.

    Raises:
        NotAllowed, AlreadyDecided, CommentMissing.
    """
    people.require(by, "content.decide_review")
    if not comment.strip():
        raise errors.CommentMissing
    if review.page is not None:
        _lock(review.page)
    return people.decide(
        people.pending(review),
        Review.Decision.RETURNED,
        by=by,
        now=now,
        comment=comment,
    )


@transaction.atomic
def publish(*, page: Page, by: User, now: datetime, reason: str = "") -> Publication:
    """Put the approved draft before the public as a new edition, in all languages.

    Raises:
        NotAllowed, DraftNotReady, AddressTaken.
        AlreadyPublished: readers see exactly this; perhaps the button went twice.
        NotApproved: nobody approved this page, or that approval has been used.
        DraftMovedOn: an approval exists, but for another version of the draft.
    """
    people.require(by, "content.publish_page")
    page = _lock(page)
    snapshot = take(page)
    review = _unused_approval(page)
    if review is None:
        current = Edition.objects.newest(page.key)
        if _is_what_readers_see(current, checksum=snapshot.checksum):
            raise errors.AlreadyPublished
        raise errors.NotApproved
    if review.checksum != snapshot.checksum:
        raise errors.DraftMovedOn
    publication = people.reviewed_publication(review, by=by, now=now, reason=reason)
    writing.write(snapshot, publication=publication)
    return publication


@transaction.atomic
def withdraw(
    *, page_key: str, by: User, now: datetime, reason: str, note: str = ""
) -> Withdrawal:
    """Take a page off the site at once, in all languages. Readers are told why.

    reason: a code of `Withdrawal.Reason`, whose words exist in every language. note:
    for staff only. The page comes back with its next edition, never by itself.

    Raises:
        NotAllowed, NothingToWithdraw.
        ValueError: an unknown reason.
    """
    people.require(by, "content.withdraw_page")
    Page.objects.select_for_update().filter(key=page_key).first()  # as _lock does
    current = Edition.objects.newest(page_key)
    if current is None or current.is_withdrawn:
        raise errors.NothingToWithdraw
    withdrawal = Withdrawal(
        edition=current,
        reason=Withdrawal.Reason(reason),
        note=note.strip(),
        withdrawn_by_id=by.pk,
        withdrawn_by_name=people.name(by),
        withdrawn_at=now,
    )
    withdrawal.save()
    return withdrawal


def authors(page: Page) -> set[int]:
    """The numbers of everybody who worked on what this page shows.

    Counted since its last approved edition: changes of the page itself, and of the
    record tables and the pictures that its sections show.
    """
    sections = list(page.sections.all())
    tables = {KINDS[section.kind].records for section in sections} - {""}
    subjects = {page.key} | {f"records:{table}" for table in tables}
    subjects |= {pictures.subject(key) for key in pictures.keys_in(sections)}
    changes = DraftChange.objects.filter(subject__in=subjects)
    last = (
        Edition.objects.of(page.key)
        .filter(text_publication__origin=Publication.Origin.REVIEW)
        .select_related("text_publication")
        .first()
    )
    if last:
        changes = changes.filter(at__gt=last.text_publication.approved_at)
    return set(changes.values_list("by_id", flat=True))


def approval_to_publish(page: Page, *, snapshot: Snapshot) -> Review | None:
    """The approval that `publish` would use for this snapshot, if there is one."""
    review = _unused_approval(page)
    return review if review and review.checksum == snapshot.checksum else None


# --- What the verbs share ------------------------------------------------------------


def _lock(page: Page) -> Page:
    """The page, held until this transaction ends, so that two actors take turns."""
    return Page.objects.select_for_update().get(pk=page.pk)


def _is_what_readers_see(edition: Edition | None, *, checksum: str) -> bool:
    """Public, approved by a person, and the same to the byte."""
    return (
        edition is not None
        and edition.checksum == checksum
        and not edition.text_publication.is_example
        and not edition.is_withdrawn
    )


def _unused_approval(page: Page) -> Review | None:
    """The newest approval of this page, unless it was published or a return followed."""
    review = Review.objects.approved().filter(page=page).first()
    if review is None or Publication.objects.filter(review_id=review.pk).exists():
        return None
    later = Review.objects.filter(page=page, pk__gt=review.pk)
    returned = later.filter(decision=Review.Decision.RETURNED).exists()
    return None if returned else review
