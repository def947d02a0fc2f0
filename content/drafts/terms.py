"""Drafts: the words of the glossary, which pages explain where they first use them."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.drafts.records import Record


class Term(Record):
    """A word of the glossary, part of the book like the facts: it means one thing."""

    term = models.CharField(_("term"), max_length=80)
    also = models.CharField(
        _("also called"),
        max_length=120,
        blank=True,
        help_text=_("Other names, separated by commas."),
    )
    meaning = models.CharField(_("meaning"), max_length=400)
    is_explained = models.BooleanField(
        _("explain in texts"),
        default=True,
        help_text=_(
            "Where a page first uses this word or one of its other names, readers can "
            "open the meaning. Switch it off for words that also mean something else."
        ),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Term"]]

    class Meta(Record.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        constraints = [*Record.Meta.constraints]

    def __str__(self) -> str:
        return self.term or self.key
