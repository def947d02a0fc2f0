"""Choices of several rows: a number that no row can have is no choice, and no fault."""

import re
from typing import Any

from django import forms

_POSSIBLE = re.compile(r"[0-9]{1,18}\Z")
"""Numbers of rows: SQLite fails on longer ones, instead of finding none."""


class KnownRows(forms.ModelMultipleChoiceField):
    """Rows that exist, by their numbers."""

    def clean(self, value: Any) -> Any:
        """The rows that were chosen."""
        self._refuse_impossible(value)
        return super().clean(value)

    def to_python(self, value: Any) -> Any:
        """The rows that were chosen when the form was opened."""
        self._refuse_impossible(value)
        return super().to_python(value)

    def _refuse_impossible(self, value: Any) -> None:
        """What can be no number of a row is refused as a row that does not exist."""
        for one in value or ():
            if not _POSSIBLE.match(str(one)):
                code = "invalid_pk_value"
                raise forms.ValidationError(
                    self.error_messages[code], code=code, params={"pk": str(one)[:40]}
                )
