"""Tables of records as YAML files: a list, each entry with all its languages. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from content.exchange import yaml_text
from content.exchange.problems import BrokenContent, FileProblem

Row = dict[str, Any]
"""One record: field → value; a translated field → {"nl": …, "de": …, "en": …}."""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A file's table and its fields, in the order in which they are written."""

    model: str
    fields: tuple[str, ...]
    translated: tuple[str, ...]

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Plain fields first, translated ones after."""
        return (*self.fields, *self.translated)


SHAPES: dict[str, Shape] = {
    "sources": Shape(
        model="Source",
        fields=(
            "key",
            "type",
            "authors",
            "title",
            "year",
            "publication",
            "doi",
            "url",
            "read",
            "checked_on",
        ),
        translated=("note",),
    ),
    "terms": Shape(
        model="Term", fields=("key",), translated=("term", "also", "meaning")
    ),
    "side_effects": Shape(
        model="SideEffect",
        fields=("key", "band", "phase", "action", "to_be_checked", "sources"),
        translated=("name", "notice", "duration", "advice"),
    ),
    "contraindications": Shape(
        model="Contraindication",
        fields=("key", "group", "to_be_checked", "sources"),
        translated=("name", "explanation"),
    ),
    "indications": Shape(
        model="Indication",
        fields=("key", "evidence", "to_be_checked", "sources"),
        translated=("name", "duration", "explanation"),
    ),
    "outcomes": Shape(
        model="Outcome",
        fields=("key", "effect", "treated", "control", "people", "certainty", "source"),
        translated=("name", "group", "comparator", "time"),
    ),
    "costs": Shape(
        model="Cost",
        fields=(
            "key",
            "country",
            "payer",
            "coverage",
            "checked_on",
            "to_be_checked",
            "sources",
        ),
        translated=("name", "explanation"),
    ),
    "questions": Shape(model="Question", fields=("key", "topic"), translated=("text",)),
}
"""Every record file by name; sources first, because the others point at them."""


@dataclass(frozen=True, kw_only=True)
class LocatedRow:
    """A record and the line on which it starts."""

    row: Row
    line: int


def file_name(name: str) -> str:
    """ "records/costs.yaml": where a table stands below the content folder."""
    return f"records/{name}.yaml"


def parse(text: str, *, name: str, languages: tuple[str, ...]) -> list[LocatedRow]:
    """Read one file. Raises BrokenContent, naming every line that is wrong."""
    file = file_name(name)
    shape = SHAPES[name]
    try:
        node, rows = yaml_text.read(text)
    except yaml_text.YamlProblem as error:
        message = f"The file cannot be read as YAML ({error.reason})."
        raise BrokenContent(
            [FileProblem(file=file, line=error.line, message=message)]
        ) from error
    if not isinstance(rows, list) or not isinstance(node, yaml.SequenceNode):
        raise BrokenContent(
            [FileProblem(file=file, line=1, message="The file is a list of records.")]
        )
    located = [
        LocatedRow(row=row, line=entry.start_mark.line + 1)
        for row, entry in zip(rows, node.value, strict=True)
    ]
    problems = [
        FileProblem(file=file, line=one.line, message=message)
        for one in located
        if (message := _wrong(one.row, shape=shape, languages=languages))
    ]
    keys = [one.row["key"] for one in located] if not problems else []
    problems += [
        FileProblem(
            file=file,
            line=one.line,
            message=f"There is a record “{one.row['key']}” further up already.",
        )
        for i, one in enumerate(located)
        if one.row["key"] in keys[:i]
    ]
    if problems:
        raise BrokenContent(problems)
    return located


def _wrong(row: object, *, shape: Shape, languages: tuple[str, ...]) -> str:
    if not isinstance(row, dict) or set(row) != set(shape.all_fields):
        return f"A record has exactly these fields: {', '.join(shape.all_fields)}."
    if not isinstance(row.get("sources", []), list):
        return "“sources” is a list of keys; [] for none."
    for name in shape.translated:
        texts = row[name]
        if not isinstance(texts, dict) or set(texts) != set(languages):
            return f"“{name}” has one text per language: {', '.join(languages)}."
        if not all(isinstance(text, str) for text in texts.values()):
            return f"“{name}” has a value that is no text. Put it in quotation marks."
    return ""


def render(rows: list[Row], *, name: str) -> str:
    """Write one file; ends with a newline. Languages and fields keep their order."""
    shape = SHAPES[name]
    plain = [{field: _plain(row[field]) for field in shape.all_fields} for row in rows]
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=10_000)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is None or isinstance(value, date | list | dict | float | int | str):
        return value
    return str(value)
