"""What has been published, act by act and part by part. Rows are only ever inserted."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.editions.insert_only import InsertOnly
from content.moments import local_words


class Role(models.TextChoices):
    """As what somebody acted: of two people, one has the medical role."""

    MEDICAL = "medical", _("medical reviewer")
    STAFF = "staff", _("colleague")


class Publication(InsertOnly):
    """One act of publishing: who asked, who approved, when and why.

    People stand here as numbers and roles. Their names stand with their accounts alone,
    from which they can be erased. Example content has no approver; every page made from
    it says so to its readers. token: tells this row from one of another database with
    the same number.
    """

    class Origin(models.TextChoices):
        """How the text came to be public."""

        REVIEW = "review", _("approved by a second person")
        STARTER = "starter", _("example content, not reviewed")

    origin = models.CharField(max_length=8, choices=Origin)
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    review_id = models.BigIntegerField(null=True, unique=True)
    author_id = models.BigIntegerField(null=True)
    author_role = models.CharField(max_length=8, choices=Role, blank=True)
    approver_id = models.BigIntegerField(null=True)
    approver_role = models.CharField(max_length=8, choices=Role, blank=True)
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.CheckConstraint(
                name="publication_is_approved_or_starter",
                condition=Q(
                    origin="review",
                    review_id__isnull=False,
                    author_id__isnull=False,
                    approver_id__isnull=False,
                    approved_at__isnull=False,
                )
                | Q(origin="starter", review_id=None, approver_id=None),
            ),
            models.CheckConstraint(
                name="publication_author_is_not_the_approver",
                condition=Q(approver_id=None) | ~Q(approver_id=F("author_id")),
            ),
            models.CheckConstraint(
                name="publication_has_a_medical_person",
                condition=Q(origin="starter")
                | Q(author_role=Role.MEDICAL)
                | Q(approver_role=Role.MEDICAL),
            ),
        ]

    def __str__(self) -> str:
        return local_words(self.published_at)

    @property
    def is_example(self) -> bool:
        """Published without an approving person."""
        return self.origin == self.Origin.STARTER


class PublishedPart(InsertOnly):
    """A part as it was published (`content/book/parts.py`).

    content: its canonical text; empty for a part that is gone from then on. shape: that
    of the values in it. carried_from: the publication in which the words of a
    translation were approved, when only the wording of its source has changed since.
    """

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="parts")
    entry = models.CharField(max_length=200)
    language = models.CharField(max_length=7, blank=True)
    content = models.TextField(blank=True)
    checksum = models.CharField(max_length=64, blank=True)
    made_against = models.CharField(max_length=64, blank=True)
    shape = models.PositiveSmallIntegerField()
    carried_from = models.ForeignKey(
        Publication, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("published part")
        verbose_name_plural = _("published parts")
        constraints = [
            models.UniqueConstraint(
                name="published_part_once",
                fields=["publication", "entry", "language"],
            ),
            models.CheckConstraint(
                name="published_part_is_gone_or_has_a_checksum",
                condition=Q(content="", checksum="", made_against="")
                | (~Q(content="") & ~Q(checksum="")),
            ),
        ]
        indexes = [models.Index(fields=["entry", "language", "id"])]

    def __str__(self) -> str:
        return f"{self.entry} {self.language}".strip()
