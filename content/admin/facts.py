"""Facts: what is said once, with its unit, its values, and who answers for it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.admin.book import BookAdmin, BookForms
from content.admin.drafts import drafts_of
from content.admin.ordering import OrderedForm, OrderedFormSet
from content.admin.values import ValuesOfFact
from content.drafts.facts import Fact, FactOption
from content.drafts.steps import ProtocolStep
from content.facts.codes import Unit
from content.facts.errors import DifferingFact
from content.facts.words import UnknownFact, words
from content.languages import LANGUAGES, column


class OptionForm(OrderedForm):
    """An option of a choice."""

    class Meta:
        help_texts: ClassVar[Any] = {
            "key": gettext_lazy("A short name in small letters, such as “with_escort”.")
        }


class OptionInline(BookForms, TranslationStackedInline):
    """The texts that a choice can be."""

    model = FactOption
    form = OptionForm
    formset = OrderedFormSet
    extra = 0
    fields = ("words", "key", "position")


class FactList(ChangeList):
    """The list of facts, each with its value in words."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the book once for all rows."""
        super().get_results(request)
        book = drafts_of(request).facts
        for fact in self.result_list:
            try:
                found = words(book, fact.key, language=get_language() or "").text
            except DifferingFact:
                found = _("differs per clinic")
            except UnknownFact:
                found = "–"
            fact.in_words = found


@admin.register(Fact)
class FactAdmin(BookAdmin, TranslationAdmin):
    """Facts, with their values in the list."""

    inlines = (ValuesOfFact, OptionInline)
    list_display = (
        "name",
        "in_words",
        "place",
        "unit",
        "is_safety",
        "owner",
        "checked_on",
    )
    list_filter = ("safety", "unit", "is_compared", "owner")
    search_fields: ClassVar[Any] = (
        "key",
        *(column(field, code) for field in ("name", "subjects") for code in LANGUAGES),
    )
    ordering = ("position", "key")
    fixed = ("key",)
    readonly_fields = ("place",)
    fieldsets = (
        (None, {"fields": ("name", "key", "place", "unit", ("safety", "is_general"))}),
        (
            gettext_lazy("Who answers for it"),
            {"fields": ("owner", "checked_on", ("least", "most"), "sources")},
        ),
        (
            gettext_lazy("In texts and lists"),
            {"fields": ("one", "other", "subjects", "is_compared", "position")},
        ),
    )

    @admin.display(description=gettext_lazy("value"))
    def in_words(self, fact: Any) -> str:
        """The value as a text about all clinics would say it."""
        return fact.in_words

    @admin.display(description=gettext_lazy("safety fact"), ordering="safety")
    def is_safety(self, fact: Fact) -> str:
        """In words: neither answer is a fault, as a red cross would have it."""
        return _("yes") if fact.safety else "–"

    @admin.display(description=gettext_lazy("in a text, write"))
    def place(self, fact: Fact) -> str:
        """What to copy into a text."""
        return f"{{{{{fact.key}}}}}" if fact.pk else _("You see it here after saving.")

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        """The list that reads the values."""
        return FactList

    def in_the_way(self, obj: Fact) -> list[str]:
        """Steps of the treatment that count with it."""
        steps = ProtocolStep.objects.filter(
            Q(amount_fact=obj) | Q(duration_fact=obj)
        ).select_related("clinic")
        return [
            _("This step counts with the fact, so change the step first:")
            + f" {step.clinic}, “{step}”"
            for step in steps
        ]

    def response_post_save_add(  # type: ignore[override]
        self, request: HttpRequest, obj: Fact
    ) -> HttpResponse:
        """A choice has its options now; one of them is still to be chosen."""
        if obj.unit == Unit.CHOICE and not obj.values.exists():
            self.message_user(
                request,
                _("The options are saved. Now add a value: choose one of them."),
            )
            return redirect("admin:content_fact_change", obj.pk)
        return self.response_post_save_change(request, obj)
