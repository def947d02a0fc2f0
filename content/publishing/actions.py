"""The only code that writes what readers see: ask, approve, return, publish, withdraw.

Each function is a verb with its actor (`by`) and its time (`now`), does everything or
nothing, and raises a `PublishingError` whose text is a sentence for the person in front
of it.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from content.book import Book, Change, PartKey
from content.drafts.reading import draft_book, draft_parts
from content.editions import lock
from content.editions.editions import Edition, Withdrawal
from content.editions.publications import Publication
from content.editions.reading import published
from content.editions.review_notes import ApprovalStopped
from content.editions.reviews import Review, ReviewItem
from content.editions.withdrawals import PlannedWithdrawal
from content.finished.outdating import outdate_all
from content.publishing import (
    answering,
    comments,
    errors,
    four_eyes,
    messages,
    writing,
)
from content.publishing.comments import Comments
from content.publishing.plans import Plan, plan, withdrawal_of
from content.publishing.status import status_findings
from content.schema import root_of


def request_review(
    *,
    chosen: Collection[PartKey],
    confirmed: Collection[PartKey] = (),
    by: User,
    now: datetime,
    message: str = "",
    answers: Mapping[str, str] | None = None,
) -> Review:
    """Ask a second person to look at some changes, exactly as they stand.

    chosen: changed parts; what they need travels along. confirmed: public parts whose
    words get another approval as they are. answers: reasons for warnings of the gate, by
    the key of the finding.

    Raises:
        NotAllowed, NothingToReview, AlreadyAsked, NotReady.
        Unanswered: the changes bring warnings that nobody has given a reason for.
    """
    four_eyes.require(by, "content.request_review")
    drafts = draft_book()
    asked = plan(chosen, confirmed=confirmed, draft=drafts, base=published())
    if not asked.items and not asked.confirmed:
        raise errors.NothingToReview
    found = answering.found_in(asked, drafts=drafts, today=now.date())
    problems = [*asked.findings, *status_findings(asked), *answering.refused(found)]
    if problems:
        raise errors.NotReady(problems)
    reasons = answering.answered(found, answers or {}, by=by, now=now)
    with transaction.atomic():
        lock.hold()
        _refuse_twice(asked)
        review = Review.objects.create(
            requested_by=by, requested_at=now, message=message.strip()
        )
        ReviewItem.objects.bulk_create(_items(review, asked))
        answering.keep(reasons, review=review)
        messages.tell_deciders(review, asked, now=now)
    return review


def take_back(*, review: Review, by: User, now: datetime) -> Review:
    """The author no longer asks. Raises NotAllowed, AlreadyDecided."""
    if review.requested_by_id != by.pk:
        raise errors.NotAllowed
    return _decide(review, Review.Decision.TAKEN_BACK, by=by, now=now)


def return_to_author(
    *,
    review: Review,
    by: User,
    now: datetime,
    comment: str,
    places: Comments | None = None,
) -> Review:
    """Send everything back, with a word on what should change.

    comment: about the whole; may be empty where something is said at a place.

    Raises:
        NotAllowed, AlreadyDecided, CommentMissing.
    """
    four_eyes.require(by, "content.decide_review")
    with transaction.atomic():
        lock.hold()
        review = _pending(review)
        said = comments.write(review, places or {}, by=by, now=now)
        if not (whole := comment.strip() or "\n".join(said)):
            raise errors.CommentMissing
        _write_decision(review, Review.Decision.RETURNED, by=by, now=now, comment=whole)
        messages.tell_author(review, now=now)
    return review


def approve(
    *,
    review: Review,
    by: User,
    now: datetime,
    result: str,
    comment: str = "",
    publish_at: datetime | None = None,
    only: Collection[PartKey] | None = None,
    places: Comments | None = None,
    returns_rest: bool = True,
) -> Publication | None:
    """Say that the reviewed parts are right; they are public from then on.

    result: that of the plan which was on the screen. publish_at: a later moment; then
    nothing is published yet, and None returned. only: the parts that are approved, with
    what they need, by a review of their own; None for all. returns_rest: what is not
    approved goes back to its author, with what is said there; otherwise it waits on.
    places: what is said at places.

    Documents are made before the lock. Under it, what they rest on is compared: what
    another publication has changed meanwhile is made again, and asked once more.

    Raises:
        NotAllowed, AlreadyDecided, OwnText, NoMedicalPerson, UnreadLanguage, NotReady.
        CommentMissing: something is returned, and nothing said about it.
        DraftMovedOn: nothing of it still is as it was asked for, or a need is not.
        ResultChanged: what would be published is not what was on the screen.
    """
    four_eyes.require(by, "content.decide_review")
    review = _pending(review)
    made = plan_of(review, only=only)
    with transaction.atomic():
        lock.hold()
        review = _pending(review)
        made = _as_of_now(made, review, only=only)
        four_eyes.check_second_person(
            author=review.requested_by,
            approver=by,
            parts=[*made.items, *made.confirmed],
            public=made.base.book.parts,
        )
        if made.result != result:
            raise errors.ResultChanged
        left = review
        planned = {*made.items, *made.confirmed}
        if only is not None and set(still_asked(review)[0]) != planned:
            review = _taken_out(review, made)
        comments.write(review, places or {}, by=by, now=now)
        if left != review:
            _rest(
                left,
                by=by,
                now=now,
                comment=comment,
                places=places or {},
                returns=returns_rest,
            )
        decided = _write_decision(
            review,
            Review.Decision.APPROVED,
            by=by,
            now=now,
            comment=comment,
            publish_at=publish_at,
            result=result,
        )
        messages.tell_author(decided, now=now)
        return None if publish_at else _publish(decided, made, now=now)


def publish_due(*, now: datetime) -> list[Publication]:
    """Publish what was approved for a moment that has come.

    What cannot be published as it was approved stays as it is: `held_back` says why.
    """
    due = timed().filter(publish_at__lte=now)
    return [done for review in due if (done := publish_timed(review, now=now))]


def publish_timed(review: Review, *, now: datetime) -> Publication | None:
    """Publish one approval whose moment has come; None where it is held back, or where
    another process was faster."""
    try:
        made = plan_of(review)
        with transaction.atomic():
            lock.hold()
            made = _as_of_now(made, review)
            is_free = timed().filter(pk=review.pk).exists()
            if is_free and made.result == review.result:
                return _publish(review, made, now=now)
    except errors.PublishingError:
        return None
    return None


def stop(*, review: Review, by: User, now: datetime) -> ApprovalStopped:
    """What was approved for a later moment is not published then. Its author may stop
    it, and whoever may decide.

    Raises:
        NotAllowed.
        NothingToStop: it is public, or was stopped, or was never approved for later.
    """
    if review.requested_by_id != by.pk:
        four_eyes.require(by, "content.decide_review")
    with transaction.atomic():
        lock.hold()
        if not timed().filter(pk=review.pk).exists():
            raise errors.NothingToStop
        stopped = ApprovalStopped(review=review, by=by, at=now)
        stopped.save()
    return stopped


def timed() -> QuerySet[Review]:
    """Approvals for a later moment that are not public yet, and will be."""
    public = Publication.objects.exclude(review_id=None).values("review_id")
    later = Review.objects.exclude(publish_at=None).exclude(pk__in=public)
    return later.filter(stopped=None)


def held_back(review: Review) -> errors.PublishingError | None:
    """Why something approved for a later moment can no longer be published then."""
    try:
        made = plan_of(review)
    except errors.PublishingError as error:
        return error
    return None if made.result == review.result else errors.ResultChanged()


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
    four_eyes.require(by, "content.withdraw_page")
    with transaction.atomic():
        lock.hold()
        return withdrawn(
            page_key=page_key, by_id=by.pk, now=now, reason=reason, note=note
        )


def withdrawn(
    *,
    page_key: str,
    by_id: int,
    now: datetime,
    reason: str,
    note: str,
    plan: PlannedWithdrawal | None = None,
) -> Withdrawal:
    """The row that takes a page off; its caller holds the lock and has asked who may.

    Raises NothingToWithdraw.
    """
    newest = Edition.objects.of(page_key).first()
    if newest is None or withdrawal_of(page_key):
        raise errors.NothingToWithdraw
    withdrawal = Withdrawal(
        page_key=page_key,
        last_edition=newest,
        number=Withdrawal.objects.filter(last_edition=newest).count() + 1,
        plan=plan,
        reason=Withdrawal.Reason(reason),
        note=note.strip(),
        withdrawn_by_id=by_id,
        withdrawn_at=now,
    )
    withdrawal.save()
    outdate_all()
    return withdrawal


def plan_of(review: Review, *, only: Collection[PartKey] | None = None) -> Plan:
    """What approving a review would do now.

    A change whose draft has moved on has dropped out. only: some of its parts, with what
    they need of the others.

    Raises:
        DraftMovedOn: nothing is left, or what is left needs something that dropped out.
        NotReady.
    """
    drafts, base = _drafts_of(review), published()
    kept, dropped = _sorted_out(review, drafts, base.book)
    if not kept:
        raise errors.DraftMovedOn(dropped)
    every = {
        key: Change(key=key, old=base.book.parts.get(key), new=drafts.parts.get(key))
        for key, item in kept.items()
        if not item.is_confirmation
    }
    wanted = set(kept if only is None else only)
    if not wanted & set(kept):
        raise errors.NothingChosen
    made = plan(
        [key for key in every if key in wanted],
        confirmed=[
            key for key, item in kept.items() if item.is_confirmation and key in wanted
        ],
        draft=base.book.replaced({key: one.new for key, one in every.items()}),
        base=base,
        every=every,
    )
    homeless = [key for key in made.items if not made.book.has(key.entry)]
    is_short = made.findings or any(made.items[key].new for key in homeless)
    if is_short and dropped:
        raise errors.DraftMovedOn(dropped)
    if made.findings:
        raise errors.NotReady(made.findings)
    return made


def still_asked(
    review: Review,
) -> tuple[dict[PartKey, ReviewItem], list[PartKey]]:
    """The parts of a review that still are as they were asked for, and the others."""
    return _sorted_out(review, _drafts_of(review), published().book)


def _drafts_of(review: Review) -> Book:
    """What the drafts say now of what a review is about."""
    return Book(draft_parts({root_of(one.entry) for one in review.items.all()}))


def _sorted_out(
    review: Review, drafts: Book, public: Book
) -> tuple[dict[PartKey, ReviewItem], list[PartKey]]:
    items = {PartKey(one.entry, one.language): one for one in review.items_left()}
    kept, dropped = {}, []
    for key, item in items.items():
        part = (public if item.is_confirmation else drafts).parts.get(key)
        state = part.state if part else ("", "")
        if state == (item.checksum, item.made_against):
            kept[key] = item
        else:
            dropped.append(key)
    return kept, dropped


# --- What the verbs share ---------------------------------------------------------------


def _publish(review: Review, made: Plan, *, now: datetime) -> Publication:
    publication = writing.reviewed_publication(
        review, author=review.requested_by, approver=review.decided_by, now=now
    )
    writing.write(made, publication=publication)
    return publication


def _as_of_now(
    made: Plan, review: Review, *, only: Collection[PartKey] | None = None
) -> Plan:
    """The plan, made again where something was published or saved since it was."""
    kept, _dropped = still_asked(review)
    planned = {*made.items, *made.confirmed}
    is_same = published().number == made.base.number
    if is_same and (set(kept) == planned or (only is not None and planned < set(kept))):
        return made
    return plan_of(review, only=only)


def _taken_out(review: Review, made: Plan) -> Review:
    """A request of their own for the parts of a plan, by the same author."""
    own = Review.objects.create(
        requested_by=review.requested_by,
        requested_at=review.requested_at,
        message=review.message,
        taken_from=review,
    )
    ReviewItem.objects.bulk_create(_items(own, made))
    return own


def _rest(
    left: Review,
    *,
    by: User,
    now: datetime,
    comment: str,
    places: Comments,
    returns: bool,
) -> None:
    """What becomes of the parts that were not approved with the others."""
    if returns:
        return_to_author(review=left, by=by, now=now, comment=comment, places=places)
    else:
        comments.write(left, places, by=by, now=now)


def _items(review: Review, asked: Plan) -> list[ReviewItem]:
    items = [
        ReviewItem(
            review=review,
            entry=key.entry,
            language=key.language,
            checksum=change.state[0],
            made_against=change.state[1],
            is_need=key in asked.needs,
        )
        for key, change in asked.items.items()
    ]
    return items + [
        ReviewItem(
            review=review,
            entry=key.entry,
            language=key.language,
            checksum=part.checksum,
            made_against=part.made_against,
            is_confirmation=True,
        )
        for key, part in asked.confirmed.items()
    ]


def _refuse_twice(asked: Plan) -> None:
    """Raises AlreadyAsked for the same state of a part in another waiting review."""
    wanted = {key: change.state for key, change in asked.items.items()}
    wanted |= {key: part.state for key, part in asked.confirmed.items()}
    waiting = ReviewItem.objects.filter(
        review__decision="", entry__in={key.entry for key in wanted}
    )
    again = [
        key
        for item in waiting
        if (key := PartKey(item.entry, item.language)) in wanted
        and wanted[key] == (item.checksum, item.made_against)
    ]
    if again:
        raise errors.AlreadyAsked(again)


def _pending(review: Review) -> Review:
    """The review as it stands now. Raises AlreadyDecided when it no longer waits."""
    fresh = Review.objects.get(pk=review.pk)
    if not fresh.is_pending:
        raise errors.AlreadyDecided
    return fresh


def _decide(
    review: Review, decision: str, *, by: User, now: datetime, comment: str = ""
) -> Review:
    with transaction.atomic():
        lock.hold()
        return _write_decision(
            _pending(review), decision, by=by, now=now, comment=comment
        )


def _write_decision(
    review: Review,
    decision: str,
    *,
    by: User,
    now: datetime,
    comment: str,
    publish_at: datetime | None = None,
    result: str = "",
) -> Review:
    review.decision = decision
    review.decided_by = by
    review.decided_at = now
    review.comment = comment.strip()
    review.publish_at = publish_at
    review.result = result
    review.save()
    return review
