"""Field validators that pass pure rules on to forms."""

from dataclasses import dataclass
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from content.characters import unneeded
from content.markup.limits import MAX_PROBLEMS, MAX_SAVED


def characters_are_needed(text: str) -> None:
    """Refuse characters that no text needs (`content.characters`).

    Raises:
        ValidationError: one message per character, each with the words around it.
    """
    found = [message for _offset, message in islice(unneeded(text), MAX_PROBLEMS)]
    if found:
        raise ValidationError(found)


def fits_a_form(text: str) -> None:
    """Refuse a text that no form could bring back. Raises ValidationError."""
    if len(text) > MAX_SAVED:
        raise ValidationError(
            _("This text is too long to be saved. Split it into several sections.")
        )


@dataclass(frozen=True)
class FitsItsField:
    """Refuses a text that is longer than its field, and says by how much."""

    limit: int

    def __call__(self, text: str) -> None:
        """Raises ValidationError; nothing is ever cut."""
        if len(text) > self.limit:
            raise ValidationError(
                _(
                    "This text is too long by %(over)s: it has %(length)s characters, "
                    "and %(limit)s fit here. Nothing has been cut off; make it shorter."
                ),
                params={
                    "over": grouped(len(text) - self.limit),
                    "length": grouped(len(text)),
                    "limit": grouped(self.limit),
                },
                code="max_length",
            )


def grouped(number: int) -> str:
    """A number as people of the active language write it: 1,000."""
    return number_format(number, force_grouping=True)


def time_zone_exists(name: str) -> None:
    """Refuse a time zone that computers do not know. Raises ValidationError."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValidationError(
            _("There is no time zone “%(name)s”.") % {"name": name}
        ) from error
