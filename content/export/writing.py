"""Bringing a folder up to date: nothing is written twice, nothing is half there.

Each file is written beside its place and renamed. First come files that nothing leads
to yet, those that pages load before the pages; then the pages that have changed; then
what nginx reads; last goes what is no longer part of the site. So no page is ever there
before what it leads to. Whoever is killed leaves a list of what may be there, and the next
run compares every byte.
"""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from content.export import manifest as manifests
from content.export.manifest import Manifest

PUBLIC = "public"
"""The folder below it that readers get."""

_LOCK = ".export.lock"
_WAITING = ".being-written"


class Busy(Exception):
    """Another export writes the same folder."""


class Outside(Exception):
    """A link in the folder leads out of it."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A file as it is to be. modified: in seconds since 1970. read: gives its bytes.
    may_be_kept: what stands there already is the same, the last run says."""

    modified: int
    read: Callable[[], bytes]
    may_be_kept: bool = False
    is_loaded: bool = False


@dataclass
class Written:
    """Names of files."""

    new: list[str]
    changed: list[str]
    removed: list[str]
    settings_changed: bool = False


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Nobody else writes there meanwhile. The folder is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(folder) from error
        yield


def write(
    folder: Path,
    wanted: Mapping[str, Wanted],
    *,
    settings: Mapping[str, str],
    before: Manifest,
    after: Manifest,
    meanwhile: Callable[[], None] = lambda: None,
) -> Written:
    """Make the folder what is wanted. settings: files for nginx, beside the public ones.

    meanwhile: called when those have changed, before anything is removed.
    """
    root = folder / PUBLIC
    new, changed = [], []
    for name, one in wanted.items():
        place = _inside(root, name)
        if not place.is_file():
            new.append(name)
        elif one.may_be_kept and before.is_whole and _is_as_noted(place, one):
            continue
        elif place.read_bytes() == one.read():
            os.utime(place, (one.modified, one.modified))
        else:
            changed.append(name)
    gone = sorted((before.names | after.names) - {*wanted})
    gone = [name for name in gone if _inside(root, name).is_file()]
    other = {
        name: text
        for name, text in settings.items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    }
    if new or changed or gone or other or not before.is_whole:
        begun = Manifest(
            is_whole=False,
            files=before.files,
            names=before.names | after.names | frozenset(new),
        )
        _put(folder / manifests.NAME, manifests.text_of(begun).encode())
        if not before.is_whole:
            _tidy(folder)
        for name in sorted(new, key=lambda one: not wanted[one].is_loaded) + changed:
            one = wanted[name]
            _put(_inside(root, name), one.read(), modified=one.modified)
        for name, text in other.items():
            _put(folder / name, text.encode())
        if other or not before.is_whole:
            meanwhile()
        for name in gone:
            _remove(_inside(root, name), root)
    text = manifests.text_of(after)
    kept = folder / manifests.NAME
    if not kept.is_file() or kept.read_text("utf-8") != text:
        _put(kept, text.encode())
    return Written(new, changed, gone, settings_changed=bool(other))


def _inside(root: Path, name: str) -> Path:
    """The place of a file, none of whose folders is a way out."""
    place = root
    for part in name.split("/"):
        if part in ("", ".", "..") or place.is_symlink():
            raise Outside(str(place / part))
        place = place / part
    if place.is_symlink():
        raise Outside(str(place))
    return place


def _is_as_noted(place: Path, one: Wanted) -> bool:
    return int(place.stat().st_mtime) == one.modified


def _put(place: Path, content: bytes, *, modified: int | None = None) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = place.with_name(place.name + _WAITING)
    with waiting.open("wb") as file:
        file.write(content)
    if modified is not None:
        os.utime(waiting, (modified, modified))
    waiting.replace(place)


def _remove(place: Path, root: Path) -> None:
    """The file, and folders that are empty without it."""
    place.unlink(missing_ok=True)
    for above in place.parents:
        if above == root:
            return
        try:
            above.rmdir()
        except OSError:
            return


def _tidy(folder: Path) -> None:
    """What a killed run has begun to write."""
    for place in _every(folder):
        if place.name.endswith(_WAITING):
            place.unlink()


def _every(folder: Path) -> Iterable[Path]:
    for above, _folders, names in os.walk(folder):
        yield from (Path(above) / name for name in names)
