"""The rows on the form of a fact that say what it is."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.admin.book import BookForms
from content.admin.draft_form import DraftForm
from content.admin.rows import MergingFormSet
from content.drafts.facts import FactOption, FactValue
from content.facts import fact_book as typed
from content.facts.confirmed import SAYS
from content.facts.unusual import why_unusual


class ValueForm(DraftForm):
    """A value; numbers stand without zeros that say nothing: 6, not 6.00."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("low", "high"):
            if (number := self.initial.get(name)) is not None:
                whole = number.to_integral_value()
                self.initial[name] = whole if number == whole else number.normalize()

    def has_new_value(self) -> bool:
        """Whether the value itself has been changed."""
        return any(name in self.changed_data for name in SAYS)

    def marks(self) -> dict[str, list[str]]:
        """An unusual value stays marked until somebody says why it is right."""
        value: Any = self.instance
        if value.why_right or not value.pk or "low" not in self.fields:
            return {}
        fact = value.fact
        message = why_unusual(
            typed.Value(
                low=value.low,
                high=value.high,
                high_unit=value.high_unit,
                qualifier=value.qualifier,
            ),
            fact=self.drafts().facts.facts[fact.key],
            least=fact.least,
            most=fact.most,
        )
        return {"low": [message]} if message else {}


class ValueFormSet(MergingFormSet):
    """The values of one fact: the general one, and one for each clinic."""

    def clean(self) -> None:
        """Refuse a second row for the same clinic, and a new value with an old date."""
        super().clean()
        seen = set()
        forms: list[Any] = self.forms
        for form in forms:
            if form in self.deleted_forms or "clinic" not in form.cleaned_data:
                continue
            if not form.instance.pk and not form.has_changed():
                continue
            whose = form.cleaned_data["clinic"]
            if whose in seen:
                message = _("There is already a value for this. Keep one.")
                form.add_error("clinic", message)
            seen.add(whose)
            if form.instance.pk and form.has_new_value():
                self._ask_when(form, is_general=whose is None)

    def _ask_when(self, form: ValueForm, *, is_general: bool) -> None:
        """The general value has the date of its fact, that of a clinic its own."""
        now = self.instance if is_general else form.instance
        before = type(now)._default_manager.get(pk=now.pk).checked_on
        if before == now.checked_on != timezone.localdate():
            message = _(
                "The value is another one. Say on which day it was checked: “checked "
                "on” still has the old day."
            )
            form.add_error("checked_on" if not is_general else None, message)


class ValuesOfFact(BookForms, admin.StackedInline):
    """What a fact is in general, and what each clinic has answered."""

    model = FactValue
    form = ValueForm
    formset = ValueFormSet
    extra = 0
    fields = (
        "clinic",
        ("qualifier", "low", "high", "high_unit", "phone", "option", "why_right"),
        ("answer", "answered_by", "checked_on"),
    )

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """A fact has its own options only. A new fact has a row to fill in."""
        formset = super().get_formset(request, obj, **options)
        formset.extra = 0 if obj else 1
        fields = formset.form.base_fields
        if "option" in fields:
            fields["option"].queryset = FactOption.objects.filter(fact=obj)
        if "clinic" in fields:
            fields["clinic"].empty_label = _("in general, for no clinic")
            fields["clinic"].help_text = ""
        if "low" in fields and obj:
            label = capfirst(_("value"))
            fields["low"].label = f"{label} ({obj.get_unit_display()})"
        return formset
