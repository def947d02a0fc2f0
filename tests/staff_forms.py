"""The forms of the staff side, as a browser sends them back."""

import re

from django.forms import ModelMultipleChoiceField as MultipleChoiceField
from django.urls import reverse

from tests.browser_forms import read_form


def url_of(row):
    return reverse(f"admin:content_{row._meta.model_name}_change", args=[row.pk])


def opened(client, url):
    """What a browser would send back if the person changed nothing."""
    html = client.get(url).context
    forms = [html["adminform"].form]
    data = {}
    for inline in html["inline_admin_formsets"]:
        formset = inline.formset
        for name, value in formset.management_form.initial.items():
            data[f"{formset.prefix}-{name}"] = value
        forms += formset.forms
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is None or value is False:
                value = [] if isinstance(bound.field, MultipleChoiceField) else ""
            data[bound.html_name] = value
            if bound.field.show_hidden_initial:
                data[bound.html_initial_name] = value
    return data


def forged(client, url, *, editor):
    """What an editor's form would send, with something else in every field."""
    client.force_login(editor)
    sent, _texts = read_form(client.get(url).content.decode())
    data = {}
    for name, values in sent.items():
        is_old = name.startswith("initial-") or name.endswith("_FORMS")
        is_number = all(value.isdecimal() for value in values)
        same = is_old or not values[0] or "token" in name
        data[name] = values if same else ["7"] if is_number else ["Stiekem"]
        if re.search(r"-row\d+-id$", name):
            data[name.replace("-id", "-DELETE")] = ["on"]
    return data


def to_mend(client, url):
    """What a form that is opened says must be mended: field → sentences."""
    page = client.get(url, headers={"accept-language": "en"}).context
    forms = [page["adminform"].form]
    for inline in page["inline_admin_formsets"]:
        forms += inline.formset.forms
    return {
        form.add_prefix(name): [*messages]
        for form in forms
        for name, messages in form.errors.items()
    }


def in_row(row, prefix, **fields):
    """Fields of a row that an inline has already, by the names of the form."""
    return {f"{prefix}-row{row.pk}-{name}": value for name, value in fields.items()}


def new_row(prefix, number, **fields):
    """A row added to an inline that has `number` rows already, all fields named."""
    return {
        f"{prefix}-TOTAL_FORMS": number + 1,
        **{f"{prefix}-{number}-{name}": value for name, value in fields.items()},
    }
