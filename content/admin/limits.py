"""How much fits into a field of a form: said at once, never enforced by cutting.

A browser that knows a `maxlength` cuts a longer text that is pasted, without a word. So no
field has one: `static/js/admin/limits.js` counts while somebody types, and the model
refuses what is too long.
"""

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext as _

from content.drafts.validators import grouped

TOLD_FROM = 100
"""Words of this length or longer say beforehand what fits; keys and the like count only."""


def tell_limits(form: forms.ModelForm) -> None:
    """Let the text fields of a form say how much fits, as their model declares it."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("maxlength", None)
        field.validators = [
            one for one in field.validators if type(one) is not MaxLengthValidator
        ]
        if limit := _limit_of(form, name):
            field.widget.attrs["data-limit"] = str(limit)
            is_words = not isinstance(field, forms.EmailField | forms.URLField)
            if limit >= TOLD_FROM and is_words:
                fits = _("At most %(limit)s characters.") % {"limit": grouped(limit)}
                field.help_text = f"{field.help_text} {fits}".strip()


def _limit_of(form: forms.ModelForm, name: str) -> int | None:
    """What fits into a text that somebody types; None for any other field."""
    known = {one.name: one for one in form._meta.model._meta.concrete_fields}
    column = known.get(name)
    if not isinstance(column, models.CharField | models.TextField) or column.choices:
        return None
    return column.max_length
