"""The rows of inlines, named by what they are: "sections-row42-body_nl".

A place in the form would not do: a browser that fills an old form in again, or a
colleague who has moved or deleted a row, would give one row the text of another. Rows
that do not exist yet are numbered, as Django's inlines.js expects: "sections-7-body_nl".
"""

import re
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

from content.admin.collisions import Collision
from content.admin.merging import MergingForm, refusal


class MergingFormSet(BaseInlineFormSet):
    """Inline rows that merge with what others have saved in the meantime.

    A row that the browser did not send stays as it is. One that somebody else has
    deleted comes back only where this person changed it.
    """

    data: Any
    model: Any
    form: Any

    def __init__(
        self, data: QueryDict | None = None, *args: Any, **options: Any
    ) -> None:
        super().__init__(data, *args, **options)
        self.collisions: list[Collision] = []
        if data is not None:
            self.data = data.copy()
            self._give_rows_their_ids()
            self._bring_back_what_was_deleted()
            self._count_rows()

    def get_queryset(self) -> QuerySet:
        """The rows of this form: of a posted one, those that it holds and that exist."""
        if not hasattr(self, "_queryset"):
            rows = super().get_queryset()
            if self.is_bound:
                here = [row.pk for row in rows if f"row{row.pk}" in self._posted]
                rows = rows.filter(pk__in=here)
            self._queryset = rows
        return self._queryset

    def initial_form_count(self) -> int:
        """How many rows exist already."""
        return len(self.get_queryset())

    def total_form_count(self) -> int:
        """With the new rows that were posted."""
        if not self.is_bound:
            return super().total_form_count()
        return self.initial_form_count() + len(self._new)

    def add_prefix(self, index: Any) -> str:
        """A row's name: what it is, or its number while it is new."""
        if index == "__prefix__":
            return super().add_prefix(index)
        new = index - self.initial_form_count()
        if new < 0:
            return super().add_prefix(f"row{self.get_queryset()[index].pk}")
        return super().add_prefix(self._new[new] if self.is_bound else index)

    def clean(self) -> None:
        """Refuse once to delete a row that somebody else has just changed."""
        super().clean()
        deleted: list[Any] = self.deleted_forms
        for form in deleted:
            for name in [*form.fields]:
                if form.is_changed_by_others(name):
                    form.collide(name, yours=_("deleted"))
        if self.collisions or any(form.collisions for form in deleted):
            raise forms.ValidationError(refusal())

    @cached_property
    def _posted(self) -> set[str]:
        """The names of the posted rows: "row42", "7"."""
        name = re.compile(rf"{re.escape(str(self.prefix))}-((?:row)?[0-9]{{1,18}})-")
        return {found[1] for found in map(name.match, self.data) if found}

    @property
    def _new(self) -> list[int]:
        """The numbers of the posted rows that do not exist yet."""
        numbers = sorted(int(name) for name in self._posted if name.isdecimal())
        return numbers[: self.absolute_max]

    def _give_rows_their_ids(self) -> None:
        """A row's name says which one it is, and nothing else does."""
        for name in self._posted:
            pk = name.removeprefix("row") if name.startswith("row") else ""
            self.data[f"{self.prefix}-{name}-{self.model._meta.pk.name}"] = pk

    def _bring_back_what_was_deleted(self) -> None:
        """Post what this person changed in deleted rows as new rows, or show it."""
        existing = {f"row{row.pk}" for row in self.get_queryset()}
        for name in sorted(self._posted - existing):
            if not name.startswith("row"):
                continue
            form = self._form_of_deleted(name)
            deletes = forms.CheckboxInput().value_from_datadict(
                self.data, self.files, f"{form.prefix}-DELETE"
            )
            if deletes or not form.changed_data:
                continue
            if self.max_num == 0:  # this person may not add rows
                self.collisions += [
                    Collision(
                        label=f"{self.model._meta.verbose_name} – {form[field].label}",
                        saved=_("deleted"),
                        yours=form.in_words(field, form[field].data),
                    )
                    for field in form.changed_data
                ]
            else:
                self._post_as_new(form)

    def _form_of_deleted(self, name: str) -> MergingForm:
        gone = self.model(pk=int(name.removeprefix("row")))
        return self.form(self.data, prefix=f"{self.prefix}-{name}", instance=gone)

    def _post_as_new(self, form: MergingForm) -> None:
        number = self._next_number()
        for name in [*self.data]:
            if name.startswith(f"{form.prefix}-"):
                field = name.removeprefix(f"{form.prefix}-")
                self.data.setlist(
                    f"{self.prefix}-{number}-{field}", self.data.getlist(name)
                )
        self.data[f"{self.prefix}-{number}-{self.model._meta.pk.name}"] = ""
        self._posted.add(str(number))

    def _next_number(self) -> int:
        return max([*self._new, self.initial_form_count() - 1]) + 1

    def _count_rows(self) -> None:
        """Where the form is shown again, the next new row gets a number of its own."""
        count = f"{self.prefix}-TOTAL_FORMS"
        if count in self.data:
            self.data[count] = str(self._next_number())
