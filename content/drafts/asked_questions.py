"""Drafts: what readers ask, in their own words, and the place that answers it."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.drafts.pages import key_validator
from content.drafts.records import Record


class AskedQuestion(Record):
    """Questions that one place answers, part of the book like the facts.

    The place is named, not pointed at: it may be no page of the editions ("my-day"), or
    be gone.
    """

    page = models.CharField(
        _("page"),
        max_length=60,
        validators=[key_validator()],
        help_text=_("The key of the page that answers: “side-effects”."),
    )
    section = models.CharField(
        _("section"),
        max_length=60,
        blank=True,
        validators=[key_validator()],
        help_text=_("The key of its section; empty for the whole page."),
    )
    questions = models.TextField(
        _("questions"),
        help_text=_(
            "One on each line, as people type them, mistakes included. Who searches for "
            "something like it finds this place first. The languages need not say the "
            "same."
        ),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["AskedQuestion"]]

    class Meta(Record.Meta):
        verbose_name = _("asked questions")
        verbose_name_plural = _("questions asked of the search")
        constraints = [*Record.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.page}#{self.section}".rstrip("#")
