"""Why a form was not saved: each place with a link to it, in the order of the form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass(frozen=True, kw_only=True)
class Refused:
    """One field, or one row as a whole, with its sentences.

    id: of what a link leads to; "" where the sentence is about the whole form.
    row: what the row is called, "" for the form's own fields.
    """

    id: str
    row: str
    label: str
    messages: list[str]


def refused_in(form: Any, formsets: Iterable[Any]) -> Iterator[Refused]:
    """Each place; what is said of the form as a whole stands above them already.

    Nothing for a form that is only opened: what is marked there stops no save.
    """
    if not form.is_bound:
        return
    yield from _of_form(form, row="")
    for formset in formsets:
        if messages := [*formset.non_form_errors()]:
            name = capfirst(str(formset.model._meta.verbose_name_plural))
            yield Refused(
                id=f"{formset.prefix}-group", row="", label=name, messages=messages
            )
        for row in formset.forms:
            yield from _of_form(row, row=_name(row))


def _of_form(form: Any, *, row: str) -> Iterator[Refused]:
    for name, messages in form.errors.items():
        if not row and name == NON_FIELD_ERRORS:
            continue  # Django's own template writes that above everything
        bound = form[name] if name in form.fields else None
        yield Refused(
            id=(bound.id_for_label or bound.auto_id) if bound else "",
            row=row,
            label=capfirst(str(bound.label)) if bound else "",
            messages=[*messages],
        )


def _name(form: Any) -> str:
    """A row as people know it; one that is new has no name yet."""
    noun = capfirst(str(form.instance._meta.verbose_name))
    return str(form.instance) if form.instance.pk else f"{noun} ({_('new')})"
