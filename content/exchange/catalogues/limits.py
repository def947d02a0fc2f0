"""What a field of the drafts can hold."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext_noop as _

from content.book import PartKey
from content.drafts.reading import model_of
from content.exchange.problems import said
from content.languages import column
from content.markup.limits import MAX_SAVED


def unfit(key: PartKey, name: str, text: str) -> Iterator[str]:
    """Why a text cannot stand in a field."""
    field: Any = model_of(key.noun)._meta.get_field(column(name, key.language))
    most = field.max_length or MAX_SAVED
    if len(text) > most:
        yield said(_("This translation has %(count)d characters; at most %(most)d fit."), count=len(text), most=most)  # fmt: skip
    if "\n" in text and not isinstance(field, models.TextField):
        yield said(_("This translation must stand on one line."))
