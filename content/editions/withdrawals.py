"""What becomes of a withdrawal: planned for a day, given up, undone. Rows are inserted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.editions.editions import Withdrawal
from content.editions.insert_only import InsertOnly, InsertOnlyQuerySet
from content.moments import local_words


class PlannedWithdrawalQuerySet(InsertOnlyQuerySet):
    """Plans by what has become of them."""

    def standing(self) -> "PlannedWithdrawalQuerySet":
        """Neither carried out nor given up."""
        return self.filter(withdrawal=None, given_up=None)


class PlannedWithdrawal(InsertOnly):
    """A page that is to go off the site at a moment, in all languages.

    reason: as that of a withdrawal. at: when. It holds for whatever edition the page
    then has; `manage.py publish_due` carries it out.
    """

    page_key = models.CharField(max_length=60)
    at = models.DateTimeField()
    reason = models.CharField(max_length=12, choices=Withdrawal.Reason)
    note = models.TextField(blank=True)
    planned_by_id = models.BigIntegerField()
    planned_at = models.DateTimeField()

    objects = PlannedWithdrawalQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("planned withdrawal")
        verbose_name_plural = _("planned withdrawals")
        constraints = [
            models.CheckConstraint(
                name="planned_withdrawal_reason_is_known",
                condition=Q(
                    reason__in=["mistake", "outdated", "not_offered", "replaced"]
                ),
            ),
            models.CheckConstraint(
                name="planned_withdrawal_is_for_later",
                condition=Q(at__gt=models.F("planned_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_key}: {local_words(self.at)}"


class PlanGivenUp(InsertOnly):
    """That a planned withdrawal will not happen.

    by_id: who said so; None where the page was not public when its moment came.
    """

    plan = models.OneToOneField(
        PlannedWithdrawal, models.PROTECT, related_name="given_up"
    )
    by_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("plan that was given up")
        verbose_name_plural = _("plans that were given up")

    def __str__(self) -> str:
        return local_words(self.at)


class WithdrawalUndone(InsertOnly):
    """That a withdrawal was a slip: the page is back as it was, the same editions.

    A trigger holds that it is undone by the person who withdrew.
    """

    withdrawal = models.OneToOneField(Withdrawal, models.PROTECT, related_name="undone")
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("undone withdrawal")
        verbose_name_plural = _("undone withdrawals")

    def __str__(self) -> str:
        return local_words(self.at)
