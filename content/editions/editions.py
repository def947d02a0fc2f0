"""What patients read: finished documents that are never changed.

Nothing here points at a draft or at an account, so no template can reach one, and
deleting a draft or an account leaves the record whole. Rows are only ever inserted:
Python refuses anything else with a sentence, database triggers refuse it for certain
(`content/editions/triggers.py`).
"""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from content.book import PartKey
from content.editions.insert_only import InsertOnly, InsertOnlyQuerySet
from content.editions.publications import Publication


class EditionQuerySet(InsertOnlyQuerySet):
    """Editions by their place in the history of a page in a language."""

    def newest(self) -> "EditionQuerySet":
        """The newest edition of each page in each language, withdrawn or gone as well."""
        last = (
            Edition.objects.order_by()
            .values("page_key", "language")
            .annotate(last=Max("pk"))
            .values("last")
        )
        return self.filter(pk__in=last)

    def of(self, page_key: str) -> "EditionQuerySet":
        """All editions of one page, newest first."""
        return self.filter(page_key=page_key).order_by("-pk")

    def with_withdrawal(self) -> "EditionQuerySet":
        """Each with `withdrawal_id`: of the withdrawal that took it off, or None."""
        taken = Withdrawal.objects.standing().filter(
            page_key=OuterRef("page_key"), last_edition__gte=OuterRef("pk")
        )
        return self.annotate(withdrawal_id=Subquery(taken.values("pk")[:1]))


class Edition(InsertOnly):
    """A page in one language as readers saw it, numbered 1, 2, 3 … for each language.

    content: the finished document (`content/documents.py`) as text, links to pages
    still as "page:…"; empty when the page exists in this language no longer. uses: the
    names of entries that could change it, and "noun/*" for all of a noun, with a space
    on either side. shown: the parts that it shows, in lines. causes: those whose
    publication brought it about, in lines.
    is_example: a part that it shows was never approved by a person. approved_at,
    approver_role: the newest approval among the parts that it shows.
    """

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="editions"
    )
    page_key = models.CharField(_("page"), max_length=60)
    language = models.CharField(_("language"), max_length=7)
    number = models.PositiveIntegerField(_("number"))
    menu = models.CharField(max_length=12)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    slug = models.CharField(max_length=80)
    summary = models.CharField(max_length=240)
    content = models.TextField(blank=True)
    checksum = models.CharField(max_length=64)
    shown = models.TextField(blank=True)
    uses = models.TextField(blank=True)
    causes = models.TextField(blank=True)
    is_example = models.BooleanField()
    approved_at = models.DateTimeField(null=True)
    approver_role = models.CharField(max_length=8, blank=True)

    objects: ClassVar = EditionQuerySet.as_manager()

    if TYPE_CHECKING:
        publication_id: int
        withdrawal_id: int | None

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(
                name="edition_number_once_per_page_and_language",
                fields=["page_key", "language", "number"],
            ),
            models.CheckConstraint(
                name="edition_number_starts_at_1", condition=Q(number__gte=1)
            ),
            models.UniqueConstraint(
                name="edition_once_per_publication",
                fields=["publication", "page_key", "language"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.number}"

    @property
    def is_gone(self) -> bool:
        """From this edition on, the page does not exist in this language."""
        return not self.content

    @property
    def parts(self) -> list[PartKey]:
        """The parts that it shows."""
        return [PartKey(*line.split("\t")) for line in self.shown.split("\n") if line]


class Address(InsertOnly):
    """A web address a page has ever had, per language: it stays that page's for ever."""

    language = models.CharField(max_length=7)
    slug = models.CharField(max_length=80)
    page_key = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="address_belongs_to_one_page", fields=["language", "slug"]
            )
        ]

    def __str__(self) -> str:
        return f"/{self.language}/{self.slug}/"


class WithdrawalQuerySet(InsertOnlyQuerySet):
    """Withdrawals by what has become of them."""

    def standing(self) -> "WithdrawalQuerySet":
        """Not undone by who withdrew (`content/editions/withdrawals.py`)."""
        return self.filter(undone=None)


class Withdrawal(InsertOnly):
    """A page taken off the site, in all languages, until it has a newer edition, or
    until who withdrew undoes it.

    last_edition: the number of the newest edition row of the page at that moment.
    number: how often the page was withdrawn at that edition. plan: the plan that was
    carried out; None for one that a person withdrew at once.
    """

    class Reason(models.TextChoices):
        """Why, in words that exist in every language at once."""

        MISTAKE = "mistake", _("The page contained a mistake.")
        OUTDATED = "outdated", _("The page was out of date.")
        NOT_OFFERED = "not_offered", _("What the page describes is no longer offered.")
        REPLACED = "replaced", _("Other pages now cover this subject.")

    page_key = models.CharField(max_length=60)
    last_edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    plan = models.OneToOneField(
        "content.PlannedWithdrawal",
        models.PROTECT,
        null=True,
        related_name="withdrawal",
    )
    reason = models.CharField(max_length=12, choices=Reason)
    note = models.TextField(blank=True)
    withdrawn_by_id = models.BigIntegerField()
    withdrawn_at = models.DateTimeField()

    objects: ClassVar = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.UniqueConstraint(
                name="withdrawal_once_at_a_time", fields=["last_edition", "number"]
            ),
            models.CheckConstraint(
                name="withdrawal_reason_is_known",
                condition=Q(
                    reason__in=["mistake", "outdated", "not_offered", "replaced"]
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_key}: {self.reason}"
