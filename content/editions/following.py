"""What is read of published rows, kept per process and never stale."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from content.editions.publications import Publication
from content.one_moment import once

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
        newest, kept = newest_publication(), self._kept
        if (kept.number, kept.token) != newest:
            kept = (
                self._read_newer(kept, newest) if _stands(kept) else self._read(newest)
            )
            self._kept = kept
        return kept


def _stands(read: OfPublication) -> bool:
    """Whether its publication is one of this database."""
    if read.token is None:
        return False
    return Publication.objects.filter(pk=read.number, token=read.token).exists()


@once
def newest_publication() -> Newest:
    """One query."""
    found = Publication.objects.order_by("-pk").values_list("pk", "token").first()
    return found or (0, None)
