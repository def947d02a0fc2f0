"""Withdrawing a page beyond the act itself: undo it, plan it, give the plan up.

The act itself is `content/publishing/actions.py`.
"""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from content.editions import lock
from content.editions.editions import Edition, Withdrawal
from content.editions.reading import earlier_source, published_book
from content.editions.withdrawals import (
    PlanGivenUp,
    PlannedWithdrawal,
    WithdrawalUndone,
)
from content.finished.outdating import outdate_all
from content.publishing import actions, errors, four_eyes
from content.publishing.plans import withdrawal_of
from content.publishing.rendering import Renderer

UNDO_WITHIN = timedelta(hours=1)


def undo(*, page_key: str, by: User, now: datetime) -> WithdrawalUndone:
    """The page is back as it was: the same editions, byte for byte.

    Raises:
        NotAllowed, NothingToUndo.
        NotYours, TooLate, ChangedMeanwhile.
    """
    four_eyes.require(by, "content.withdraw_page")
    with transaction.atomic():
        lock.hold()
        withdrawal = withdrawal_of(page_key)
        if withdrawal is None:
            raise errors.NothingToUndo
        if withdrawal.withdrawn_by_id != by.pk:
            raise errors.NotYours
        if now - withdrawal.withdrawn_at > UNDO_WITHIN:
            raise errors.TooLate
        if not _reads_the_same(page_key):
            raise errors.ChangedMeanwhile
        undone = WithdrawalUndone(withdrawal=withdrawal, by_id=by.pk, at=now)
        undone.save()
        outdate_all()
    return undone


def may_undo(withdrawal: Withdrawal, *, by: User, now: datetime) -> bool:
    """Whether to offer it. Whether it reads the same is found out when it is tried."""
    is_own = withdrawal.withdrawn_by_id == by.pk
    return is_own and now - withdrawal.withdrawn_at <= UNDO_WITHIN


def plan_withdrawal(
    *, page_key: str, at: datetime, by: User, now: datetime, reason: str, note: str = ""
) -> PlannedWithdrawal:
    """Take a page off the site at a later moment, in all languages.

    Raises:
        NotAllowed, NothingToWithdraw, MomentPassed, AlreadyPlanned.
        ValueError: an unknown reason.
    """
    four_eyes.require(by, "content.withdraw_page")
    if at <= now:
        raise errors.MomentPassed
    with transaction.atomic():
        lock.hold()
        if not Edition.objects.of(page_key).exists() or withdrawal_of(page_key):
            raise errors.NothingToWithdraw
        if plan_of(page_key):
            raise errors.AlreadyPlanned
        plan = PlannedWithdrawal(
            page_key=page_key,
            at=at,
            reason=Withdrawal.Reason(reason),
            note=note.strip(),
            planned_by_id=by.pk,
            planned_at=now,
        )
        plan.save()
    return plan


def give_up(*, plan: PlannedWithdrawal, by: User, now: datetime) -> PlanGivenUp:
    """The page stays. Raises NotAllowed, NothingPlanned."""
    four_eyes.require(by, "content.withdraw_page")
    with transaction.atomic():
        lock.hold()
        if not PlannedWithdrawal.objects.standing().filter(pk=plan.pk).exists():
            raise errors.NothingPlanned
        given_up = PlanGivenUp(plan=plan, by_id=by.pk, at=now)
        given_up.save()
    return given_up


def plan_of(page_key: str) -> PlannedWithdrawal | None:
    """When a page is to go; None where nobody has planned that."""
    return PlannedWithdrawal.objects.standing().filter(page_key=page_key).first()


def due(now: datetime) -> list[PlannedWithdrawal]:
    """Plans whose moment has come."""
    return list(PlannedWithdrawal.objects.standing().filter(at__lte=now).order_by("pk"))


def carry_out(plan: PlannedWithdrawal, *, now: datetime) -> Withdrawal | None:
    """Withdraw the page as planned, in the name of who planned it.

    None where another process was faster, and where the page is not public: then the
    plan is over, so that it cannot take off what somebody publishes later.
    """
    with transaction.atomic():
        lock.hold()
        if not PlannedWithdrawal.objects.standing().filter(pk=plan.pk).exists():
            return None
        try:
            return actions.withdrawn(
                page_key=plan.page_key,
                by_id=plan.planned_by_id,
                now=now,
                reason=plan.reason,
                note=plan.note,
                plan=plan,
            )
        except errors.NothingToWithdraw:
            PlanGivenUp(plan=plan, by_id=None, at=now).save()
            return None


def _reads_the_same(page_key: str) -> bool:
    """Whether the page, made today, is what its newest editions say."""
    renderer = Renderer(published_book(), history=earlier_source)
    for edition in Edition.objects.newest().filter(page_key=page_key):
        rendered = renderer.page(page_key, edition.language)
        if rendered.findings or rendered.checksum != edition.checksum:
            return False
    return True
