"""What the forms of facts, clinics, countries and notices share: they make one book."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Model
from django.http import HttpRequest

from content.admin.deleting import AsksBeforeDeleting
from content.admin.drafts import DraftForms, NotesChanges
from content.admin.help_texts import help_of
from content.admin.known_rows import KnownRows


class BookForms(DraftForms):
    """Mixin for forms and inlines of the book: its choices are plain lists."""

    fixed: ClassVar[tuple[str, ...]] = ()
    """Fields that never change once the row exists."""

    text_rows = 4

    formfield_overrides: Any = {
        **DraftForms.formfield_overrides,
        models.ManyToManyField: {
            "widget": forms.CheckboxSelectMultiple,
            "form_class": KnownRows,
        },
        models.DateField: {
            "widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        },
    }

    def formfield_for_dbfield(self, *args: Any, **options: Any) -> forms.Field | None:
        """Says what it is for, and has no buttons that open a second window."""
        field = super().formfield_for_dbfield(*args, **options)
        if field and not field.help_text:
            model: Any = self.model  # type: ignore[attr-defined]
            field.help_text = help_of(model, args[0])
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> list[str]:
        """What is fixed can be given once."""
        readonly = super().get_readonly_fields(request, obj)
        return [*dict.fromkeys([*readonly, *(self.fixed if obj else ())])]


class StartsWithARow:
    """Mixin for an inline: something new has a row to fill in."""

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        """One, until there is something that has been saved."""
        return 0 if obj else 1


class BookAdmin(BookForms, NotesChanges, AsksBeforeDeleting):
    """A noun that many pages share."""

    change_list_template = "admin/content/fact/change_list.html"
    change_form_template = "admin/content/fact/change_form.html"

    class Media:
        css: ClassVar[Any] = {"all": ("css/admin/facts.css",)}
        js = (
            "js/admin/fact_unit.js",
            "js/admin/next_row.js",
        )
