"""Dated notices for the whole site or one clinic; they end by themselves."""

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
from content.drafts.clinics import Notice
from content.languages import LANGUAGES, column


class NoticeForm(DraftForm):
    """A notice: every reader must be able to read all of it."""

    def clean(self) -> dict[str, Any]:
        """A text in one language is needed in all."""
        cleaned = super().clean()
        texts = {name: cleaned.get(name) for name in columns("text")}
        if any(texts.values()):
            for name in columns("text"):
                if name in self.fields and name in cleaned and not texts[name]:
                    self.add_error(
                        name, _("Write the text in this language too, or in none.")
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
    list_display = ("title", "clinic", "starts_at", "ends_at", "state")
    list_filter = ("clinic",)
    list_select_related = ("clinic",)
    search_fields = tuple(columns("title"))
    ordering = ("-starts_at", "key")
    fields = ("title", "text", ("starts_at", "ends_at"), "clinic", "source_language")

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """The title is required in every language, not in the source alone."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field and db_field.name in columns("title"):
            field.required = True
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
        return _("in its time") if now < notice.ends_at else _("over")
