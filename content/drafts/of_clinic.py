"""Drafts: what every row in a list of a clinic has."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.drafts.pages import KEY_PATTERN, key_validator


class OfClinic(models.Model):
    """A row of a clinic, which each names `clinic`: its key there, its place."""

    key = models.CharField(
        _("key"),
        max_length=60,
        validators=[key_validator()],
        help_text=_("The name of this row at its clinic. It never changes."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(
                name="%(class)s_key_once_per_clinic",
                fields=["clinic", "key"],
                violation_error_message=_(
                    "This clinic already has a row with this key."
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_key_is_a_slug", condition=Q(key__regex=KEY_PATTERN)
            ),
        ]
