"""Drafts: a file with content that somebody has handed in and not loaded yet."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.moments import local_words


class Archive(models.Model):
    """The bytes of a ZIP file between looking at it and loading it.

    In the database, because whoever looks and whoever loads may be served by two
    machines. Each person has one at most; it goes when it is loaded or replaced.
    """

    by = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    name = models.CharField(_("name"), max_length=120)
    content = models.BinaryField()

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Archive"]]
        by_id: int

    class Meta:
        verbose_name = _("file with content")
        verbose_name_plural = _("files with content")

    def __str__(self) -> str:
        return f"{self.name}, {local_words(self.at)}"
