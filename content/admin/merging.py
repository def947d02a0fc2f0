"""Forms that two people may have open at once: nobody overwrites, nothing is lost.

Each form carries what its fields held when it was opened. A field that the person did
not touch keeps what is saved now; a field that both have changed is shown to the second
one with both texts, once, and saved as theirs when they save again.
"""

from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict
from django.utils.translation import gettext as _

Collision = tuple[str, str, str]
"""A field's label, what is saved now, and what stands in this form."""


class MergingForm(forms.ModelForm):
    """A model form that merges with what others have saved in the meantime."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.collisions: list[Collision] = []
        for field in self.fields.values():
            field.show_hidden_initial = bool(self.instance.pk)

    def clean(self) -> dict[str, Any]:
        """Keep what others have saved; refuse once where both changed the same."""
        cleaned = super().clean() or {}
        if not self.instance.pk:
            return cleaned
        touched = set(self.changed_data)
        for name in list(cleaned):
            bound = self[name]
            saved = self.get_initial_for_field(self.fields[name], name)
            if name not in touched:
                cleaned[name] = self._cleaned(name, saved)
            elif self._changed_by_others(name, saved) and bound.field.has_changed(
                saved, bound.data
            ):
                self.collisions.append(
                    (f"{self.instance} – {bound.label}", _shown(saved), str(bound.data))
                )
                self._take_note_of(name, saved)
        if self.collisions:
            raise forms.ValidationError(
                _(
                    "Somebody else has changed the same text while you were working on "
                    "it. Nothing of yours is lost: it still stands in this form. "
                    "Compare the two below, and save again to keep yours."
                )
            )
        return cleaned

    def _cleaned(self, name: str, saved: Any) -> Any:
        """A saved value in the form that the field's own cleaning gives."""
        field = self.fields[name]
        return field.clean(field.prepare_value(saved)) if saved is not None else saved

    def _changed_by_others(self, name: str, saved: Any) -> bool:
        """Somebody has saved another value since this form was opened."""
        field, opened = self.fields[name], self.add_initial_prefix(name)
        if not any(key.startswith(opened) for key in self.data):
            return False
        seen = field.hidden_widget().value_from_datadict(self.data, self.files, opened)
        return field.has_changed(saved, seen)

    def _take_note_of(self, name: str, saved: Any) -> None:
        """The form shown again starts from what is saved now."""
        if not getattr(self.data, "_mutable", True):
            self.data = self.data.copy()  # type: ignore[attr-defined]
        value = self.fields[name].prepare_value(saved)
        values = value if isinstance(value, list | tuple) else [value]
        data: Any = self.data
        data.setlist(self.add_initial_prefix(name), [_shown(one) for one in values])


class MergingFormSet(BaseInlineFormSet):
    """Rows that somebody else has deleted come back only where this person changed them."""

    def __init__(
        self, data: QueryDict | None = None, *args: Any, **options: Any
    ) -> None:
        super().__init__(data, *args, **options)
        if data is not None:
            self.data = _without_vanished(
                data,
                prefix=str(self.prefix),
                existing={
                    str(pk) for pk in self.get_queryset().values_list("pk", flat=True)
                },
            )


def _without_vanished(data: QueryDict, *, prefix: str, existing: set[str]) -> QueryDict:
    """The posted rows without those that are gone and untouched.

    A row that is gone but was changed by this person is posted as a new one.
    """
    total = int(data.get(f"{prefix}-TOTAL_FORMS") or 0)
    initial = int(data.get(f"{prefix}-INITIAL_FORMS") or 0)
    rows = [_row(data, f"{prefix}-{number}-") for number in range(total)]
    kept = [row for row in rows[:initial] if row.get("id", [""])[0] in existing]
    if len(kept) == initial:
        return data
    vanished = [row for row in rows[:initial] if row not in kept]
    rescued = [{**row, "id": [""]} for row in vanished if _is_touched(row)]
    renumbered = data.copy()
    for name in list(renumbered):
        if name.removeprefix("initial-").startswith(f"{prefix}-"):
            del renumbered[name]
    ordered = [*kept, *rescued, *rows[initial:]]
    renumbered[f"{prefix}-TOTAL_FORMS"] = str(len(ordered))
    renumbered[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    for number, row in enumerate(ordered):
        for name, values in row.items():
            key, start = (
                (name.removeprefix("initial-"), "initial-")
                if name.startswith("initial-")
                else (name, "")
            )
            renumbered.setlist(f"{start}{prefix}-{number}-{key}", values)
    return renumbered


def _row(data: QueryDict, start: str) -> dict[str, list[Any]]:
    """One row's values by field; "initial-body_nl" is what it held when opened."""
    return {
        name.removeprefix(start): data.getlist(name)
        for name in data
        if name.startswith(start)
    } | {
        f"initial-{name.removeprefix(f'initial-{start}')}": data.getlist(name)
        for name in data
        if name.startswith(f"initial-{start}")
    }


def _is_touched(row: dict[str, list[Any]]) -> bool:
    return any(
        _plain(row.get(name.removeprefix("initial-"), [""])) != _plain(opened)
        for name, opened in row.items()
        if name.startswith("initial-")
    )


def _plain(values: list[Any]) -> list[str]:
    return [str(value).replace("\r\n", "\n").strip() for value in values]


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
