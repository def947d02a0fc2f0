"""Words of the glossary; pages explain them where they first use them."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from content.admin.book import BookAdmin
from content.admin.keys import GivesKeys
from content.drafts.terms import Term
from content.languages import LANGUAGES, column


@admin.register(Term)
class TermAdmin(GivesKeys, BookAdmin, TranslationAdmin):
    """Glossary terms."""

    fields = ("term", "also", "meaning", "is_explained")
    key_field = "term"
    key_default = "term"
    list_display = ("term", "also", "meaning", "is_explained")
    list_filter = ("is_explained",)
    search_fields = (
        "key",
        *(column(name, code) for name in ("term", "also") for code in LANGUAGES),
    )
    ordering = ("position", "key")
