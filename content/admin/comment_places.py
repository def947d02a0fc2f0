"""Where a field of a part stands on the staff side: its form, and its box there."""

from typing import Any

from content.admin.links import edit_urls
from content.book import PartKey
from content.drafts.reading import model_of
from content.drafts.writing import row_of
from content.languages import column
from content.publishing.comments import Place
from content.schema import noun_of, root_of


def place_value(place: Place) -> str:
    """A place in one word, as a form names it: "section/costs/first de body"."""
    return " ".join([place.part.entry, place.part.language or "-", place.field]).strip()


def place_of(value: str) -> Place:
    """The place that `place_value` stands for."""
    entry, language, field, *_rest = [*value.split(" "), "", "", ""]
    return Place(PartKey(entry, language.replace("-", "")), field)


def field_id(place: Place) -> str:
    """The id of its box in the form of the entry, or of what that is a part of; "" where
    the draft has no such row."""
    entry, language = place.part
    name = column(place.field, language) if language else place.field
    if not place.field:
        return ""
    if entry == root_of(entry):
        return f"id_{name}"
    row: Any = row_of(entry)
    if row is None:
        return ""
    noun = noun_of(entry)
    parent: Any = model_of(noun)._meta.get_field(noun.parent)
    rows = parent.remote_field.get_accessor_name()
    return f"id_{rows}-row{row.pk}-{name}"


def place_url(place: Place) -> str:
    """The address of the form, at the box; "" where the entry is gone."""
    url = edit_urls([place.part.entry])[place.part.entry]
    box = field_id(place)
    return f"{url}#{box}" if url and box else url


def field_label(place: Place) -> str:
    """What the field is called in the active language; "" for the whole part."""
    if not place.field:
        return ""
    model: Any = model_of(noun_of(place.part.entry))
    if place.field not in {one.name for one in model._meta.get_fields()}:
        return ""
    field = model._meta.get_field(place.field)
    return str(getattr(field, "translated_field", field).verbose_name)
