"""The record tables: side effects, costs, sources and the others."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from content.admin.drafts import DraftForms, NotesChanges
from content.admin.keys import GivesKeys
from content.drafts.records import (
    Contraindication,
    Cost,
    Disclosure,
    Indication,
    Outcome,
    Question,
    SideEffect,
    Source,
)

_PLACE = ("position", "key")


class RecordAdmin(DraftForms, NotesChanges, TranslationAdmin):
    """Shared by all record tables; each names its list columns."""

    ordering = ("position", "key")
    search_fields: ClassVar[Any] = ("key",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Its words first; its place and its name in files are folded away."""
        [(name, options)] = super().get_fieldsets(request, obj)
        kept = [one for one in options["fields"] if one not in _PLACE]
        place = [one for one in options["fields"] if one in _PLACE]
        if obj is None:
            gets_place = isinstance(self, GivesKeys)
            return [(name, {**options, "fields": kept} if gets_place else options)]
        return [
            (name, {**options, "fields": kept}),
            (
                _("Its place in lists, its name in files"),
                {"classes": ("collapse",), "fields": place},
            ),
        ]


@admin.register(SideEffect)
class SideEffectAdmin(GivesKeys, RecordAdmin):
    """Side effects."""

    key_field = "name"
    key_default = "side-effect"
    list_display = ("name", "action", "band", "phase", "to_be_checked")
    list_filter = ("action", "band", "phase", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Contraindication)
class ContraindicationAdmin(GivesKeys, RecordAdmin):
    """Contraindications."""

    key_field = "name"
    key_default = "contraindication"
    list_display = ("name", "group", "to_be_checked")
    list_filter = ("group", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Indication)
class IndicationAdmin(GivesKeys, RecordAdmin):
    """Indications."""

    key_field = "name"
    key_default = "indication"
    list_display = ("name", "evidence", "to_be_checked")
    list_filter = ("evidence", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Outcome)
class OutcomeAdmin(GivesKeys, RecordAdmin):
    """Figures from studies."""

    key_field = "name"
    key_default = "outcome"
    list_display = ("name", "effect", "treated", "control", "certainty", "source")
    list_filter = ("prominence", "effect", "certainty")
    list_select_related = ("source",)


@admin.register(Cost)
class CostAdmin(GivesKeys, RecordAdmin):
    """Costs."""

    key_field = "name"
    key_default = "cost"
    list_display = ("name", "country", "payer", "coverage", "checked_on")
    list_filter = ("country", "payer", "coverage", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Question)
class QuestionAdmin(GivesKeys, RecordAdmin):
    """Questions to ask. Nobody names them, so a new one gets its name from its words."""

    exclude = ("key",)
    key_field = "text"
    key_default = "question"
    list_display = ("text", "topic")
    list_filter = ("topic",)


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Sources."""

    list_display = ("key", "authors", "title", "year", "read", "checked_on")
    list_filter = ("type", "read")
    search_fields: ClassVar[Any] = ("key", "authors", "title")


@admin.register(Disclosure)
class DisclosureAdmin(GivesKeys, RecordAdmin):
    """Who has a part in the site, with interests and funding."""

    key_field = "who"
    key_default = "disclosure"
    list_display = ("who", "role", "stated_on")
