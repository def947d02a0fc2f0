"""Plain values in canonical form, by the type that the schema gives a field. Pure.

Whoever reads a book, from rows or from files, makes its values here, so that the same
content gives the same parts wherever it comes from.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from content.schema import Field, Noun, Type

EVERYWHERE = "*"
"""In place of a clinic: the value where a clinic has none of its own."""


def figures_of(noun: Noun, values: Mapping[str, Any]) -> dict[str, Any]:
    """The plain fields of an entry that say something.

    values: as Python or YAML has them, references as keys.
    """
    names = [field.name for field in noun.figures]
    fields = [noun.field(name) for name in (*names, *_position(noun))]
    found = {field.name: plain(field, values.get(field.name)) for field in fields}
    return {
        field.name: found[field.name]
        for field in fields
        if found[field.name] not in (None, "", [], _default(field))
    }


def words_of(noun: Noun, texts: Mapping[str, str | None]) -> dict[str, str]:
    """The texts of an entry in one language that say something."""
    return {name: text for name in noun.texts if (text := texts.get(name) or "")}


def plain(field: Field, value: Any) -> Any:
    """A value as JSON can hold it: the same value always in the same form."""
    if value is None or value == "":
        return None
    return _PLAIN.get(field.type, _same)(value)


def _default(field: Field) -> Any:
    default = field.default
    return list(default) if isinstance(default, tuple) else default


def _position(noun: Noun) -> tuple[str, ...]:
    return ("position",) if noun.has_position else ()


def _same(value: Any) -> Any:
    return value


def _number(value: Any) -> str:
    """Without zeros that say nothing: "6", "1.5", "100"."""
    return f"{Decimal(str(value)).normalize():f}"


def _date(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _moment(value: Any) -> str:
    """In UTC, so that one moment has one form."""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return at.astimezone(UTC).isoformat()


def _keys(value: Any) -> list[str]:
    return sorted(value)


def _hours(value: Any) -> list[list[Any]]:
    return sorted(
        [row["weekday"], _clock(row["opens"]), _clock(row["closes"])] for row in value
    )


def _clock(value: Any) -> str:
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


_PLAIN: dict[Type, Callable[[Any], Any]] = {
    Type.TEXT: str,
    Type.CODE: str,
    Type.FLAG: bool,
    Type.INTEGER: int,
    Type.NUMBER: _number,
    Type.DATE: _date,
    Type.MOMENT: _moment,
    Type.REFERENCE: str,
    Type.REFERENCES: _keys,
    Type.HOURS: _hours,
    Type.IMAGE: dict,
}
