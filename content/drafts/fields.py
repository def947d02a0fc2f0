"""Field types that the drafts share."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from content.characters import normal, readable
from content.drafts.validators import (
    FitsItsField,
    characters_are_needed,
    fits_a_form,
)
from content.facts import phones


class PhoneField(models.CharField):
    """A phone number, kept as it is dialled: "+493023125001", or "112".

    A row says by its `phone_region` where a number without a country code is.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 20, **options})

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Accept spaces and signs between the digits; raises ValidationError."""
        if value:
            try:
                region = getattr(model_instance, "phone_region", "")
                value = phones.normalise(value, region=region)
            except ValueError as error:
                raise ValidationError(str(error)) from error
        return super().clean(value, model_instance)


def guard_texts(models_: Iterable[type[models.Model]]) -> None:
    """Let every text field of these models refuse what no text needs, or is too long.

    Forms and content files validate, and so tell the editor.
    """
    for model in models_:
        for field in _text_fields(model):
            if characters_are_needed not in field.validators:
                own = [one for one in field.validators if type(one) is not MaxLengthValidator]  # fmt: skip
                limit = [FitsItsField(field.max_length)] if field.max_length else []
                field.validators = [*own, *limit, characters_are_needed, fits_a_form]


def clean_texts(
    sender: type[models.Model], instance: models.Model, **options: Any
) -> None:
    """Store every text of this app in its normal form, before each save.

    What no form and no file has brought, and so nobody could be told of, loses the
    characters that no text needs.
    """
    if sender._meta.app_label == "content":
        for field in _text_fields(sender):
            value = field.value_from_object(instance)
            # Nothing is set that stays as it is: under a translated field's own name,
            # "" may stand for the NULL of the active language.
            if isinstance(value, str) and (clean := readable(normal(value))) != value:
                setattr(instance, field.attname, clean)


def _text_fields(model: type[models.Model]) -> list[models.Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
    ]
