"""What readers ask the search, and the place that answers it."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from content.admin.book import BookAdmin
from content.admin.keys import GivesKeys
from content.drafts.asked_questions import AskedQuestion
from content.languages import LANGUAGES, column


@admin.register(AskedQuestion)
class AskedQuestionAdmin(GivesKeys, BookAdmin, TranslationAdmin):
    """One place each, with its questions in every language."""

    key_default = "asked"
    fields = ("page", "section", "questions")
    list_display = ("page", "section")
    list_filter = ("page",)
    search_fields = (
        *("page", "section"),
        *(column("questions", code) for code in LANGUAGES),
    )
    ordering = ("position", "key")

    def key_words(self, obj: AskedQuestion) -> tuple[str, str]:
        """Its place."""
        return "", f"{obj.page}-{obj.section}"
