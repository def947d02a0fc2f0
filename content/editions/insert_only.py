"""The base of published tables: rows are inserted and read, nothing else.

Python refuses with a sentence; database triggers (`content/editions/triggers.py`) refuse for
certain.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn

from django.db import models


class ImmutableRow(TypeError):
    """Somebody tried to change or delete what has been published."""

    def __init__(self) -> None:
        super().__init__(
            "Published rows are never changed or deleted. "
            "Publish a new edition, or withdraw the page."
        )


class InsertOnlyQuerySet(models.QuerySet):
    """Reads and inserts; anything else raises ImmutableRow."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ImmutableRow

    update = delete = bulk_update = update_or_create = _refuse
    update.queryset_only = delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_create(  # type: ignore[override]
        self, objs: Iterable[Any], **options: Any
    ) -> list[Any]:
        """Insert new rows. Raises ImmutableRow when asked to overwrite old ones."""
        if options.get("update_conflicts") or options.get("ignore_conflicts"):
            raise ImmutableRow
        return super().bulk_create(objs, **options)


class InsertOnly(models.Model):
    """Base of every published table."""

    objects: ClassVar = InsertOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        """Insert the row. Raises ImmutableRow when it is already there."""
        if not self._state.adding:
            raise ImmutableRow
        super().save(**{**options, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never. Raises ImmutableRow."""
        raise ImmutableRow


def _field(model: type[InsertOnly], name: str) -> models.Field:
    return next(field for field in model._meta.fields if field.name == name)


def unique_columns(model: type[InsertOnly]) -> list[tuple[str, ...]]:
    """The sets of columns in which no two rows of a published table may agree."""
    together = [
        tuple(str(_field(model, name).column) for name in constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint)
    ]
    alone = [
        (str(field.column),)
        for field in model._meta.fields
        if field.unique and not field.primary_key
    ]
    return together + alone
