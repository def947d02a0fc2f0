"""Links to the draft of a page in a language, for somebody who does not sign in."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.drafts.pages import Page
from content.languages import LANGUAGES


class PreviewLink(models.Model):
    """That a draft may be looked at by whoever has a link, until it ends.

    ended_at, ended_by: when somebody has ended it early, and who.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="preview_links")
    language = models.CharField(_("language"), max_length=7)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("ends at"))
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        null=True,
        blank=True,
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["PreviewLink"]]
        made_by_id: int
        ended_by_id: int | None
        page_id: int

    class Meta:
        verbose_name = _("link to a draft")
        verbose_name_plural = _("links to drafts")
        constraints = [
            models.CheckConstraint(
                name="preview_link_ends_after_it_was_made",
                condition=Q(expires_at__gt=F("made_at")),
            ),
            models.CheckConstraint(
                name="preview_link_ended_says_who_and_when",
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="preview_link_language_is_known",
                condition=Q(language__in=LANGUAGES),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.language}"

    def is_open(self, now: datetime) -> bool:
        """Whether it still leads to the draft, as far as its own dates say."""
        return self.ended_at is None and now < self.expires_at
