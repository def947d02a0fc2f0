"""From the plain values of a book to the rows that staff edit."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Model

from content.book import FIGURES, Part, PartKey
from content.book.values import EVERYWHERE
from content.drafts.clinics import OpeningHours
from content.drafts.pictures import Image
from content.drafts.reading import model_of
from content.drafts.translations import TranslationState
from content.languages import column
from content.schema import NOUNS, Field, Noun, Type, entry_name, keys_of, noun_of

Changes = Mapping[PartKey, Part | None]


def write_parts(parts: Changes) -> None:
    """Make the drafts say these parts; None for one that is gone.

    Runs inside the caller's transaction. Rows of nouns that others point at come first,
    and go last.
    """
    by_entry: dict[str, dict[str, Part | None]] = defaultdict(dict)
    for key, part in parts.items():
        by_entry[key.entry][key.language] = part
    order = list(NOUNS)
    entries = sorted(by_entry, key=lambda entry: order.index(noun_of(entry).name))
    gone = [one for one in entries if by_entry[one].get(FIGURES, ...) is None]
    for entry in entries:
        if entry not in gone:
            _write(entry, by_entry[entry])
    for entry in reversed(gone):
        row = row_of(entry)
        if row is not None:
            row.delete()


def row_of(entry: str) -> Model | None:
    """The row of an entry."""
    noun = noun_of(entry)
    return model_of(noun)._default_manager.filter(**_identity(entry)).first()


def _identity(entry: str) -> dict[str, Any]:
    noun, keys = noun_of(entry), keys_of(entry)
    above = NOUNS[noun.parent] if noun.parent else None
    found: dict[str, Any] = {f"{noun.parent}__{above.key}": keys[0]} if above else {}
    own = keys[-1]
    if noun.key in NOUNS:
        name = f"{noun.key}__{NOUNS[noun.key].key}"
        return found | ({f"{noun.key}": None} if own == EVERYWHERE else {name: own})
    return found | {noun.key: own}


def _write(entry: str, parts: Mapping[str, Part | None]) -> None:
    noun, keys = noun_of(entry), keys_of(entry)
    row: Any = row_of(entry)
    if row is None:
        row = model_of(noun)()
        if noun.parent:
            setattr(row, noun.parent, row_of(entry_name(noun.parent, *keys[:-1])))
        if noun.key in NOUNS:
            setattr(row, noun.key, row_of(entry_name(noun.key, keys[-1])) if keys[-1] != EVERYWHERE else None)  # fmt: skip
        else:
            setattr(row, noun.key, keys[-1])
    for language, part in parts.items():
        if language != FIGURES:
            _set_words(row, noun, language, part)
    figures = parts.get(FIGURES)
    if figures is not None:
        _set_figures(row, entry, figures)
    row.save()
    if figures is not None:
        _set_lists(row, entry, figures)
    for language, part in parts.items():
        if language != FIGURES and part is not None:
            TranslationState.objects.update_or_create(
                entry=entry,
                language=language,
                defaults={"made_against": part.made_against},
            )


def _set_words(row: Any, noun: Noun, language: str, part: Part | None) -> None:
    for name in noun.texts:
        field = row._meta.get_field(column(name, language))
        text = part.values.get(name) if part else None
        setattr(row, field.name, text or (None if field.unique else ""))


def _set_figures(row: Any, entry: str, part: Part) -> None:
    noun = noun_of(entry)
    fields = [one for one in noun.figures if one.type not in _LISTS]
    if noun.has_position:
        fields.append(noun.field("position"))
    for field in fields:
        value = part.values.get(field.name, field.default)
        setattr(row, field.name, _stored(field, value, entry))


def _stored(field: Field, value: Any, entry: str) -> Any:
    """A plain value as its row holds it."""
    if field.type is Type.REFERENCE:
        beside = keys_of(entry)[:-1] if NOUNS[field.to].parent else ()
        return row_of(entry_name(field.to, *beside, value)) if value else None
    if field.type is Type.IMAGE:
        return Image.objects.get(digest=value["digest"])
    if value is None or value == "":
        return value
    return _STORED.get(field.type, _as_it_is)(value)


def _as_it_is(value: Any) -> Any:
    return value


_STORED: dict[Type, Callable[[Any], Any]] = {
    Type.NUMBER: Decimal,
    Type.DATE: date.fromisoformat,
    Type.MOMENT: datetime.fromisoformat,
}
_LISTS = (Type.REFERENCES, Type.HOURS)


def _set_lists(row: Any, entry: str, part: Part) -> None:
    for field in noun_of(entry).figures:
        value = part.values.get(field.name, ())
        if field.type is Type.REFERENCES:
            target = NOUNS[field.to]
            rows = model_of(target)._default_manager.filter(
                **{f"{target.key}__in": value}
            )
            getattr(row, field.name).set(rows)
        elif field.type is Type.HOURS:
            row.hours.all().delete()
            OpeningHours.objects.bulk_create(
                OpeningHours(
                    clinic=row,
                    weekday=weekday,
                    opens=time.fromisoformat(opens),
                    closes=time.fromisoformat(closes),
                )
                for weekday, opens, closes in value
            )
