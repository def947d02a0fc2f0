"""Giving a draft row the values of a file."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import is_naive
from django.utils.translation import get_language, override

from content.book import Change, PartKey
from content.exchange.shapes import Shape
from content.schema import BY_MODEL


@dataclass(kw_only=True)
class Loaded:
    """What a load did. published: new example editions. kept: parts that stay as a
    person has left them. wanted: everything that the files say otherwise than the drafts
    did, whether it was kept or not."""

    pages: int = 0
    records: int = 0
    changed: int = 0
    published: int = 0
    kept: list[PartKey] = field(default_factory=list)
    wanted: dict[PartKey, Change] = field(default_factory=dict)


def model_of(shape: Shape) -> type[models.Model]:
    """The class of the entries of a list."""
    return apps.get_model("content", shape.model)


def has_position(model: type[models.Model]) -> bool:
    """Its rows have a place of their own, which is that of their entry in the file."""
    return "position" in {field.name for field in model._meta.fields}


def set_values(row: models.Model, values: dict[str, Any]) -> bool:
    """Give a draft row these values. Saves, and says so, only when one differs.

    Raises ValidationError with the messages of fields and constraints.
    """
    wanted = _all_as_stored(type(row), values)
    several = {
        field.name: wanted.pop(field.name)
        for field in row._meta.many_to_many
        if field.name in wanted
    }
    changed = row._state.adding or any(
        _filled(getattr(row, name)) != _filled(value) for name, value in wanted.items()
    )
    if changed:
        for name, value in wanted.items():
            setattr(row, name, value)
        with override(_written_first_in(row)):
            row.full_clean()
        row.save()
    else:
        row.clean()  # what it points at may have changed
    for name, chosen in several.items():
        if set(getattr(row, name).all()) != set(chosen):
            getattr(row, name).set(chosen)
            changed = True
    return changed


def _written_first_in(row: models.Model) -> str | None:
    """The language whose texts a row must have: its own, that of what it is part of, or
    that of the site, in which files are loaded."""
    noun = BY_MODEL.get(type(row).__name__)
    parent = getattr(row, noun.parent) if noun and noun.parent else None
    own = getattr(row, "source_language", "") or getattr(parent, "source_language", "")
    return own or get_language()


def _all_as_stored(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    errors: dict[str, Any] = {}
    # Where the row stands says how a number without a country code is read.
    owners = {
        name: one for name, one in values.items() if isinstance(one, models.Model)
    }
    place = model(**owners)
    for name, value in values.items():
        try:
            stored[name] = as_stored(model, name, value, place=place)
        except ValidationError as error:
            errors |= error.error_dict
    if errors:
        raise ValidationError(errors)
    return stored


def as_stored(
    model: type[models.Model],
    name: str,
    value: Any,
    *,
    place: models.Model | None = None,
) -> Any:
    """A field's value as the database would give it back: a date, not its text.

    place: a row that points at what the real one does.

    Raises ValidationError with the field's name.
    """
    field: Any = model._meta.get_field(name)
    if field.is_relation:
        return value
    is_text = isinstance(field, models.CharField | models.TextField)
    try:
        if is_text and not isinstance(value, str | None):
            raise TypeError
        plain = str(value) if isinstance(value, date | float) else value
        stored = field.clean(plain, place)
    except ValidationError as error:
        raise ValidationError({name: error}) from error
    except TypeError as error:
        message = "This value is no text. Put it in quotation marks."
        raise ValidationError({name: message}) from error
    if isinstance(stored, datetime) and is_naive(stored):
        message = "Say how far it is from UTC, too: '2026-11-01T08:00:00+01:00'."
        raise ValidationError({name: message})
    return stored


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
