"""What an index of the search is made of, kept one by one: pages that have been read.

Whoever makes the next index reads anew only what has changed, in any process, and after
a start as well.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from django.db.models import QuerySet

from content.editions.finished import FinishedIndex, FinishedPart
from content.finished.version import made_by
from content.public.search_signed import opened, signed

T = TypeVar("T")

_AT_ONCE = 100
"""Parts in the memory at a time: one takes some 20 kB, and its page ten times as much."""


def read(language: str, *, names: Collection[str]) -> Iterator[tuple[str, Any]]:
    """Those of the parts that are kept, with their names. One query."""
    rows = _own(language).values_list("name", "body").iterator(chunk_size=_AT_ONCE)
    for name, body in rows:
        if name in names:
            part = opened(body, made_of=name)
            if part is not None:
                yield name, part


def lacking(language: str, *, names: Iterable[str]) -> int:
    """How many of the parts nobody has made. One query."""
    return len({*names}.difference(_own(language).values_list("name", flat=True)))


def keep(language: str, parts: Mapping[str, Any], *, names: Collection[str]) -> None:
    """Keep new parts, and let go of all but those of these names."""
    for batch in batched(parts.items()):
        FinishedPart.objects.bulk_create(
            [
                FinishedPart(
                    language=language,
                    made_by=made_by(),
                    name=name,
                    body=signed(part, made_of=name),
                )
                for name, part in batch
            ],
            update_conflicts=True,
            unique_fields=["language", "made_by", "name"],
            update_fields=["body"],
        )
    own = _own(language)
    for old in batched({*own.values_list("name", flat=True)}.difference(names)):
        own.filter(name__in=old).delete()
    others = FinishedPart.objects.exclude(made_by=made_by())
    others.exclude(made_by__in=FinishedIndex.objects.values("made_by")).delete()


def batched(parts: Iterable[T]) -> Iterator[list[T]]:
    """So many at a time as are well kept in memory."""
    left = iter(parts)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch


def _own(language: str) -> QuerySet[FinishedPart]:
    return FinishedPart.objects.filter(language=language, made_by=made_by())
