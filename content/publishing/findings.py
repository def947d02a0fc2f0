"""What must be mended before readers could see it, and where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.book import PartKey
from content.languages import LANGUAGE_NAMES
from content.schema import keys_of, noun_of


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that stops a publication.

    at: the part where it is. message: what is wrong, what to do. lacks: the name of an
    entry that is missing there; "" where nothing is.
    """

    at: PartKey
    message: str
    lacks: str = ""

    @property
    def place(self) -> str:
        """ "costs, Deutsch, section “ask-before”"."""
        keys = keys_of(self.at.entry)
        parts = [keys[0], LANGUAGE_NAMES.get(self.at.language, "")]
        if noun_of(self.at.entry).name == "section":
            parts.append(_("section “%(key)s”") % {"key": keys[1]})
        elif len(keys) > 1:
            parts.append(keys[1])
        return ", ".join(filter(None, parts))

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
