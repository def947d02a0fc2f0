"""Rows that have an order and a key: new ones come last, and are named by their words."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from content.admin.draft_form import DraftForm
from content.admin.keys import free_key
from content.admin.rows import MergingFormSet
from content.drafts.pages import key_validator
from content.languages import column, source_language
from content.ranks import HIGHEST, after_last


class OrderedForm(DraftForm):
    """A row whose position may be left empty while it is new; its key never changes."""

    never_change = ("key",)

    position = forms.IntegerField(
        label=_("position"),
        required=False,
        min_value=0,
        max_value=HIGHEST,
        help_text=_("Smaller numbers come first. Leave it empty to put this last."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.instance.pk:
            self.initial.pop("position", None)
            return
        if "position" in self.fields:
            self.fields["position"].required = True
            self.fields["position"].help_text = _("Smaller numbers come first.")
        if "key" in self.fields:
            # Sent with the row, unlike a disabled field, in case the row is gone.
            self.fields["key"].widget.attrs["readonly"] = True


class KeyedForm(OrderedForm):
    """A row whose key may be left empty as well: the form makes one of its words."""

    key = forms.CharField(
        label=_("key"),
        required=False,
        max_length=60,
        help_text=_(
            "Links lead to this name, in every language. Leave it empty for a new row."
        ),
        validators=[key_validator()],
    )


class OrderedFormSet(MergingFormSet):
    """Rows with an order; new ones go last, each a gap behind the one before."""

    queryset: Any

    def clean(self) -> None:
        """Fill in the positions that new rows were left without."""
        taken = [*self.queryset.values_list("position", flat=True)] + [
            form.cleaned_data["position"]
            for form in self.forms
            if form.cleaned_data.get("position") is not None
        ]
        for form in self.new_without("position"):
            form.instance.position = form.cleaned_data["position"] = after_last(taken)
            taken.append(form.instance.position)
        super().clean()

    def new_without(self, name: str) -> list[Any]:
        """The new rows that have this field in their form, and left it empty."""
        return [
            form
            for form in self.extra_forms
            if form.has_changed()
            and form not in self.deleted_forms
            and name in form.cleaned_data
            and form.cleaned_data[name] in (None, "")
        ]


class KeyedFormSet(OrderedFormSet):
    """Rows with a key as well, which is made of their words when it was left empty.

    key_field: the field with those words. key_default: for words that have no letter.
    """

    key_field: ClassVar[str]
    key_default: ClassVar[str]

    def clean(self) -> None:
        """Fill in the keys of new rows, before all keys are compared."""
        taken = {*self.queryset.values_list("key", flat=True)} | {
            form.cleaned_data["key"]
            for form in self.extra_forms
            if form.cleaned_data.get("key")
        }
        for form in self.new_without("key"):
            words = self.key_words(form)
            key = free_key(words, taken=taken, default=self.key_default)
            form.instance.key = form.cleaned_data["key"] = key
            taken.add(key)
        super().clean()

    def key_words(self, form: Any) -> str:
        """What the key of a new row is made of: the English words, or the first ones."""
        said = form.cleaned_data
        english = said.get(column(self.key_field, "en"))
        return english or said.get(column(self.key_field, source_language())) or ""
