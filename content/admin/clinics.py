"""Clinics with their hours, values and steps; countries with whom to call."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.addresses import page_key_of
from content.admin import clinic_answers
from content.admin.book import BookAdmin, BookForms
from content.admin.draft_form import DraftForm
from content.admin.keys import GivesKeys
from content.admin.ordering import (
    KeyedForm,
    KeyedFormSet,
    OrderedForm,
    OrderedFormSet,
)
from content.admin.rows import MergingFormSet
from content.admin.values import ValuesAtClinic
from content.drafts.clinics import (
    Clinic,
    Contact,
    Country,
    OpeningHours,
    ProtocolStep,
)
from content.drafts.facts import Fact
from content.editions.editions import Edition
from content.exchange.clinic_pages import create_clinic_page, language_of
from content.facts.codes import MINUTES_IN
from content.publishing.plans import withdrawal_of


class StepFormSet(KeyedFormSet):
    """The steps of a clinic; new ones are named after their title and put last."""

    key_field = "title"
    key_default = "step"


class HoursInline(BookForms, admin.StackedInline):
    """When a clinic is open."""

    model = OpeningHours
    form = DraftForm
    formset = MergingFormSet
    extra = 0
    classes = ("collapse",)
    fields = (("weekday", "opens", "closes"),)


class StepInline(BookForms, TranslationStackedInline):
    """The treatment, step by step."""

    model = ProtocolStep
    form = KeyedForm
    formset = StepFormSet
    extra = 0
    classes = ("collapse",)
    fields = (
        "title",
        "text",
        "phase",
        ("amount", "amount_unit", "amount_fact"),
        ("direction", "anchor"),
        ("duration", "duration_unit", "duration_fact"),
        "position",
        "key",
    )

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """Only facts that are times can say when a step is."""
        if db_field.name in ("amount_fact", "duration_fact"):
            options["queryset"] = Fact.objects.filter(unit__in=MINUTES_IN)
        return super().formfield_for_foreignkey(db_field, request, **options)


@admin.register(Clinic)
class ClinicAdmin(GivesKeys, BookAdmin, TranslationAdmin):
    """Clinics. A new one gets its page at once, and its key is made of its name."""

    key_default = "clinic"

    inlines = (HoursInline, ValuesAtClinic, StepInline, *clinic_answers.INLINES)
    list_display = ("name", "city", "country", "status", "status_checked_on")
    list_filter = ("status", "country")
    list_select_related = ("country",)
    search_fields = ("key", "name", "city")
    ordering = ("position", "key")
    fixed = ("key",)
    fieldsets = (
        (
            None,
            {"fields": ("name", "key", ("status", "status_checked_on"), "country")},
        ),
        (
            gettext_lazy("How to reach it"),
            {
                "fields": (
                    "street",
                    ("postal_code", "city"),
                    "phone",
                    "email",
                    "website",
                )
            },
        ),
        (
            gettext_lazy("In words"),
            {
                "fields": (
                    *("setting", "way", "referral", "monitoring", "room"),
                    *("position", "source_language"),
                )
            },
        ),
    )

    def key_words(self, obj: Clinic) -> tuple[str, str]:
        """Its name, in the language that it writes, or in that of its country."""
        return language_of(obj), obj.name

    def formfield_for_dbfield(self, db_field: Any, *args: Any, **options: Any) -> Any:
        """The key may be left empty."""
        field = super().formfield_for_dbfield(db_field, *args, **options)
        if field and db_field.name == "key":
            field.required = False
        return field

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Make the page of a new clinic, in the same transaction."""
        super().save_related(request, form, formsets, change)
        if not change:
            create_clinic_page(form.instance)
            messages.info(
                request,
                _(
                    "The clinic has a page now. You find its draft below: look at it, "
                    "and have both approved together."
                ),
            )

    def in_the_way(self, obj: Clinic) -> list[str]:
        """Its page, as long as readers see it."""
        key = page_key_of(obj.key)
        if not Edition.objects.of(key).exists() or withdrawal_of(key):
            return []
        return [
            _(
                "Readers still see the page of this clinic. Withdraw that page first, "
                "then delete the clinic."
            )
        ]


class ContactInline(BookForms, TranslationStackedInline):
    """Numbers and addresses for everybody in a country."""

    model = Contact
    form = OrderedForm
    formset = OrderedFormSet
    extra = 0
    fields = ("name", "note", "kind", ("phone", "url"), "key", "position")


@admin.register(Country)
class CountryAdmin(BookAdmin):
    """Countries of the clinics."""

    inlines = (ContactInline,)
    list_display = ("code", "emergency", "time_zone", "checked_on")
    ordering = ("position", "code")
    fixed = ("code",)
    fields = ("code", "emergency", "time_zone", "checked_on", "position")

    def in_the_way(self, obj: Country) -> list[str]:
        """The clinics that stand there."""
        names = ", ".join(clinic.name for clinic in obj.clinics.all())
        return (
            [_("These clinics stand in this country:") + f" {names}"] if names else []
        )
