"""Filling the texts of one language: `{{fasting_food}}` becomes "6 uur"."""

import re
from dataclasses import dataclass, field, replace
from html import escape

from content.facts.codes import Status
from content.facts.fact_book import FactBook
from content.facts.words import Words, words
from content.markup.problems import FACT
from content.markup.sanitiser import for_clinics

PLACE = FACT
LINKABLE = re.compile(r"\{" + FACT.pattern + r"\}")
"""A place in finished HTML where a phone number may be a link."""


@dataclass(kw_only=True)
class Filling:
    """Fills the texts of one language about one clinic, and remembers what it said.

    clinic: "" for texts about every clinic. used: the names of facts it was asked for.
    is_of_the_site: the texts speak for the site and not for the clinic, which may not
    have stated what they name.
    """

    book: FactBook
    clinic: str
    language: str
    used: set[str] = field(default_factory=set)
    is_of_the_site: bool = False

    def in_language(self, language: str) -> "Filling":
        """The same for texts of another language; what is said is remembered here."""
        return replace(self, language=language)

    def of_the_site(self) -> "Filling":
        """The same for texts that every page has alike: meanings of words, records."""
        return replace(self, is_of_the_site=True)

    def text(self, text: str) -> str:
        """Plain text with its facts. Raises UnknownFact, ValueError for a form."""
        return PLACE.sub(lambda match: self._words(match).text, text)

    def html(self, html: str) -> str:
        """Finished HTML with its facts; phone numbers are links."""
        clinic = self.book.clinics.get(self.clinic)
        html = for_clinics(
            html,
            several=len(self.book.clinics) > 1,
            paused=clinic is not None and clinic.status == Status.PAUSED,
        )
        html = LINKABLE.sub(lambda match: _link(self._words(match)), html)
        return PLACE.sub(lambda match: escape(self._words(match).text), html)

    def _words(self, match: re.Match[str]) -> Words:
        key, form = match[1], match[2] or ""
        clinic = self.clinic
        if self.is_of_the_site and self.book.is_silent(key, clinic):
            clinic = ""
        found = words(self.book, key, clinic=clinic, language=self.language, form=form)
        self.used.add(key)
        return found

    def words_of(self, key: str, *, clinic: str = "", form: str = "") -> str:
        """A fact's words at a clinic; "" when nobody has said."""
        self.used.add(key)
        if not self.book.values(key, clinic=clinic or self.clinic):
            return ""
        return words(
            self.book,
            key,
            clinic=clinic or self.clinic,
            language=self.language,
            form=form,
        ).text


def _link(words: Words) -> str:
    text = escape(words.text)
    return f'<a href="tel:{words.phone}">{text}</a>' if words.phone else text
