"""What is read of published rows, kept per process and never stale."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from content.editions.publications import Publication

Newest = tuple[int, UUID | None]
"""The number of the newest publication and its token; 0 and None before the first."""


class OfPublication(Protocol):
    """Something that was read right after a publication."""

    @property
    def number(self) -> int: ...  # noqa: D102
    @property
    def token(self) -> UUID | None: ...  # noqa: D102


Read = TypeVar("Read", bound=OfPublication)


class Following(Generic[Read]):
    """Keeps one value, and brings it up to date when it is asked for.

    kept: to begin with, what is public before the first publication. read: all of it.
    read_newer: what was published since, and the rest from the value that is given.
    """

    def __init__(
        self,
        kept: Read,
        *,
        read: Callable[[Newest], Read],
        read_newer: Callable[[Read, Newest], Read],
    ) -> None:
        self._kept = kept
        self._read = read
        self._read_newer = read_newer

    def now(self) -> Read:
        """As it is now. One query; the rows themselves are read when they are new.

        What is kept is used only while its publication still stands in this database.
        """
        kept = self._kept
        later = Publication.objects.filter(pk__gte=kept.number).order_by("pk")
        found = list(later.values_list("pk", "token"))
        if found[:1] != [(kept.number, kept.token)]:
            self._kept = self._read(found[-1] if found else _newest())
        elif len(found) > 1:
            self._kept = self._read_newer(kept, found[-1])
        return self._kept


def _newest() -> Newest:
    found = Publication.objects.order_by("-pk").values_list("pk", "token").first()
    return found or (0, None)
