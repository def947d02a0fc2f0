"""The rows that say what a fact is: on the form of a fact, and on that of a clinic."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.book import BookForms
from content.admin.draft_form import DraftForm
from content.admin.rows import MergingFormSet
from content.drafts.facts import Fact, FactOption, FactValue


class ValueForm(DraftForm):
    """A value; numbers stand without zeros that say nothing: 6, not 6.00."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("low", "high"):
            if (number := self.initial.get(name)) is not None:
                whole = number.to_integral_value()
                self.initial[name] = whole if number == whole else number.normalize()


class ValueFormSet(MergingFormSet):
    """The values of one fact, or at one clinic: one row for each."""

    def clean(self) -> None:
        """Refuse a second row for the same clinic or fact, also for all clinics."""
        super().clean()
        other = "fact" if self.fk.name == "clinic" else "clinic"
        seen = set()
        for form in self.forms:
            if form in self.deleted_forms or other not in form.cleaned_data:
                continue
            if not form.instance.pk and not form.has_changed():
                continue
            whose = form.cleaned_data[other]
            if whose in seen:
                form.add_error(other, _("There is already a value for this. Keep one."))
            seen.add(whose)


class FactSelect(forms.Select):
    """A list of facts, of options, or of both, that says what belongs together.

    `static/js/admin/fact_unit.js` reads the units of facts and the facts of options.
    """

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        """An entry with the fact's unit, or the option's fact."""
        option = super().create_option(*args, **options)
        row = getattr(option["value"], "instance", None)
        if isinstance(row, Fact):
            option["attrs"]["data-unit"] = row.unit
        elif isinstance(row, FactOption):
            option["attrs"]["data-fact"] = str(row.fact_id)
        return option


class OptionField(forms.ModelChoiceField):
    """Options by their words, led by their fact where several facts have some."""

    def label_from_instance(self, obj: Any) -> str:
        """ "Escort: an adult takes you home"."""
        return f"{obj.fact}: {obj}"


class ValuesOfFact(BookForms, admin.StackedInline):
    """What a fact is, at all clinics or at one."""

    model = FactValue
    form = ValueForm
    formset = ValueFormSet
    extra = 0
    fields = (("clinic", "low", "high", "phone", "option"),)

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """A fact has its own options only. A new fact has a row to fill in."""
        formset = super().get_formset(request, obj, **options)
        formset.extra = 0 if obj else 1
        fields = formset.form.base_fields
        if "option" in fields:
            fields["option"].queryset = FactOption.objects.filter(fact=obj)
        if "clinic" in fields:
            fields["clinic"].empty_label = _("all clinics without their own")
            fields["clinic"].help_text = ""
        if "low" in fields and obj:
            label = capfirst(_("value"))
            fields["low"].label = f"{label} ({obj.get_unit_display()})"
        return formset


class ValuesAtClinic(BookForms, admin.StackedInline):
    """What holds at one clinic and not at the others."""

    model = FactValue
    form = ValueForm
    formset = ValueFormSet
    verbose_name_plural = gettext_lazy("values of this clinic")
    extra = 0
    classes = ("collapse",)
    fields = (("fact", "low", "high", "phone", "option"),)

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """Facts with their unit; options with their fact."""
        options["widget"] = FactSelect
        if db_field.name == "option":
            options["form_class"] = OptionField
            options["queryset"] = FactOption.objects.select_related("fact")
        return super().formfield_for_foreignkey(db_field, request, **options)
