"""One thing that waits, and a kind of such things."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from content.admin.desk.view import View


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that waits.

    title: what it is about. url: where it is done; "" where nothing can be opened.
    says: why it is there, or what to do. language, noun, person: by which its list can
    be narrowed; noun as in the schema, person by number. quoted: somebody's own words.
    """

    title: str
    url: str
    says: str = ""
    quoted: str = ""
    day: date | datetime | None = None
    language: str = ""
    noun: str = ""
    person: int | None = None

    @property
    def has_time(self) -> bool:
        """Its day comes with a time of day."""
        return isinstance(self.day, datetime)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What can wait.

    key: in the address of its list. group: with which others it stands. title: gives
    its heading, says: what to do, both in the active language. gather: finds it.
    may: permissions of which the reader needs one; none for everybody who sees drafts.
    url: where the count leads, where that is not its own list.
    """

    key: str
    group: str
    title: Callable[[], str]
    says: Callable[[], str]
    gather: Callable[[View], Iterable[Item]]
    may: Collection[str] = ()
    url: Callable[[View], str] = lambda view: ""
    is_alarm: bool = False

    def is_for(self, reader: Any) -> bool:
        """Whether it can be something for this person at all."""
        return not self.may or any(
            reader.has_perm(f"content.{one}") for one in self.may
        )


@dataclass(frozen=True, kw_only=True)
class Task:
    """What waits of a kind: how much, where the list of it stands, and all of it."""

    kind: Kind
    count: int
    url: str
    items: list[Item]
