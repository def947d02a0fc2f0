"""What is kept of the site in a process: rows of the store, as one value that never
changes. Whoever holds it sees one state of the site, and never a mixture of two."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

ON_DEMAND = 300
"""Responses that are kept beside those of the store, since somebody asked for them."""


Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """One finished response, the same as no other. body: compressed with brotli.
    changed_at, holds_until: in seconds since 1970; 0 for one that holds until something
    is published."""

    status: int
    headers: Headers
    body: bytes
    etag: str
    changed_at: int
    holds_until: int

    def holds(self, now: float) -> bool:
        """It is still what readers are to see."""
        return not self.holds_until or now < self.holds_until


@dataclass(frozen=True)
class Kept:
    """The store as it was at one moment. on_demand: what was made since, while nothing
    else was published: a thread that made it before puts it where nobody looks."""

    sequence: int = -1
    token: str = ""
    rows: Mapping[str, Response] = field(default_factory=dict)
    on_demand: dict[str, Response] = field(default_factory=dict)
    _writing: Lock = field(default_factory=Lock, compare=False)

    def find(self, key: str) -> Response | None:
        """The response, whether it holds or not."""
        return self.on_demand.get(key) or self.rows.get(key)

    def holds_all_of(self, other: "Kept") -> bool:
        """Nothing that stands in the other was outdated since."""
        return self.token == other.token and other.rows.keys() <= self.rows.keys()

    def keep(self, key: str, response: Response) -> None:
        """Remember it until something is published; the oldest goes when it is full."""
        with self._writing:
            self.on_demand.pop(key, None)
            self.on_demand[key] = response
            while len(self.on_demand) > ON_DEMAND:
                del self.on_demand[next(iter(self.on_demand))]

    def moved(
        self, sequence: int, *, token: str, changes: Iterable[tuple[Any, ...]]
    ) -> "Kept":
        """The next state. changes: rows as they are read from the database."""
        rows = dict(self.rows)
        for (
            path,
            status,
            headers,
            body,
            etag,
            changed_at,
            until,
            outdated_at,
        ) in changes:
            if outdated_at:
                rows.pop(path, None)
            else:
                rows[path] = Response(
                    status,
                    _pairs(headers),
                    bytes(body),
                    etag,
                    changed_at,
                    until,
                )
        return Kept(sequence=sequence, token=token, rows=rows)


@lru_cache(maxsize=64)
def _pairs(headers: str) -> Headers:
    """Names and values. Thousands of responses have the same ones: kept and read once."""
    return tuple((name, value) for name, value in json.loads(headers))
