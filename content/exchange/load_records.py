"""From record files to the record tables."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from modeltranslation.translator import translator

from content.exchange.problems import FileProblem
from content.exchange.record_files import SHAPES, LocatedRow, Row, file_name
from content.exchange.rows import Loaded, messages_of, set_values
from content.languages import column
from content.models.records import RECORD_MODELS, Source


def load_records(
    tables: dict[str, list[LocatedRow]], *, done: Loaded
) -> Iterator[FileProblem]:
    """Make the record tables say what their files say; yields what is wrong.

    Sources come first, because the others point at them, and are deleted last.
    """
    gone: list[models.QuerySet] = []
    for name, rows in tables.items():
        model = RECORD_MODELS[SHAPES[name].model]
        for position, located in enumerate(rows):
            done.records += 1
            try:
                done.changed += _load_record(model, located.row, position=position)
            except ValidationError as error:
                for message in messages_of(error):
                    yield FileProblem(
                        file=file_name(name),
                        line=located.line,
                        message=message,
                    )
        keys = [located.row["key"] for located in rows]
        gone.append(model._default_manager.exclude(key__in=keys))
    for leftover in reversed(gone):
        try:
            done.changed += leftover.delete()[0]
        except models.ProtectedError as error:
            users = ", ".join(sorted(str(row) for row in error.protected_objects))
            yield FileProblem(
                file=file_name("sources"),
                line=1,
                message=f"A source is missing that these records rest on: {users}.",
            )


def _load_record(model: type[models.Model], row: Row, *, position: int) -> bool:
    values: dict[str, Any] = {"position": position}
    cited: list[Source] | None = None
    translated = translator.get_options_for_model(model).get_field_names()
    for name, value in row.items():
        if name == "sources":
            cited = [_source(key) for key in value]
        elif name == "source":
            values["source"] = _source(value)
        elif name in translated:
            values |= {column(name, code): text for code, text in value.items()}
        elif isinstance(value, float):
            values[name] = Decimal(str(value))
        else:
            values[name] = value
    record = model._default_manager.filter(key=row["key"]).first() or model()
    changed = set_values(record, values)
    if cited is not None and set(record.sources.all()) != set(cited):  # type: ignore[attr-defined]
        record.sources.set(cited)  # type: ignore[attr-defined]
        changed = True
    return changed


def _source(key: str) -> Source:
    source = Source.objects.filter(key=key).first()
    if source is None:
        raise ValidationError(f"There is no source “{key}” in records/sources.yaml.")
    return source
