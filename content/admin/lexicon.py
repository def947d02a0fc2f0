"""The phrases that the gate looks for: an administrator adds, changes, switches off."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from content.drafts.lexicon_entries import LexiconEntry
from content.gate.named import LEXICONS
from content.languages import LANGUAGE_NAMES


class LexiconEntryForm(forms.ModelForm):
    """Lists and languages are chosen by their names."""

    lexicon = forms.ChoiceField(label=_("list"), choices=[*LEXICONS.items()])
    language = forms.ChoiceField(label=_("language"), choices=[*LANGUAGE_NAMES.items()])

    class Meta:
        model = LexiconEntry
        fields = ("lexicon", "language", "words", "is_used")


class _ByName(admin.SimpleListFilter):
    """A filter of the list, with names in the place of codes."""

    names: dict[str, Any] = {}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*self.names.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value()
        name = str(self.parameter_name)
        return queryset.filter(**{name: value}) if value else queryset


class ByLexicon(_ByName):
    """Which list."""

    title, parameter_name, names = _("list"), "lexicon", LEXICONS


class ByLanguage(_ByName):
    """Which language."""

    title, parameter_name, names = _("language"), "language", LANGUAGE_NAMES


@admin.register(LexiconEntry)
class LexiconEntryAdmin(admin.ModelAdmin):
    """One phrase a row. What the site came with is switched off, never deleted."""

    form = LexiconEntryForm
    change_form_template = "admin/change_form.html"  # these are no drafts
    list_display = ("words", "list_name", "language_name", "is_used")
    list_filter = (ByLexicon, ByLanguage, "is_used")
    search_fields = ("words",)
    list_per_page = 200
    actions = None

    @admin.display(description=_("list"), ordering="lexicon")
    def list_name(self, entry: LexiconEntry) -> str:
        """What the list is for."""
        return str(LEXICONS.get(entry.lexicon, entry.lexicon))

    @admin.display(description=_("language"), ordering="language")
    def language_name(self, entry: LexiconEntry) -> str:
        """The name of the language in that language."""
        return LANGUAGE_NAMES.get(entry.language, entry.language)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A phrase that the site came with would be back after the next update."""
        if obj is not None and obj.shipped:
            return False
        return super().has_delete_permission(request, obj)
