"""Words that readers use for one another; the search finds them all."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from modeltranslation.admin import TranslationAdmin

from content.admin.book import BookAdmin
from content.admin.keys import GivesKeys
from content.drafts.synonyms import Synonym
from content.languages import LANGUAGES, column


@admin.register(Synonym)
class SynonymAdmin(GivesKeys, BookAdmin, TranslationAdmin):
    """Groups of words, all languages side by side."""

    key_field = "words"
    key_default = "synonyms"
    fields = ("words",)
    list_display = tuple(column("words", code) for code in LANGUAGES)
    search_fields = tuple(column("words", code) for code in LANGUAGES)
    ordering = ("position", "key")
    formfield_overrides: Any = {  # type: ignore[misc]
        **BookAdmin.formfield_overrides,
        models.CharField: {"widget": forms.Textarea(attrs={"rows": 5})},
    }
