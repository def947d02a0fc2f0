"""The form of a draft: it keeps what others have saved, and its facts exist."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from content.admin.merging import MergingForm
from content.facts.fact_book import FactBook
from content.markup import fact_problems


class DraftForm(MergingForm):
    """A form whose texts may hold facts; one that does not exist is an error beside it.

    book: the drafts' book; the admin gives the same one to all forms of a request.
    may_hold_facts: False where nothing would ever fill them in.
    """

    book = FactBook()
    may_hold_facts = True

    def usable_facts(self) -> Collection[str]:
        """The names that these texts may write in double braces."""
        return self.book.usable()

    def clean(self) -> dict[str, Any]:
        """Refuse facts that do not exist or say nothing, with the nearest name."""
        cleaned = super().clean()
        texts = {
            field.name: cleaned.get(field.name) or ""
            for field in self._meta.model._meta.fields
            if hasattr(field, "translated_field")
        }
        with_facts = {name: text for name, text in texts.items() if "{{" in text}
        if with_facts and not self.may_hold_facts:
            words = _("No fact can stand in this text. Write the words themselves.")
            for name in with_facts:
                self.add_error(name, words)
        elif with_facts:
            self._look_up(with_facts)
        return cleaned

    def _look_up(self, texts: dict[str, str]) -> None:
        usable = self.usable_facts()
        for name, text in texts.items():
            for problem in fact_problems(text, facts=usable):
                self.add_error(name, str(problem) if "\n" in text else problem.message)
