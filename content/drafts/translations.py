"""Drafts: which source words a translation says."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslationState(models.Model):
    """Against which source a translation was made, as its translator has said.

    It moves only when somebody answers "my text now says this" beside the difference of
    the source (`content/publishing/translations.py`): mending a comma never moves it. A
    translation without a row was never confirmed.

    entry: "section/costs/first". made_against: the checksum of the source's words.
    """

    entry = models.CharField(_("entry"), max_length=200)
    language = models.CharField(_("language"), max_length=7)
    made_against = models.CharField(_("made against"), max_length=64)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["TranslationState"]]

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        constraints = [
            models.UniqueConstraint(
                name="translation_state_once", fields=["entry", "language"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}, {self.language}"
