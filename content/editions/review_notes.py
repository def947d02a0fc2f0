"""What is said beside a review: words at a place, and that a later moment is given up."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.editions.insert_only import InsertOnly
from content.editions.reviews import Review
from content.moments import local_words

PLACE_WORDS = 2000
"""The longest comment at a place, in characters."""


class ReviewComment(InsertOnly):
    """What a reviewer says about one place of a review.

    entry, language: as those of a part. field: the name of the field; "" for the whole
    part.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="comments")
    entry = models.CharField(max_length=200)
    language = models.CharField(max_length=7, blank=True)
    field = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("comment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    at = models.DateTimeField()

    if TYPE_CHECKING:
        by_id: int
        review_id: int

    class Meta:
        verbose_name = _("comment at a place")
        verbose_name_plural = _("comments at places")
        constraints = [
            models.CheckConstraint(
                name="review_comment_says_something", condition=Q(text__gt="")
            )
        ]

    def __str__(self) -> str:
        return self.text


class ApprovalStopped(InsertOnly):
    """That what was approved for a later moment is not published then.

    A trigger refuses to publish it afterwards, and to stop what is public.
    """

    review = models.OneToOneField(Review, models.PROTECT, related_name="stopped")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    at = models.DateTimeField()

    if TYPE_CHECKING:
        review_id: int
        by_id: int

    class Meta:
        verbose_name = _("stopped approval")
        verbose_name_plural = _("stopped approvals")

    def __str__(self) -> str:
        return local_words(self.at)
