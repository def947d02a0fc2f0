"""The form of one text in one language: the words of that language, and nothing else."""

from typing import Any

from django import forms
from django.db import models

from content.admin.draft_form import DraftForm
from content.admin.drafts import PlainNewlines
from content.admin.editing.field import mark_markdown
from content.admin.page_form import PageForm
from content.drafts.reading import model_of
from content.languages import column
from content.publishing.rendering import Renderer
from content.schema import Noun

_OF_NOUN: dict[str, type[DraftForm]] = {"page": PageForm}
"""Nouns whose words are looked at together as well."""


def form_class(noun: Noun, language: str, *, drafts: Renderer) -> type[DraftForm]:
    """What saves the words of an entry in a language, as its whole form would.

    drafts: what its texts are looked up in.
    """
    model = model_of(noun)
    made: Any = forms.modelform_factory(
        model,
        form=_OF_NOUN.get(noun.name, DraftForm),
        fields=[column(name, language) for name in noun.texts],
        formfield_callback=_field_of(model, language),
    )
    made.drafts = lambda self: drafts
    return made


def _field_of(model: type[models.Model], language: str) -> Any:
    def field(db_field: models.Field, **options: Any) -> forms.Field | None:
        if isinstance(db_field, models.TextField):
            options["form_class"] = PlainNewlines
        made = db_field.formfield(**options)
        if made is not None:
            made.required = False  # a draft always saves
            made.widget.attrs["lang"] = language
            if isinstance(db_field, models.TextField):
                made.widget.attrs["rows"] = 10
                mark_markdown(made, db_field, model)
        return made

    return field
