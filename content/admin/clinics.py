"""Clinics with their hours, values and steps; countries with whom to call."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.addresses import page_key_of
from content.admin.book import BookAdmin, BookForms
from content.admin.clinic_contacts import ClinicContactInline, ClinicPersonInline
from content.admin.draft_form import DraftForm
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
from content.exchange.clinic_pages import create_clinic_page
from content.facts.codes import MINUTES_IN
from content.publishing.plans import withdrawal_of
from content.text.phrases import plain


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
class ClinicAdmin(BookAdmin, TranslationAdmin):
    """Clinics. A new one gets its page at once."""

    inlines = (
        ClinicContactInline,
        HoursInline,
        ClinicPersonInline,
        ValuesAtClinic,
        StepInline,
    )
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
            gettext_lazy("Where it is"),
            {"fields": ("street", ("postal_code", "city"))},
        ),
        (
            gettext_lazy("In words"),
            {"fields": ("setting", "way", "referral", "position", "source_language")},
        ),
    )

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
    fields = (
        "name",
        "note",
        "kind",
        ("phone", "url"),
        "is_confirmed",
        "key",
        "position",
    )


@admin.register(Country)
class CountryAdmin(BookAdmin):
    """Countries of the clinics."""

    inlines = (ContactInline,)
    list_display = ("code", "emergency", "to_be_checked", "time_zone", "checked_on")
    ordering = ("position", "code")
    fixed = ("code",)
    fields = (
        "code",
        ("emergency", "checked_on"),
        "time_zone",
        "position",
    )

    @admin.display(description=gettext_lazy("to be checked"))
    def to_be_checked(self, country: Country) -> str:
        """The numbers and addresses that readers do not see before somebody has."""
        names = [] if country.checked_on else [country.emergency]
        names += [
            plain(str(one)) for one in country.contacts.all() if not one.is_confirmed
        ]
        return ", ".join(names)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Country]:
        """With their contacts, in one query."""
        return super().get_queryset(request).prefetch_related("contacts")

    def in_the_way(self, obj: Country) -> list[str]:
        """The clinics that stand there."""
        names = ", ".join(clinic.name for clinic in obj.clinics.all())
        return (
            [_("These clinics stand in this country:") + f" {names}"] if names else []
        )
