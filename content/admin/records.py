"""The record tables: side effects, costs, sources and the others."""

from typing import Any, ClassVar

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from content.admin.drafts import DraftForms, NotesChanges
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


class RecordAdmin(DraftForms, NotesChanges, TranslationAdmin):
    """Shared by all record tables; each names its list columns."""

    ordering = ("position", "key")
    search_fields: ClassVar[Any] = ("key",)

    class Media:
        js = ("js/admin/language_bar.js",)


@admin.register(SideEffect)
class SideEffectAdmin(RecordAdmin):
    """Side effects."""

    list_display = ("name", "action", "band", "phase", "to_be_checked")
    list_filter = ("action", "band", "phase", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Contraindication)
class ContraindicationAdmin(RecordAdmin):
    """Contraindications."""

    list_display = ("name", "group", "to_be_checked")
    list_filter = ("group", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Indication)
class IndicationAdmin(RecordAdmin):
    """Indications."""

    list_display = ("name", "evidence", "to_be_checked")
    list_filter = ("evidence", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Outcome)
class OutcomeAdmin(RecordAdmin):
    """Figures from studies."""

    list_display = ("name", "effect", "treated", "control", "certainty", "source")
    list_filter = ("prominence", "effect", "certainty")
    list_select_related = ("source",)


@admin.register(Cost)
class CostAdmin(RecordAdmin):
    """Costs."""

    list_display = ("name", "country", "payer", "coverage", "checked_on")
    list_filter = ("country", "payer", "coverage", "to_be_checked")
    filter_horizontal = ("sources",)


@admin.register(Question)
class QuestionAdmin(RecordAdmin):
    """Questions to ask."""

    list_display = ("text", "topic")
    list_filter = ("topic",)


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Sources."""

    list_display = ("key", "authors", "title", "year", "read", "checked_on")
    list_filter = ("type", "read")
    search_fields: ClassVar[Any] = ("key", "authors", "title")


@admin.register(Disclosure)
class DisclosureAdmin(RecordAdmin):
    """Who has a part in the site, with interests and funding."""

    list_display = ("who", "role", "stated_on")
