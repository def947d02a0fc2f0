"""What the keys in record files point at."""

import difflib
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from content.exchange.rows import model_of
from content.exchange.shapes import SHAPES, file_name, key_field

Rows = dict[str, Model | None]
"""The rows of one list by their keys; None for an entry that could not be loaded."""


class References:
    """The rows of a load by the keys that name them.

    A table that the folder has is what its file says; another is what is stored.
    """

    def __init__(self) -> None:
        self._lists: dict[tuple[str, Model | None], Rows] = {}

    def add(self, name: str, rows: Rows, *, owner: Model | None) -> None:
        """Remember the rows of a table, or of a list within its owner's entry."""
        self._lists[name, owner] = rows

    def resolve(self, value: Any, *, target: str, owner: Model | None) -> Any:
        """The row that a key names, one for each of a list of keys; None for none.

        target: a table, or a list within the same owner's entry.

        Raises:
            ValidationError: there is no such entry. Without a message where there is
                a broken one, which its own line tells.
        """
        if isinstance(value, list):
            return [self.resolve(key, target=target, owner=owner) for key in value]
        if value in (None, ""):
            return None
        rows = self._rows(target, owner=owner)
        if str(value) not in rows:
            near = difflib.get_close_matches(str(value), sorted(rows), n=1, cutoff=0)
            place = file_name(target) if target in SHAPES else f"“{target}” here"
            raise ValidationError(
                f"There is no “{value}” in {place}. "
                f"The nearest name is “{near[0] if near else '–'}”."
            )
        row = rows[str(value)]
        if row is None:
            raise ValidationError([])
        return row

    def _rows(self, target: str, *, owner: Model | None) -> Rows:
        if target not in SHAPES:
            return self._lists[target, owner]
        if (target, None) not in self._lists:
            stored = model_of(SHAPES[target])._default_manager.all()
            key = key_field(target)
            self.add(target, {getattr(row, key): row for row in stored}, owner=None)
        return self._lists[target, None]
