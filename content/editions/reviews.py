"""Four eyes: who changed a draft, who asked for a review, who decided what."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.drafts.pages import Page


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews by their state."""

    def pending(self) -> "ReviewQuerySet":
        """Asked for and not decided."""
        return self.filter(decision="")

    def approved(self) -> "ReviewQuerySet":
        """Approved, newest request first."""
        return self.filter(decision=Review.Decision.APPROVED).order_by("-pk")


class Review(models.Model):
    """One request for a review and its decision, tied to exactly what was reviewed.

    page: None for the book of facts.
    """

    class Decision(models.TextChoices):
        """What became of it; empty while it waits."""

        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("returned to the author")
        SUPERSEDED = "superseded", _("replaced by a newer request")

    page = models.ForeignKey(
        Page,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("page"),
    )
    checksum = models.CharField(
        _("checksum"),
        max_length=64,
        help_text=_("SHA-256 of everything the reviewer saw, in all languages."),
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("requested by"),
    )
    requested_at = models.DateTimeField(_("requested at"))
    message = models.TextField(_("message to the reviewer"), blank=True)
    decision = models.CharField(
        _("decision"), max_length=12, choices=Decision, blank=True, default=""
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)

    objects = ReviewQuerySet.as_manager()

    if TYPE_CHECKING:
        page_id: int | None
        requested_by_id: int
        decided_by_id: int | None

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.CheckConstraint(
                name="review_decision_is_known",
                condition=Q(decision__in=["", "approved", "returned", "superseded"]),
            ),
            models.CheckConstraint(
                name="review_decision_has_who_and_when",
                condition=Q(decision="", decided_by=None, decided_at=None)
                | (
                    ~Q(decision="")
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="review_author_is_not_the_approver",
                condition=~Q(decision="approved") | ~Q(decided_by=F("requested_by")),
            ),
            models.CheckConstraint(
                name="review_returned_says_why",
                condition=~Q(decision="returned") | Q(comment__gt=""),
            ),
            models.UniqueConstraint(
                name="review_one_pending_per_page",
                fields=["page"],
                condition=Q(decision=""),
            ),
            models.UniqueConstraint(
                name="review_one_pending_for_facts",
                fields=["decision"],
                condition=Q(decision="", page=None),
            ),
        ]
        permissions = [
            ("request_review", "May ask for a review"),
            ("decide_review", "May approve a text or return it"),
            ("publish_page", "May publish an approved text"),
            ("withdraw_page", "May withdraw a page from the public site"),
        ]

    def __str__(self) -> str:
        return (
            f"{self.page or _('facts and clinics')}, {self.requested_at:%Y-%m-%d %H:%M}"
        )

    @property
    def is_pending(self) -> bool:
        """Still waiting for a decision."""
        return self.decision == ""


class DraftChange(models.Model):
    """Who changed which draft when, so that nobody approves a text of their own.

    `subject` is a page's key, "records:SideEffect" for a table of records,
    "picture:infusion-room" for a picture, or "facts" for everything in the book of
    facts.
    """

    subject = models.CharField(_("subject"), max_length=80)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["DraftChange"]]

    class Meta:
        verbose_name = _("draft change")
        verbose_name_plural = _("draft changes")
        indexes = [models.Index(fields=["subject", "at"])]

    def __str__(self) -> str:
        return f"{self.subject}, {self.at:%Y-%m-%d %H:%M}"
