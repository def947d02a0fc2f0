"""Field types that the drafts share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from content.facts import phones


class PhoneField(models.CharField):
    """A phone number, kept as it is dialled: "+493023125001", or "112"."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 20, **options})

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Accept spaces and signs between the digits; raises ValidationError."""
        if value:
            try:
                value = phones.normalise(value)
            except ValueError as error:
                raise ValidationError(str(error)) from error
        return super().clean(value, model_instance)
