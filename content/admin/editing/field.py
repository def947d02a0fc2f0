"""Which boxes of a form hold Markdown: their toolbar is told the language of the text."""

from typing import Any

from django.db import models
from django.forms import Script

from content.schema import BY_MODEL

TOOLBAR = Script("js/admin/toolbar/main.js", type="module")
"""Draws the toolbars; a form without it has plain boxes."""


def mark_markdown(
    field: Any, db_field: models.Field, model: type[models.Model]
) -> None:
    """Say on a box that it holds Markdown, and in which language."""
    original = getattr(db_field, "translated_field", None)
    noun = BY_MODEL.get(model.__name__)
    if original and noun and original.name in noun.markdown:
        field.widget.attrs["data-markdown"] = db_field.language  # type: ignore[attr-defined]
        field.widget.attrs["lang"] = db_field.language  # type: ignore[attr-defined]
