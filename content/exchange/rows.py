"""Giving a draft row the values of a file."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


@dataclass(kw_only=True)
class Loaded:
    """What a load did. published: pages that have a new example edition."""

    pages: int = 0
    records: int = 0
    changed: int = 0
    published: int = 0


def set_values(row: models.Model, values: dict[str, Any]) -> bool:
    """Give a draft row these values. Saves, and says so, only when one differs.

    Raises ValidationError with the messages of fields and constraints.
    """
    wanted = {name: _as_stored(row, name, value) for name, value in values.items()}
    if not row._state.adding and all(
        _filled(getattr(row, name)) == _filled(value) for name, value in wanted.items()
    ):
        return False
    for name, value in wanted.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return True


def _as_stored(row: models.Model, name: str, value: Any) -> Any:
    """A value as the database would give it back: a date, not its text."""
    field = row._meta.get_field(name)
    return value if field.is_relation else field.to_python(value)  # type: ignore[union-attr]


def _filled(value: Any) -> Any:
    """Nothing is nothing, stored as NULL or as ""; 0 is a figure."""
    return "" if value is None else value


def messages_of(error: ValidationError) -> list[str]:
    """Its sentences, each with the field it is about."""
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        message if field == "__all__" else f"“{field}”: {message}"
        for field, messages in error.message_dict.items()
        for message in messages
    ]
