"""Drafts: what people in danger type, and what only looks like it."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.drafts.records import Record, is_one_of
from content.facts.codes import Help


class DangerSign(Record):
    """A sign of danger in the words of patients, part of the book like the facts."""

    help = models.CharField(_("whom to call"), max_length=12, choices=Help)
    words = models.TextField(
        _("in people’s own words"),
        help_text=_(
            "One way to say it on each line: “cannot/can’t breathe”. A slash stands "
            "between words of which one is enough, a star for the rest of a word "
            "(“breath*”). The words may come in any order, with others between them and "
            "with mistakes; in quotation marks, only in this order, and with a full stop "
            "as well (“cannot see.”), only where nothing follows. Who types them sees "
            "the number to call above everything."
        ),
    )
    harmless = models.TextField(
        _("only looks like it"),
        blank=True,
        help_text=_(
            "Written the same way. Who types this sees no number: “breathing exercise”. "
            "Not needed for a plain “no” or “not”. What takes back every emergency, like "
            "“years ago”, is an entry of its own, for nobody to call."
        ),
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["DangerSign"]]

    class Meta(Record.Meta):
        verbose_name = _("sign of danger")
        verbose_name_plural = _("signs of danger for the search")
        constraints = [*Record.Meta.constraints, is_one_of("help", Help)]
