"""Drafts: words that readers use for one another when they search."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.drafts.records import Record


class Synonym(Record):
    """A group of words that mean the same, part of the book like the facts."""

    words = models.CharField(
        _("words that mean the same"),
        max_length=1000,
        help_text=_(
            "Separated by commas: “vomiting, throw up, being sick”. Who searches for "
            "one of them finds the others too. The glossary’s other names need not be "
            "repeated."
        ),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Synonym"]]

    class Meta(Record.Meta):
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms for the search")
        constraints = [*Record.Meta.constraints]

    def __str__(self) -> str:
        return self.words or self.key
