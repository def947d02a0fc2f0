"""Who is told what about a review. Written with the verb itself, in its transaction:
what did not happen is told to nobody. `content/publishing/mailing.py` sends the e-mails.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User

from content.editions.messages import Message, NoMail
from content.editions.reviews import Review
from content.publishing import errors, four_eyes
from content.publishing.plans import Plan


def tell_deciders(review: Review, asked: Plan, *, now: datetime) -> None:
    """Tell those who may approve what has been asked for: four eyes, and languages."""
    people = [
        person
        for person in User.objects.with_perm(
            "content.decide_review",
            backend="django.contrib.auth.backends.ModelBackend",
        )
        if person.is_staff and _may_approve(person, review, asked)
    ]
    _tell(people, Message.Kind.ASKED, review, now=now)


def tell_author(review: Review, *, now: datetime) -> None:
    """Tell who had asked what became of it."""
    kind = {
        Review.Decision.APPROVED: Message.Kind.APPROVED,
        Review.Decision.RETURNED: Message.Kind.RETURNED,
    }[Review.Decision(review.decision)]
    _tell([review.requested_by], kind, review, now=now)


def tell_held_back(review: Review, *, now: datetime) -> None:
    """Tell author and approver, once, that it will not be published as approved."""
    people = User.objects.filter(pk__in=[review.requested_by_id, review.decided_by_id])
    _tell(people, Message.Kind.HELD_BACK, review, now=now)


def see(review: Review, *, by: User, now: datetime) -> None:
    """Somebody has opened the page of the review."""
    Message.objects.filter(review=review, recipient=by, seen_at=None).update(
        seen_at=now
    )


def _may_approve(person: User, review: Review, asked: Plan) -> bool:
    try:
        four_eyes.check_second_person(
            author=review.requested_by,
            approver=person,
            parts=[*asked.items, *asked.confirmed],
            public=asked.base.book.parts,
        )
    except errors.PublishingError:
        return False
    return True


def _tell(
    people: Iterable[User], kind: Message.Kind, review: Review, *, now: datetime
) -> None:
    """Once for each person and event, however often it is called."""
    silent = set(NoMail.objects.values_list("user", flat=True))
    known = set(
        Message.objects.filter(review=review, kind=kind).values_list(
            "recipient", flat=True
        )
    )
    Message.objects.bulk_create(
        [
            Message(
                recipient=person,
                kind=kind,
                review=review,
                at=now,
                mail=Message.Mail.WAITING
                if settings.MAIL_IS_ON and person.email and person.pk not in silent
                else "",
            )
            for person in people
            if person.pk not in known and person.is_active
        ],
        ignore_conflicts=True,
    )
