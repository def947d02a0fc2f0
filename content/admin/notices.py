"""Notices for the whole site or one clinic; they end by themselves, or are checked."""

from typing import Any

from django.contrib import admin
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin

from content.admin.book import BookAdmin
from content.admin.draft_form import DraftForm
from content.admin.keys import GivesKeys
from content.drafts.notices import Notice
from content.languages import LANGUAGES, column, source_language


class NoticeForm(DraftForm):
    """A notice: written in one language at least, which says which one it is."""

    def clean(self) -> dict[str, Any]:
        """The language in which it is written first has a title."""
        cleaned = super().clean()
        source = cleaned.get("source_language", self.instance.source_language)
        name = column("title", source or source_language())
        if name in self.fields and name in cleaned and not cleaned[name]:
            self.add_error(
                name,
                _(
                    "Write the title in the language in which the notice is written "
                    "first. Another one? Then say so below."
                ),
            )
        return cleaned


def columns(field: str) -> list[str]:
    """The columns of a translated field, one per language."""
    return [column(field, code) for code in LANGUAGES]


@admin.register(Notice)
class NoticeAdmin(GivesKeys, BookAdmin, TranslationAdmin):
    """Notices, the newest first."""

    form = NoticeForm
    key_field = "title"
    key_default = "notice"
    list_display = ("title", "clinic", "starts_at", "ends_at", "check_on", "state")
    list_filter = ("clinic",)
    list_select_related = ("clinic",)
    search_fields = tuple(columns("title"))
    ordering = ("-starts_at", "key")
    fields = (
        "title",
        "text",
        ("starts_at", "ends_at", "check_on"),
        "clinic",
        ("source_language", "is_for_one_language"),
    )

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """Which title is required, its source language says (`NoticeForm`)."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and db_field.name in columns("title"):
            field.required = False
        if isinstance(field, ModelChoiceField):
            field.empty_label = _("the whole site")
            field.help_text = ""
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new notice starts now, unless told otherwise."""
        return {
            "starts_at": timezone.now(),
            **super().get_changeform_initial_data(request),
        }

    @admin.display(description=gettext_lazy("state"))
    def state(self, notice: Notice) -> str:
        """Where this moment stands in its time."""
        now = timezone.now()
        if now < notice.starts_at:
            return _("not yet")
        if notice.ends_at is None:
            is_due = notice.check_on and notice.check_on <= timezone.localdate(now)
            return _("to check again") if is_due else _("until further notice")
        # Translators: a notice: shown now, or its days are past.
        return _("in its time") if now < notice.ends_at else _("over")
