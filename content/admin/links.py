"""Where things stand on the staff side, by the names of their entries."""

from django.urls import reverse

from content.drafts.writing import row_of
from content.schema import noun_of, root_of


def edit_url(entry: str) -> str:
    """The form of an entry, or of the one that it is a part of; "" when it is gone."""
    root = root_of(entry)
    row = row_of(root)
    if row is None:
        return ""
    name = noun_of(root).model.lower()
    return reverse(f"admin:content_{name}_change", args=[row.pk])
