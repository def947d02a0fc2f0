"""Tables of records as YAML files: a list, each entry with all its languages. Pure."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_noop as _

from content.declared_languages import language as declared
from content.exchange import yaml_text
from content.exchange.problems import BrokenContent, FileProblem, said
from content.exchange.shapes import SHAPES, Shape, file_name
from content.exchange.yaml_text import Entries

Row = dict[str, Any]
"""One record: field → value; a translated field → {"nl": …, "de": …, "en": …}; a list
within it → the rows of that list."""


def parse(text: str, *, name: str, languages: tuple[str, ...]) -> Entries:
    """Read one file. Raises BrokenContent, naming every line that is wrong."""
    file = file_name(name)
    try:
        entries = yaml_text.read(text)
    except yaml_text.YamlProblem as error:
        message = said(
            _(
                "The file cannot be read as YAML (%(why)s). Put a value that has a "
                "colon, or begins with a brace, in quotation marks."
            ),
            why=error.reason,
        )
        raise BrokenContent(
            [FileProblem(file=file, line=error.line, message=message)]
        ) from error
    if not isinstance(entries, Entries):
        raise BrokenContent(
            [
                FileProblem(
                    file=file, line=1, message=said(_("The file is a list of records."))
                )
            ]
        )
    problems = [
        FileProblem(file=file, line=line, message=message)
        for line, message in _mistakes(entries, shape=SHAPES[name], languages=languages)
    ]
    if problems:
        raise BrokenContent(problems)
    _complete(entries, shape=SHAPES[name], languages=languages)
    return entries


def _complete(entries: Entries, *, shape: Shape, languages: tuple[str, ...]) -> None:
    """Give every text its languages: "" in one in preparation that a file leaves out."""
    for entry in entries:
        for name in filter(entry.__contains__, shape.translated):
            entry[name] = dict.fromkeys(languages, "") | entry[name]
        for field, child in shape.children.items():
            _complete(entry.get(field, Entries()), shape=child, languages=languages)


def _mistakes(
    entries: Entries, *, shape: Shape, languages: tuple[str, ...]
) -> Iterator[tuple[int, str]]:
    """What is wrong in a list and in the lists within it, each with its line."""
    above: list[list[Any]] = []
    for line, entry in entries.located():
        if message := _mistake(entry, shape=shape, languages=languages):
            yield line, message
            continue
        name = [entry[field] for field in shape.by]
        if name and name in above:
            words = ", ".join(f"“{part}”" for part in name)
            yield (
                line,
                said(_("There is a record %(key)s further up already."), key=words),
            )
        above.append(name)
        for field, child in shape.children.items():
            rows = entry.get(field, Entries())
            yield from _mistakes(rows, shape=child, languages=languages)


def _mistake(row: object, *, shape: Shape, languages: tuple[str, ...]) -> str:
    fits = isinstance(row, dict) and (
        {*shape.needed} <= set(row) <= set(shape.all_fields)
    )
    if not fits or not isinstance(row, dict):
        return _wrong_fields(row, shape=shape)
    if not isinstance(row.get("sources", []), list):
        return said(_("“sources” is a list of keys; [] for none."))
    for name in shape.children:
        if not isinstance(row.get(name, Entries()), Entries):
            return said(_("“%(name)s” is a list of records; [] for none."), name=name)
    for name in filter(row.__contains__, shape.translated):
        texts = row[name]
        needed = {code for code in languages if not declared(code).in_preparation}
        if not isinstance(texts, dict) or not needed <= set(texts) <= set(languages):
            return said(
                _("“%(name)s” has one text per language: %(codes)s."),
                name=name,
                codes=", ".join(languages),
            )
        if not all(isinstance(text, str) for text in texts.values()):
            return said(
                _("“%(name)s” has a value that is no text. Put it in quotation marks."),
                name=name,
            )
    return ""


def _wrong_fields(row: object, *, shape: Shape) -> str:
    needed = ", ".join(shape.needed)
    if not isinstance(row, dict):
        return said(_("A record has exactly these fields: %(fields)s."), fields=needed)
    missing = ", ".join(one for one in shape.needed if one not in row)
    unknown = ", ".join(str(name) for name in row if name not in shape.all_fields)
    template = _("A record has exactly these fields: %(fields)s.")
    if missing and unknown:
        template = _(
            "A record has exactly these fields: %(fields)s. Missing: %(missing)s. "
            "Unknown: %(unknown)s."
        )
    elif missing:
        template = _(
            "A record has exactly these fields: %(fields)s. Missing: %(missing)s."
        )
    elif unknown:
        template = _(
            "A record has exactly these fields: %(fields)s. Unknown: %(unknown)s."
        )
    return said(template, fields=needed, missing=missing, unknown=unknown)


def render(rows: list[Row], *, name: str) -> str:
    """Write one file; ends with a newline. Languages and fields keep their order."""
    return yaml_text.write([_plain_row(row, shape=SHAPES[name]) for row in rows])


def _plain_row(row: Row, *, shape: Shape) -> Row:
    plain = {field: row[field] for field in shape.all_fields if field in row}
    for field, child in shape.children.items():
        if field in plain:
            plain[field] = [_plain_row(entry, shape=child) for entry in row[field]]
    return plain
