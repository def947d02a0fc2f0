"""Rows that have an order: new ones come last, and the numbers are 0, 1, 2 …"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from content.admin.draft_form import DraftForm
from content.admin.merging import MergingFormSet


class OrderedForm(DraftForm):
    """A row whose position may be left empty; its key never changes once it exists."""

    position = forms.IntegerField(
        label=_("position"),
        required=False,
        min_value=0,
        help_text=_("Smaller numbers come first. Leave it empty to put this last."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.instance.pk and "position" in self.fields:
            self.initial.pop("position", None)
        if self.instance.pk and "key" in self.fields:
            self.fields["key"].disabled = True


class OrderedFormSet(MergingFormSet):
    """Rows with an order; new ones go last."""

    def clean(self) -> None:
        """Fill in the positions that were left empty."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        last = max(
            (
                form.cleaned_data.get("position") or 0
                for form in kept
                if form.is_valid()
            ),
            default=-1,
        )
        for form in kept:
            cleaned = getattr(form, "cleaned_data", None)
            if cleaned and form.has_changed() and cleaned.get("position") is None:
                last += 1
                form.instance.position = cleaned["position"] = last
        super().clean()

    def save(self, *args: Any, **options: Any) -> Any:
        """Save, and number all rows in the order that was given."""
        saved = super().save(*args, **options)
        model: Any = self.model
        rows = model.objects.filter(**{self.fk.name: self.instance})
        for number, row in enumerate(rows.order_by("position", "pk")):
            if row.position != number:
                model.objects.filter(pk=row.pk).update(position=number)
        return saved
