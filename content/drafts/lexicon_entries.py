"""The phrases that the gate looks for: data that an administrator edits.

They are no content: readers never see them, and no review stands before them.
"""

from typing import TYPE_CHECKING, ClassVar

from django.apps import AppConfig
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.gate.phrases import GAP, Row
from content.gate.shipped import shipped

LONGEST = 400
"""Characters of a phrase: a family of words with “|” between them is long."""

_NO_MARKS = str.maketrans("", "", f"*|={GAP}")
"""Takes the marks out of a phrase that stand for other signs."""


def is_a_phrase(words: str) -> None:
    """Refuses a phrase that would be found everywhere. Raises ValidationError."""
    if (
        not any(map(_tells, words.split()))
        or words.startswith(GAP)
        or words.endswith(GAP)
    ):
        raise ValidationError(
            _("Write at least one word. “…” stands between two others.")
        )


def _tells(word: str) -> bool:
    """A word, or at least two signs that stand together, like “@@”."""
    own = word.translate(_NO_MARKS)
    return len(own) > 1 or own.isalnum()


class LexiconEntry(models.Model):
    """One phrase of a lexicon.

    shipped: the phrase as the site came with it; empty for one that somebody added. It
    is what tells an edited phrase from one that is missing.
    """

    lexicon = models.CharField(_("list"), max_length=24)
    language = models.CharField(_("language"), max_length=7)
    words = models.CharField(
        _("words"),
        max_length=LONGEST,
        validators=[is_a_phrase],
        help_text=_(
            "Every word stands for all its forms; one in capitals, or behind “=”, for "
            "itself alone. “*” stands for any letters: “*infusion*”. “…” stands for up "
            "to six words between two others, “|” for “or”: “feel|felt better”."
        ),
    )
    is_used = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_("Take the tick away, and the phrase is no longer looked for."),
    )
    shipped = models.CharField(max_length=LONGEST, blank=True, editable=False)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["LexiconEntry"]]

    class Meta:
        verbose_name = _("phrase that the check looks for")
        verbose_name_plural = _("phrases that the check looks for")
        ordering = ["lexicon", "language", "words"]
        constraints = [
            models.CheckConstraint(
                name="lexicon_entry_has_words", condition=Q(words__gt="")
            ),
            models.UniqueConstraint(
                name="lexicon_entry_once", fields=["lexicon", "language", "words"]
            ),
            models.UniqueConstraint(
                name="lexicon_entry_shipped_once",
                fields=["lexicon", "language", "shipped"],
                condition=~Q(shipped=""),
            ),
        ]

    def __str__(self) -> str:
        return self.words


def rows() -> tuple[Row, ...]:
    """Every phrase that is in use, in one query."""
    return tuple(
        LexiconEntry.objects.filter(is_used=True)
        .order_by("pk")
        .values_list("lexicon", "language", "words")
    )


def sync(*, sender: AppConfig, using: str, **signal: object) -> None:
    """Add the phrases that this version of the site came with and the table lacks.

    After each migration. A phrase that somebody has edited or switched off stays as it
    is: it is known by what it was when it came.
    """
    table = LexiconEntry.objects.using(using)
    known, taken = set(), set()
    for lexicon, language, words, origin in table.values_list(
        "lexicon", "language", "words", "shipped"
    ):
        known.add((lexicon, language, origin))
        taken.add((lexicon, language, words))
    table.bulk_create(
        LexiconEntry(lexicon=row[0], language=row[1], words=row[2], shipped=row[2])
        for row in shipped()
        if row not in known and row not in taken
    )
