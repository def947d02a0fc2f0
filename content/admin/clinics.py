"""Clinics with their hours, values and steps; countries with whom to call."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.addresses import page_key_of
from content.admin import clinic_answers
from content.admin.answers import AnswersOfClinic
from content.admin.book import BookAdmin, BookForms, StartsWithARow
from content.admin.clinic_contacts import ClinicContactInline, ClinicPersonInline
from content.admin.draft_form import DraftForm
from content.admin.drafts import drafts_of
from content.admin.keys import GivesKeys
from content.admin.ordering import (
    KeyedForm,
    KeyedFormSet,
    OrderedForm,
    OrderedFormSet,
)
from content.admin.rows import MergingFormSet
from content.drafts.clinics import Clinic, OpeningHours
from content.drafts.countries import Contact, Country
from content.drafts.facts import Fact
from content.drafts.reading import entry_of
from content.drafts.steps import ProtocolStep
from content.editions.editions import Edition
from content.editions.reading import published_book
from content.exchange.clinic_pages import create_clinic_page, language_of
from content.facts.codes import MINUTES_IN
from content.facts.confirmed import to_answer_again
from content.languages import LANGUAGES, column
from content.publishing.plans import withdrawal_of
from content.publishing.status import is_over, overdue_words, status_problems
from content.text.phrases import plain


class StepFormSet(KeyedFormSet):
    """The steps of a clinic; new ones are named after their title and put last."""

    key_field = "title"
    key_default = "step"


class StepForm(KeyedForm):
    """A step of the treatment."""

    def clean(self) -> dict[str, Any]:
        """Its time is said in one way, also by somebody who may change words alone."""
        cleaned = super().clean()
        if "amount" not in self.fields:
            step = self.instance
            columns = [column("moment", code) for code in LANGUAGES]
            is_counted = step.amount is not None or step.amount_fact_id is not None
            in_words = any(cleaned.get(one, getattr(step, one)) for one in columns)
            if is_counted == in_words:
                raise ValidationError(
                    _(
                        "An editor sets the time of this step. Undo what you changed "
                        "in “when, in words”."
                    )
                )
        return cleaned


class ClinicForm(DraftForm):
    """A clinic: what must be asked before its status can be published is marked."""

    def marks(self) -> dict[str, list[str]]:
        """As of any draft, and the dates of its status."""
        clinic = entry_of(self.instance)
        draft, public = self.drafts().book, published_book()
        found = super().marks()
        for field, message in status_problems(clinic, draft=draft, public=public):
            if field in self.fields:
                found.setdefault(field, []).append(message)
        return found

    def remarks(self) -> Iterator[str]:
        """Also of a status that is over, which nobody is stopped by."""
        yield from super().remarks()
        if is_over(self.instance.status_until):
            yield overdue_words()


class HoursForm(DraftForm):
    """When a clinic is open on a day."""

    @property
    def changed_data(self) -> list[str]:
        """Nothing, where a new clinic has left the times of a day empty."""
        changed = super().changed_data
        is_ready = self.instance.clinic_id is None and changed == ["weekday"]
        return [] if is_ready else changed


class HoursFormSet(MergingFormSet):
    """The days of a new clinic stand ready, Monday to Friday."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.is_bound and not self.instance.pk:
            days: Any = [{"weekday": day} for day in range(5)]
            self.initial_extra, self.extra = days, len(days)


class HoursInline(BookForms, admin.StackedInline):
    """When a clinic is open."""

    model = OpeningHours
    form = HoursForm
    formset = HoursFormSet
    extra = 0
    classes = ("collapse",)
    fields = (("weekday", "opens", "closes"),)


class StepInline(StartsWithARow, BookForms, TranslationStackedInline):
    """The treatment, step by step."""

    model = ProtocolStep
    form = StepForm
    formset = StepFormSet
    classes = ("collapse",)
    fields = (
        "title",
        "text",
        "if_broken",
        "phase",
        ("amount", "amount_unit", "amount_fact", "about"),
        ("direction", "anchor"),
        "fasting",
        "moment",
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


class ClinicList(ChangeList):
    """The list of clinics, each with the facts that its staff are asked about again."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the book once for all rows."""
        super().get_results(request)
        found = to_answer_again(drafts_of(request).book)
        for clinic in self.result_list:
            clinic.asked_again = found.get(clinic.key, [])


@admin.register(Clinic)
class ClinicAdmin(GivesKeys, BookAdmin, TranslationAdmin):
    """Clinics. A new one gets its page at once, and its key is made of its name."""

    key_default = "clinic"

    form = ClinicForm
    inlines = (
        ClinicContactInline,
        HoursInline,
        ClinicPersonInline,
        AnswersOfClinic,
        StepInline,
        *clinic_answers.INLINES,
    )
    list_display = (
        *("name", "city", "country", "status", "status_checked_on"),
        "to_answer_again",
    )
    list_filter = ("status", "country")
    list_select_related = ("country",)
    search_fields = ("key", "name", "city")
    ordering = ("position", "key")
    fixed = ("key",)
    fieldsets = (
        (
            None,
            {"fields": ("name", "country", "source_language")},
        ),
        (
            gettext_lazy("Status: whom it takes now"),
            {
                "fields": (
                    ("status", "status_checked_on"),
                    ("status_since", "status_until", "status_check_on"),
                    "status_reason",
                    ("takes_own_patients", "takes_with_referral", "takes_directly"),
                    "takes",
                    "not_treated",
                )
            },
        ),
        (
            gettext_lazy("Where it is"),
            {"classes": ("collapse",), "fields": ("street", ("postal_code", "city"))},
        ),
        (
            gettext_lazy("In words"),
            {
                "classes": ("collapse",),
                "fields": ("setting", "way", "referral", "monitoring", "room"),
            },
        ),
        (
            gettext_lazy("Its place in lists, its name in addresses"),
            {"classes": ("collapse",), "fields": ("position", "key")},
        ),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of a new clinic everything stands open."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj:
            return fieldsets
        return [(name, {**options, "classes": ()}) for name, options in fieldsets]

    def key_words(self, obj: Clinic) -> tuple[str, str]:
        """Its name, in the language that it writes, or in that of its country."""
        return language_of(obj), obj.name

    def formfield_for_dbfield(self, db_field: Any, *args: Any, **options: Any) -> Any:
        """The key may be left empty."""
        field = super().formfield_for_dbfield(db_field, *args, **options)
        if field and db_field.name == "key":
            field.required = False
        return field

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Whoever enters a clinic has just heard how it is."""
        initial = super().get_changeform_initial_data(request)
        return {"status_checked_on": timezone.localdate(), **initial}

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

    def touched(self, obj: Clinic) -> set[str]:
        """What it says of the facts is part of these."""
        return super().touched(obj) | {f"fact/{key}" for key in _fact_keys()}

    @admin.display(description=gettext_lazy("to answer again"))
    def to_answer_again(self, obj: Any) -> str:
        """Facts that it has confirmed and whose general value is another one now."""
        return ", ".join(obj.asked_again) or "–"

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        """The list that reads what is to be answered."""
        return ClinicList

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


def _fact_keys() -> list[str]:
    return list(Fact.objects.values_list("key", flat=True))


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
