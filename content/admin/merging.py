"""Forms that two people may have open at once: nobody overwrites, nothing is lost.

Each form carries what its fields held when it was opened. Only what the person touched
is saved; everything else stays as it is saved now, whatever a browser sent with it. A
field that two people have changed is shown to the second one with both texts, once,
and saved as theirs when they save again.
"""

from functools import cached_property, partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _

from content.admin.collisions import Collision


class HiddenMoment(forms.DateTimeInput):
    """A hidden time as exactly as the visible field shows it: without its seconds."""

    input_type = "hidden"
    template_name = "django/forms/widgets/hidden.html"


class MergingForm(forms.ModelForm):
    """A model form that merges with what others have saved in the meantime.

    never_change: fields that are given once; an existing row keeps them.
    """

    never_change: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.collisions: list[Collision] = []
        for field in self.fields.values():
            field.show_hidden_initial = bool(self.instance.pk)
            if shown_as := getattr(field.widget, "format", None):
                hidden: Any = partial(HiddenMoment, format=shown_as)
                field.hidden_widget = hidden

    @cached_property
    def changed_data(self) -> list[str]:
        """The fields that were shown to the person, who wants something else there.

        What is saved already, by a colleague or an earlier save, is no change.
        """
        changed = super().changed_data
        if not self.instance.pk:
            return changed
        return [
            name
            for name in changed
            if name not in self.never_change
            and self._was_shown(name)
            and self._is_new(name)
        ]

    def clean(self) -> dict[str, Any]:
        """Keep what others have saved; refuse once where both changed the same."""
        cleaned = super().clean() or {}
        if not self.instance.pk:
            return cleaned
        for name in [one for one in cleaned if self.fields[one].show_hidden_initial]:
            if name not in self.changed_data:
                cleaned[name] = self._saved(name)
            elif self.is_changed_by_others(name):
                self.collide(name, yours=self.in_words(name, self[name].data))
        if self.collisions:
            raise forms.ValidationError(refusal())
        return cleaned

    def is_changed_by_others(self, name: str) -> bool:
        """Somebody has saved another value since this form was opened."""
        field = self.fields[name]
        if not field.show_hidden_initial or not self._carries_what_was_opened:
            return False
        opened = field.hidden_widget().value_from_datadict(
            self.data, self.files, self.add_initial_prefix(name)
        )
        return self._differs(name, opened)

    def collide(self, name: str, *, yours: str) -> None:
        """Show both versions. The form then starts from what is saved now."""
        bound, saved = self[name], self._saved_as_opened(name)
        typed = str(bound.data).replace("\r\n", "\n")
        self.collisions.append(
            Collision(
                label=f"{self.instance} – {bound.label}",
                saved=self.in_words(name, saved),
                yours=yours,
                field=bound.id_for_label,
                is_text=isinstance(bound.field, forms.CharField)
                and yours.replace("\r\n", "\n") == typed,
            )
        )
        posted: Any = self.data
        data = posted.copy()
        values = saved if isinstance(saved, list) else [saved]
        data.setlist(
            self.add_initial_prefix(name),
            [str(one) for one in values if one is not None],
        )
        self.data = data

    def in_words(self, name: str, value: Any) -> str:
        """A value as a person reads it: "Zeewind", not 7."""
        field: Any = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return _("yes") if field.to_python(value) else _("no")
        values = value if isinstance(value, list | tuple) else [value]
        words = {str(code): str(label) for code, label in getattr(field, "choices", ())}
        texts = ["" if one is None else str(one) for one in values]
        return ", ".join(words.get(text, text) for text in texts)

    @property
    def _carries_what_was_opened(self) -> bool:
        start = self.add_initial_prefix("")
        return any(name.startswith(start) for name in self.data)

    def _was_shown(self, name: str) -> bool:
        """The browser sent this field. One that was not sent is not emptied."""
        bound = self[name]
        if bound.field.show_hidden_initial and self._carries_what_was_opened:
            return bound.html_initial_name in self.data or bound.html_name in self.data
        return not bound.field.widget.value_omitted_from_data(
            self.data, self.files, bound.html_name
        )

    def _is_new(self, name: str) -> bool:
        """The field holds something else than what is saved now."""
        is_gone = self.instance._state.adding
        if is_gone or not self.fields[name].show_hidden_initial:
            return True
        return self._differs(name, self[name].data)

    def _saved(self, name: str) -> Any:
        """The value of the row as it is, to the last blank."""
        value = getattr(self.instance, name)
        return list(value.all()) if hasattr(value, "all") else value

    def _saved_as_opened(self, name: str) -> Any:
        """What is saved, as a form that is opened now would carry it."""
        field = self.fields[name]
        value = field.prepare_value(self.get_initial_for_field(field, name))
        if isinstance(value, list | tuple):
            return list(value)
        return field.hidden_widget().format_value(value)

    def _differs(self, name: str, sent: Any) -> bool:
        """What is saved is something else than what the browser sent."""
        field, saved = self.fields[name], self._saved_as_opened(name)
        try:
            return field.has_changed(
                saved if isinstance(saved, list) else field.to_python(saved), sent
            )
        except forms.ValidationError:  # what is saved is no longer to be chosen
            return str(saved) != str(sent)


def refusal() -> str:
    """Why the second of two people is asked again."""
    return _(
        "Somebody else has changed the same text while you were working on it. Nothing "
        "of yours is lost: it still stands in this form. Compare the two below, and "
        "save again to keep yours."
    )
