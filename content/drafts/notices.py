"""Drafts: dated messages to readers."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.drafts.clinics import Clinic
from content.drafts.pages import KEY_PATTERN, SourceLanguageField, key_validator


class Notice(models.Model):
    """A dated message on every page, or on those of one clinic.

    It ends by itself, or stays until further notice and is checked on a day.
    """

    key = models.CharField(
        _("key"), max_length=60, unique=True, validators=[key_validator()]
    )
    clinic = models.ForeignKey(
        Clinic,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("clinic"),
        help_text=_("Empty: for the whole site."),
    )
    source_language = SourceLanguageField()
    starts_at = models.DateTimeField(_("shown from"))
    ends_at = models.DateTimeField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("Empty: until further notice. Then say when to check it again."),
    )
    check_on = models.DateField(
        _("check it again on"),
        null=True,
        blank=True,
        help_text=_("From this day on, it stands on the start page of the staff."),
    )
    is_for_one_language = models.BooleanField(
        _("only for readers of the language in which it is written first"),
        default=False,
        help_text=_(
            "Otherwise readers of the other languages see it as well, where it is not "
            "translated in that language and marked."
        ),
    )
    title = models.CharField(_("title"), max_length=120)
    text = models.CharField(_("text"), max_length=400, blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Notice"]]

    class Meta:
        verbose_name = _("service notice")
        verbose_name_plural = _("service notices")
        ordering = ["starts_at", "key"]
        constraints = [
            models.CheckConstraint(
                name="notice_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            ),
            models.CheckConstraint(
                name="notice_ends_after_it_starts",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("A notice ends after it starts."),
            ),
            models.CheckConstraint(
                name="notice_ends_or_is_checked_again",
                condition=Q(ends_at__isnull=False, check_on=None)
                | Q(ends_at=None, check_on__isnull=False),
                violation_error_message=_(
                    "Say when the notice ends. If nobody knows: leave that empty, and "
                    "say when to check it again."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title or gettext("notice")
