"""From the rows that staff edit to the draft book."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache
from itertools import compress
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model, Q, QuerySet

from content.book import FIGURES, Book, Part, PartKey
from content.book.values import EVERYWHERE, figures_of, words_of
from content.drafts.clinics import OpeningHours
from content.drafts.pictures import Image
from content.drafts.translations import TranslationState
from content.languages import LANGUAGES, column
from content.schema import (
    BY_MODEL,
    NOUNS,
    Field,
    Noun,
    Type,
    entry_name,
    keys_of,
    noun_of,
)

Parts = dict[PartKey, Part]

_kept: dict[tuple[str, int], tuple[tuple[Any, ...], Parts]] = {}
"""Model and number of a row → what it last held, and the parts that were made of it.

A row is read every time; its parts are made anew only when it holds something else.
"""

_kept_against: dict[PartKey, tuple[Part, Part]] = {}
"""A translation as its row says it → the same with the source it was made against."""


def draft_book() -> Book:
    """Everything that the drafts say. A few queries, whatever their size."""
    keys = _Keys()
    parts: Parts = {}
    for noun in _with_rows():
        for found in _rows(noun, keys):
            parts |= found
    return Book(_with_sources(parts, TranslationState.objects.all()))


def draft_parts(roots: Collection[str]) -> Parts:
    """The parts of some entries and of their children. roots: names of entries that
    are no part of others."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in roots:
        wanted[noun_of(entry).name].add(keys_of(entry)[0])
    keys = _Keys()
    parts: Parts = {}
    for noun in NOUNS.values():
        if noun.name in wanted:
            own = Q(**{f"{noun.key}__in": wanted[noun.name]})
        elif noun.parent in wanted:
            above = NOUNS[noun.parent].key
            own = Q(**{f"{noun.parent}__{above}__in": wanted[noun.parent]})
        else:
            continue
        for found in _rows(noun, keys, only=own):
            parts |= found
    entries = {key.entry for key in parts}
    return _with_sources(parts, TranslationState.objects.filter(entry__in=entries))


def entry_of(row: Model) -> str:
    """The name of the entry that a row is. Its own key may be that of another row, as
    the clinic is of a fact's value."""
    noun = BY_MODEL[type(row).__name__]
    above = keys_of(entry_of(getattr(row, noun.parent))) if noun.parent else ()
    own = getattr(row, noun.key)
    if isinstance(own, Model):
        own = keys_of(entry_of(own))[-1]
    return entry_name(noun.name, *above, own or EVERYWHERE)


def parts_of(row: Model, *, parent: str = "") -> Parts:
    """The parts that a row would be, saved or not. parent: the key of what it is a part
    of. For nouns whose figures stand in their own row."""
    noun = BY_MODEL[type(row).__name__]
    values = {
        name: getattr(row, name) for name in _columns(noun) if name != noun.parent
    }
    return _parts(noun, {**values, noun.parent: parent})


def _with_sources(parts: Parts, states: QuerySet[TranslationState]) -> Parts:
    """The parts, each translation with the source that it was made against."""
    for entry, language, checksum in states.values_list(
        "entry", "language", "made_against"
    ):
        key = PartKey(entry, language)
        if key in parts:
            parts[key] = _against(key, parts[key], checksum)
    return parts


def _against(key: PartKey, part: Part, made_against: str) -> Part:
    """A translation with the source that it was made against."""
    kept = _kept_against.get(key)
    if kept is None or kept[0] is not part or kept[1].made_against != made_against:
        kept = _kept_against[key] = (part, replace(part, made_against=made_against))
    return kept[1]


def model_of(noun: Noun) -> type[Model]:
    """The class of a noun's rows."""
    return apps.get_model("content", noun.model)


def _with_rows() -> Iterator[Noun]:
    """The nouns of which there is anything. Most are empty on a young site, and putting
    together a question about each costs more than this one about them all."""
    tables = (model_of(noun)._meta.db_table for noun in NOUNS.values())
    names = map(connection.ops.quote_name, tables)
    columns = ", ".join(f"EXISTS (SELECT 1 FROM {name})" for name in names)  # noqa: S608 (our own tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}")
        [held] = cursor.fetchall()
    return compress(NOUNS.values(), held)


