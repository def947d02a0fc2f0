"""What happens by itself when its moment comes. One run does all of it once.

Safe when two run at once: each act holds the publishing lock and looks again. One that
fails stops no other; it is tried again the next time.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from content.editions.reviews import Review
from content.editions.withdrawals import PlannedWithdrawal
from content.publishing import actions, mailing, messages, withdrawing

_log = logging.getLogger(__name__)


def run(*, now: datetime) -> Iterator[str]:
    """Do what is due; gives a line, in English, for each thing that was done, is held
    back or has failed."""
    for name, act in (("approvals", _reviews), ("plans", _plans), ("mail", _mail)):
        yield from _safely(name, partial(act, now))


def _reviews(now: datetime) -> Iterator[str]:
    for review in actions.timed().order_by("publish_at", "pk"):
        yield from _safely(f"review {review.pk}", partial(_review, review, now))


def _review(review: Review, now: datetime) -> Iterator[str]:
    if review.publish_at and review.publish_at <= now:
        if publication := actions.publish_timed(review, now=now):
            yield f"Published what was due: publication {publication.pk}."
            return
        if not actions.timed().filter(pk=review.pk).exists():
            return  # another process was faster
    if problem := actions.held_back(review):
        messages.tell_held_back(review, now=now)
        yield f"Held back: review {review.pk}. {problem}"


def _plans(now: datetime) -> Iterator[str]:
    for plan in withdrawing.due(now):
        yield from _safely(f"plan {plan.pk}", partial(_plan, plan, now))


def _plan(plan: PlannedWithdrawal, now: datetime) -> Iterator[str]:
    if withdrawing.carry_out(plan, now=now):
        yield f"Withdrawn as planned: {plan.page_key}."


def _mail(now: datetime) -> Iterator[str]:
    sent, failed = mailing.send_waiting(now=now)
    if sent:
        yield f"E-mails sent: {sent}."
    if failed:
        yield f"E-mails that could not be sent: {failed}."


def _safely(name: str, act: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The lines of an act as they come; one about its failure."""
    try:
        yield from act()
    except Exception as error:  # whatever it is, the others go on
        _log.error("A timer failed, %s: %r", name, error)
        yield f"Failed, and tried again next time: {name}."
