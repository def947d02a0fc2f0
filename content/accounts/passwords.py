"""Passwords: words of this site do not count towards the length."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class WithoutSiteWords:
    """Whoever guesses passwords of this site begins with its own words.

    They may stand in a password, but what is left without them must be long enough.
    """

    def __init__(self, min_length: int = 12, words: Iterable[str] = ()) -> None:
        self.min_length = min_length
        self.words = {word.casefold() for word in words}

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError with the word that does not count."""
        found = self._words_in(password)
        left = _without(password, found)
        if found and len(left) < self.min_length:
            raise ValidationError(
                _(
                    "Words of this site, such as “%(word)s”, do not count: without them "
                    "the password is too short. Take words that have nothing to do with "
                    "the site."
                ),
                code="site_words",
                params={"word": found[0]},
            )

    def get_help_text(self) -> str:
        """For the form."""
        return _(
            "At least %(number)s characters. Three or four words that do not belong "
            "together are good. Words of this site do not count."
        ) % {"number": self.min_length}

    def _words_in(self, password: str) -> list[str]:
        """Longest first, so that “ketamine” is named and not “ketamin”."""
        words = sorted({*self.words, *_host_words()}, key=lambda one: (-len(one), one))
        return [word for word in words if word in password.casefold()]


def _host_words() -> set[str]:
    """The parts of the site's own address that are long enough to be a word."""
    parts = {part for host in settings.ALLOWED_HOSTS for part in re.split(r"\W", host)}
    return {part.casefold() for part in parts if len(part) >= 5}


def _without(password: str, words: Iterable[str]) -> str:
    left = password.casefold()
    for word in words:
        left = left.replace(word, "")
    return left
