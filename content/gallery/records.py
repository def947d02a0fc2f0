"""Records from content files as readers see them, without a database in between."""

from django.db.models import Model

from content.documents import RecordCopy
from content.drafts.records import RECORD_MODELS, Source
from content.exchange.record_files import Row
from content.exchange.rows import as_stored
from content.exchange.shapes import SHAPES, Shape
from content.exchange.yaml_text import Entries
from content.languages import column
from content.publishing.copies import copies_of

_TABLES = {shape.model: name for name, shape in SHAPES.items()}


def records(
    tables: dict[str, Entries], model_name: str, *, language: str, missing: str = ""
) -> tuple[RecordCopy, ...]:
    """The records of one table, in the active language `language`.

    missing: a language in which none of them is translated.
    """
    entries, shape = tables[_TABLES[model_name]], SHAPES[_TABLES[model_name]]
    return copies_of(
        model_name,
        [_row(entry, shape=shape, missing=missing) for entry in entries],
        cited={one["key"]: one["sources"] for one in entries if "sources" in one},
        language=language,
    )


def _row(entry: Row, *, shape: Shape, missing: str) -> Model:
    """A row that is never saved."""
    model = RECORD_MODELS[shape.model]
    values = {
        name: as_stored(model, name, entry[name])
        for name in shape.fields
        if name not in shape.references
    }
    if "source" in shape.references:
        values["source"] = Source(key=entry["source"])
    for name in shape.translated:
        for code, text in entry[name].items():
            values[column(name, code)] = "" if code == missing else text
    return model(**values)
