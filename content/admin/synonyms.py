"""Words that readers use for one another; the search finds them all."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from modeltranslation.admin import TranslationAdmin

from content.admin.book import BookAdmin
from content.admin.draft_form import DraftForm
from content.admin.keys import free_key
from content.languages import LANGUAGES, column, text
from content.models.synonyms import Synonym


class SynonymForm(DraftForm):
    """A group of words."""

    may_hold_facts = False


@admin.register(Synonym)
class SynonymAdmin(BookAdmin, TranslationAdmin):
    """Groups of words, all languages side by side."""

    form = SynonymForm
    fields = ("words",)
    list_display = tuple(column("words", code) for code in LANGUAGES)
    search_fields = tuple(column("words", code) for code in LANGUAGES)
    ordering = ("position", "key")
    formfield_overrides: Any = {  # type: ignore[misc]
        **BookAdmin.formfield_overrides,
        models.CharField: {"widget": forms.Textarea(attrs={"rows": 5})},
    }

    def save_model(self, request: HttpRequest, obj: Synonym, *args: object) -> None:
        """A new group gets a key of its own and stands last."""
        if not obj.key:
            taken = set(Synonym.objects.values_list("key", flat=True))
            first = text(obj, "words", "en").partition(",")[0]
            obj.key = free_key(first, taken=taken, default="synonyms")
            obj.position = len(taken)
        super().save_model(request, obj, *args)