class _Keys:
    """Numbers of rows → the keys by which entries are pointed at, read when needed."""

    def __init__(self) -> None:
        self.of = cache(self._of)
        self.images = cache(self._images)

    def _of(self, noun: str) -> dict[int, str]:
        declared = NOUNS[noun]
        rows = model_of(declared)._default_manager.values_list("pk", declared.key)
        return dict(rows)

    def _images(self) -> dict[int, dict[str, Any]]:
        names = ("digest", "width", "height", "fallback")
        return {row["pk"]: {name: row[name] for name in names} for row in Image.objects.values("pk", *names)}  # fmt: skip


def _rows(noun: Noun, keys: _Keys, *, only: Q = Q()) -> Iterator[Parts]:  # noqa: B008 (never changed)
    """The parts of the rows of a noun. only: which of them."""
    manager = model_of(noun)._default_manager
    columns = _columns(noun)
    targets = _targets(noun)
    elsewhere = {
        field.name: _READERS[field.type](noun, field, keys)
        for field in noun.figures
        if field.type in _READERS
    }
    for row in manager.filter(only).order_by().values_list("pk", *columns):
        values = dict(zip(columns, row[1:], strict=True))
        for name, target in targets.items():
            values[name] = keys.of(target).get(values[name], "")
        for name, found in elsewhere.items():
            values[name] = found.get(row[0])
        held = tuple(values.values())
        kept = _kept.get((noun.name, row[0]))
        if kept is None or kept[0] != held:
            kept = _kept[noun.name, row[0]] = (held, _parts(noun, values))
        yield kept[1]


def _columns(noun: Noun) -> list[str]:
    """What a row itself holds of an entry."""
    names = [noun.parent] if noun.parent else []
    names += [noun.key]
    names += [one.name for one in noun.figures if one.type not in _READERS]
    names += ["position"] if noun.has_position else []
    return names + [column(text, code) for code in LANGUAGES for text in noun.texts]


def _targets(noun: Noun) -> dict[str, str]:
    """The fields that hold the number of another row, and the noun of that."""
    targets = {one.name: one.to for one in noun.figures if one.type is Type.REFERENCE}
    names = {name: name for name in (noun.parent, noun.key) if name in NOUNS}
    return {**targets, **names}


def _parts(noun: Noun, values: dict[str, Any]) -> Parts:
    own = values[noun.key] or EVERYWHERE
    above = (values[noun.parent],) if noun.parent else ()
    entry = entry_name(noun.name, *above, own)
    parts = {PartKey(entry, FIGURES): Part(values=figures_of(noun, values))}
    for code in LANGUAGES:
        texts = {name: values[column(name, code)] for name in noun.texts}
        if words := words_of(noun, texts):
            parts[PartKey(entry, code)] = Part(values=words)
    return parts


# --- What stands in other tables --------------------------------------------------------


def _references(noun: Noun, field: Field, keys: _Keys) -> dict[int, tuple[str, ...]]:
    relation = model_of(noun)._meta.get_field(field.name)
    through: Any = relation.remote_field.through  # type: ignore[union-attr]
    ours, theirs = relation.m2m_field_name(), relation.m2m_reverse_field_name()  # type: ignore[union-attr]
    found: dict[int, list[str]] = defaultdict(list)
    for pk, other in through._default_manager.values_list(ours, theirs):
        found[pk].append(keys.of(field.to)[other])
    return {pk: tuple(sorted(cited)) for pk, cited in found.items()}


def _hours(noun: Noun, field: Field, keys: _Keys) -> dict[int, tuple[Any, ...]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in OpeningHours.objects.all():
        span = {"weekday": row.weekday, "opens": row.opens, "closes": row.closes}
        found[row.clinic_id].append(span)
    return {pk: tuple(rows) for pk, rows in found.items()}


def _images(noun: Noun, field: Field, keys: _Keys) -> dict[int, dict[str, Any]]:
    rows = model_of(noun)._default_manager.values_list("pk", "image")
    return {pk: keys.images()[image] for pk, image in rows}


_READERS: dict[Type, Callable[[Noun, Field, _Keys], dict[int, Any]]] = {
    Type.REFERENCES: _references,
    Type.HOURS: _hours,
    Type.IMAGE: _images,
}
