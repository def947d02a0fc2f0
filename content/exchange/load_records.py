"""From record files to the record tables, and to the lists within their entries."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_noop as _

from content.drafts.pictures import Image
from content.exchange.problems import FileProblem, said
from content.exchange.record_files import Row
from content.exchange.references import References, Rows
from content.exchange.rows import (
    Loaded,
    as_stored,
    has_position,
    messages_of,
    model_of,
    set_values,
)
from content.exchange.shapes import SHAPES, Shape, file_name
from content.exchange.yaml_text import Entries
from content.languages import LANGUAGES, column
from content.pictures.ready import ReadyPicture
from content.ranks import ranks_in_order


def load_records(
    tables: dict[str, Entries], *, pictures: dict[str, ReadyPicture], done: Loaded
) -> list[FileProblem]:
    """Make the record tables say what their files say; returns what is wrong.

    pictures: by the keys of their entries.

    Entries come first and the lists within them after, because a step of a clinic
    points at a fact, and a value of a fact at a clinic. What is gone is deleted last,
    and only when nothing is wrong.
    """
    images = {key: Image.objects.keep(picture) for key, picture in pictures.items()}
    load = _Load(done=done, images=images)
    owners = [
        (name, load.entries(name, entries, shape=SHAPES[name], file=file_name(name)))
        for name, entries in tables.items()
    ]
    done.records += sum(len(entries) for entries in tables.values())
    for table, rows in owners:
        for row, entry in rows:
            for name, shape in SHAPES[table].children.items():
                load.entries(
                    name,
                    entry.get(name, Entries()),
                    shape=shape,
                    file=file_name(table),
                    owner=row,
                )
    if not load.problems:
        load.delete_what_is_gone()
    Image.objects.forget_unused()
    return load.problems


@dataclass(kw_only=True)
class _Load:
    """A load on its way. gone: what is no longer in a list, and its file."""

    done: Loaded
    images: dict[str, Image]
    problems: list[FileProblem] = field(default_factory=list)
    references: References = field(default_factory=References)
    gone: list[tuple[models.QuerySet, str]] = field(default_factory=list)

    def entries(
        self,
        name: str,
        entries: Entries,
        *,
        shape: Shape,
        file: str,
        owner: models.Model | None = None,
    ) -> list[tuple[models.Model, Row]]:
        """Load a list; returns the rows that are sound, each with its entry."""
        siblings: Any = (
            getattr(owner, name) if owner else model_of(shape)._default_manager
        )
        rows: Rows = {}
        sound: list[tuple[models.Model, Row]] = []
        places = self._places(entries, shape=shape, siblings=siblings)
        for place, (line, entry) in zip(places, entries.located(), strict=True):
            try:
                values = self._values(entry, shape=shape, owner=owner)
                if has_position(siblings.model):
                    values["position"] = place
                if owner:
                    values[siblings.field.name] = owner
                row = _existing(values, shape=shape, siblings=siblings)
                self.done.changed += set_values(row, values)
            except ValidationError as error:
                rows[str(entry[shape.fields[0]])] = None
                self.problems += [
                    FileProblem(file=file, line=line, message=message)
                    for message in messages_of(error)
                ]
            else:
                rows[str(entry[shape.fields[0]])] = row
                sound.append((row, entry))
        self.references.add(name, rows, owner=owner)
        left = siblings.exclude(pk__in=[row.pk for row, _entry in sound])
        self.gone.append((left, file))
        return sound

    def _places(self, entries: Entries, *, shape: Shape, siblings: Any) -> list[int]:
        """The places of a list's entries: those that they have, where they rise."""
        if not has_position(siblings.model):
            return [0] * len(entries)
        (by,) = shape.by
        now = dict(siblings.values_list(by, "position"))
        return ranks_in_order([now.get(entry[by]) for entry in entries])

    def _values(
        self, entry: Row, *, shape: Shape, owner: models.Model | None
    ) -> dict[str, Any]:
        values: dict[str, Any] = {
            name: entry[name] for name in shape.fields if name in entry
        }
        for name, target in shape.references.items():
            if name not in entry:
                continue
            try:
                values[name] = self.references.resolve(
                    entry[name], target=target, owner=owner
                )
            except ValidationError as error:
                raise ValidationError({name: error}) from error
        if shape.has_picture:
            values["image"] = self.images[entry["key"]]
        for name in shape.translated:
            texts = entry.get(name) or dict.fromkeys(LANGUAGES, "")
            values |= {column(name, code): text for code, text in texts.items()}
        return {**_left_out(shape), **values}

    def delete_what_is_gone(self) -> None:
        """Delete what no list holds any more; what others rest on is a problem."""
        for rows, file in reversed(self.gone):
            for row in rows:
                try:
                    self.done.changed += row.delete()[0]
                except models.ProtectedError as error:
                    users = ", ".join(sorted(map(str, error.protected_objects)))
                    message = said(
                        _("%(what)s is missing, and these rest on it: %(users)s."),
                        what=row,
                        users=users,
                    )
                    self.problems.append(
                        FileProblem(file=file, line=1, message=message)
                    )


def _left_out(shape: Shape) -> dict[str, Any]:
    """What the plain fields say that an entry may leave out: nothing."""
    fields: dict[str, Any] = {one.name: one for one in model_of(shape)._meta.fields}
    optional = (name for name in shape.optional if name in shape.fields)
    return {name: fields[name].get_default() for name in optional}


def _existing(values: dict[str, Any], *, shape: Shape, siblings: Any) -> models.Model:
    """The row that an entry is about, or a new one. It may have had another owner."""
    model = siblings.model
    wanted = {name: as_stored(model, name, values[name]) for name in shape.by}
    is_unique = any(model._meta.get_field(name).unique for name in wanted)
    among = model._default_manager if is_unique else siblings
    return among.filter(**wanted).first() or model()
