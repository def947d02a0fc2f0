"""What an export notes of its own folder, so that the next one writes little.

is_whole: the last run came to its end. While it is not, nothing here is believed but
which files may be there. Links are noted as places in one list, because thousands of
pages have the same ones.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content.export.html import Found
from content.export.responses import Finished

NAME = ".export.json"
MADE_BY = "manage.py export_site"
_FORMAT = 1


class NotOurs(Exception):
    """A folder with something in it that no export has made."""


@dataclass(frozen=True, kw_only=True)
class Noted:
    """One file: its name, what was sent there, what it leads to."""

    name: str
    finished: Finished
    found: Found

    @property
    def is_for_ever(self) -> bool:
        """Its address changes with its bytes."""
        return "immutable" in dict(self.finished.headers).get("Cache-Control", "")


@dataclass(kw_only=True)
class Manifest:
    """files: by key. names: of all files that may be there."""

    is_whole: bool = True
    version: str = ""
    files: dict[str, Noted] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


def read(folder: Path) -> Manifest:
    """Of a folder; empty where that is empty or not there.

    Raises:
        NotOurs: something else stands in it.
    """
    if not folder.exists():
        return Manifest()
    try:
        told = json.loads((folder / NAME).read_text("utf-8"))
        if told["made_by"] != MADE_BY or told["format"] != _FORMAT:
            raise NotOurs(folder)
        return _read(told)
    except FileNotFoundError:
        if any(folder.iterdir()):
            raise NotOurs(folder) from None
        return Manifest()
    except (ValueError, KeyError, TypeError, NotADirectoryError) as error:
        raise NotOurs(folder) from error


def text_of(manifest: Manifest) -> str:
    """As it is written."""
    texts: dict[Any, int] = {}

    def place(text: Any) -> int:
        return texts.setdefault(text, len(texts))

    def places(every: Iterable[str]) -> list[int]:
        return sorted(map(place, every))

    files = {
        key: [
            one.name,
            one.finished.status,
            place(one.finished.headers),
            one.finished.etag,
            one.finished.changed_at,
            *map(places, (one.found.followed, one.found.loaded, one.found.anchors)),
        ]
        for key, one in manifest.files.items()
    }
    return json.dumps(
        {
            "made_by": MADE_BY,
            "format": _FORMAT,
            "is_whole": manifest.is_whole,
            "version": manifest.version,
            "names": sorted(manifest.names),
            "texts": list(texts),
            "files": files,
        },
        separators=(",", ":"),
    )


def _read(told: dict[str, Any]) -> Manifest:
    texts = told["texts"]

    def words(places: list[int]) -> frozenset[str]:
        return frozenset(texts[one] for one in places)

    files = {}
    for key, row in told["files"].items():
        name, status, headers, etag, changed_at, *found = row
        pairs = tuple((one, value) for one, value in texts[headers])
        finished = Finished(
            status=status, headers=pairs, etag=etag, changed_at=changed_at
        )
        files[key] = Noted(
            name=name, finished=finished, found=Found(*map(words, found))
        )
    return Manifest(
        is_whole=told["is_whole"],
        version=told["version"],
        files=files,
        names=frozenset(told["names"]),
    )
