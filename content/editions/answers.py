"""Why a warning of the gate may stand: the reasons that authors gave when they asked."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.editions.insert_only import InsertOnly
from content.editions.reviews import Review


class FindingAnswer(InsertOnly):
    """A warning, and the reason given for it when a review was asked for.

    key: a digest of the check, the part, the field and the whole sentence
    (`content/publishing/gate.py`): another sentence is another finding. words: the
    sentence as it stood. by, at: who gave the reason first, and when.
    """

    review = models.ForeignKey(
        Review, models.PROTECT, related_name="answers", verbose_name=_("review")
    )
    key = models.CharField(max_length=64)
    code = models.CharField(max_length=24)
    entry = models.CharField(max_length=200)
    language = models.CharField(max_length=7, blank=True)
    field = models.CharField(max_length=40, blank=True)
    words = models.TextField(_("words"))
    reason = models.TextField(_("reason"))
    by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        # Translators: the person who did it, beside a date.
        verbose_name=_("by"),
    )
    # Translators: the moment at which it was done.
    at = models.DateTimeField(_("at"))

    if TYPE_CHECKING:
        by_id: int

    class Meta:
        verbose_name = _("answer to a warning")
        verbose_name_plural = _("answers to warnings")
        constraints = [
            models.CheckConstraint(
                name="finding_answer_says_why", condition=Q(reason__gt="")
            ),
            models.UniqueConstraint(
                name="finding_answer_once", fields=["review", "key"]
            ),
        ]
        indexes = [models.Index(fields=["key"])]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"
