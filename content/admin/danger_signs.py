"""What people in danger type; the search shows them whom to call."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from content.admin.book import BookAdmin
from content.admin.keys import GivesKeys
from content.drafts.danger_signs import DangerSign
from content.languages import LANGUAGES, column


@admin.register(DangerSign)
class DangerSignAdmin(GivesKeys, BookAdmin, TranslationAdmin):
    """Signs of danger, with all that people call them."""

    key_field = "words"
    key_default = "danger"
    fields = ("help", "words", "harmless")
    list_display = ("key", "help")
    list_filter = ("help",)
    search_fields = ("key", *(column("words", code) for code in LANGUAGES))
    ordering = ("position", "key")
