"""What must be mended on a whole form: its own fields and those of its rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from content.admin.draft_form import DraftForm


@dataclass(frozen=True, kw_only=True)
class MarkedField:
    """A field that holds what cannot be published.

    id: of its input in the page. row: which of the rows it is in, "" for the form's own.
    """

    id: str
    row: str
    label: str
    messages: list[str]


def forms_of(form: DraftForm, formsets: Iterable[Any]) -> list[DraftForm]:
    """The form and its rows, but for those that are to be deleted."""
    rows = [
        row
        for formset in formsets
        for row in formset.forms
        if isinstance(row, DraftForm) and row not in deleted_of(formset)
    ]
    return [form, *rows]


def deleted_of(formset: Any) -> list[Any]:
    """The rows that a form wants to be gone, where it has been sent and is sound."""
    return formset.deleted_forms if formset.is_bound and formset.is_valid() else []


def marked_fields(form: DraftForm) -> Iterator[MarkedField]:
    """In the order of the form."""
    for name, messages in form.marks().items():
        bound = form[name]
        yield MarkedField(
            id=bound.id_for_label,
            row=str(form.instance) if form.prefix else "",
            label=str(bound.label),
            messages=messages,
        )
