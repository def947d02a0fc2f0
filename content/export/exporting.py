"""One export: what is public now, checked, then written."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from content.dynamic import left_out
from content.export import manifest as manifests
from content.export import nginx, statics
from content.export.collecting import Collection, File, Problem, collect
from content.export.html import found_in
from content.export.manifest import Manifest, Noted
from content.export.moved import moved
from content.export.names import ENDINGS, NOT_FOUND
from content.export.responses import Moved, Responses
from content.export.writing import Wanted, Written, held, write
from content.finished.caching import Life
from content.finished.encodings import encoded
from content.finished.places import stored_keys
from content.finished.version import made_by
from content.languages import readers_languages

TRIED = 5
"""Times that a site is read anew, because something was published meanwhile."""

_NOWHERE = "no-such-page"


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What came of it. written: None where there are problems, and nothing was."""

    problems: list[Problem]
    external: Mapping[str, str]
    files: int
    made: int
    written: Written | None


def export(folder: Path, *, meanwhile: Callable[[], None] = lambda: None) -> Exported:
    """Bring a folder up to date with the site; write nothing where something is wrong.

    meanwhile: called when what nginx reads has changed, before old files go.

    Raises:
        NotOurs, Busy, Outside: the folder is not one to write.
        Moved: the site is published faster than it can be read.
    """
    manifests.read(folder)  # before anything is made
    with held(folder) if folder.exists() else nullcontext(), left_out():
        for again in range(TRIED):
            try:
                return _export(folder, meanwhile=meanwhile)
            except Moved:
                if again == TRIED - 1:
                    raise
    raise AssertionError


def _export(folder: Path, *, meanwhile: Callable[[], None]) -> Exported:
    before = manifests.read(folder)
    version = made_by("export")
    known = before.files if before.is_whole and before.version == version else {}
    responses = Responses()
    collection = collect(responses, starts=stored_keys(), known=known)
    _add_not_found(collection, responses, known)
    responses.check()
    found = Exported(
        problems=sorted(collection.problems),
        external=collection.external,
        files=len(collection.files),
        made=responses.made,
        written=None,
    )
    if found.problems:
        return found
    wanted = _wanted(collection, responses, known)
    files = {
        key: Noted(name=one.name, finished=one.finished, found=one.found)
        for key, one in collection.files.items()
    }
    after = Manifest(version=version, files=files, names=frozenset(wanted))
    folder.mkdir(parents=True, exist_ok=True)
    written = write(
        folder,
        wanted,
        settings=_settings(collection),
        before=before,
        after=after,
        meanwhile=meanwhile,
    )
    return replace(found, written=written)


def _add_not_found(
    collection: Collection, responses: Responses, known: Mapping[str, Noted]
) -> None:
    """What stands at every other address below a language."""
    for language in readers_languages():
        key = f"/{language}/{_NOWHERE}/"
        finished = responses.get(key)
        text = encoded(responses.body(key), "").decode()
        found = found_in(text, content_type=finished.content_type, address=key)
        collection.files[key] = File(
            key=key, name=f"{language}/{NOT_FOUND}", finished=finished, found=found
        )


def _wanted(
    collection: Collection, responses: Responses, known: Mapping[str, Noted]
) -> dict[str, Wanted]:
    wanted = {}
    for key, file in collection.files.items():
        was = known.get(key)
        is_same = bool(was and was.finished.etag == file.finished.etag)
        if is_same and was:
            modified = was.finished.changed_at
        else:
            modified = file.finished.changed_at
        for encoding in _encodings(file):

            def read(
                key: str = key, file: File = file, encoding: str = encoding
            ) -> bytes:
                path = statics.path_of(key) if file.is_static else None
                if path:
                    return statics.encodings(path)[encoding]
                return encoded(responses.body(key), encoding)

            wanted[file.name + ENDINGS[encoding]] = Wanted(
                modified=modified,
                read=read,
                may_be_kept=is_same,
                is_loaded=not file.finished.content_type.startswith("text/html"),
            )
    return wanted


def _encodings(file: File) -> list[str]:
    """Pictures are compressed as they are."""
    path = statics.path_of(file.key) if file.is_static else None
    if path:
        return [*statics.encodings(path)]
    kind = file.finished.content_type
    return [""] if kind.startswith("image/") and "svg" not in kind else [*ENDINGS]


def _settings(collection: Collection) -> dict[str, str]:
    """Files that nginx includes, by name."""
    headers = {
        file.name: _headers(dict(file.finished.headers))
        for file in collection.files.values()
    }
    first = settings.LANGUAGE_CODE
    languages = sorted(readers_languages(), key=lambda code: code != first)
    ways = moved({*collection.files}) | collection.redirects
    return {
        "maps.conf": nginx.maps_conf(headers, moved=ways, languages=languages),
        "headers.conf": nginx.headers_conf(headers),
        "redirects.conf": nginx.redirects_conf(headers),
        "gone.conf": nginx.gone_conf(),
    }


def _headers(told: dict[str, str]) -> dict[str, str]:
    """As they are sent. The directives of a policy come in another order each time."""
    if policy := told.get("Content-Security-Policy"):
        told["Content-Security-Policy"] = "; ".join(sorted(policy.split("; ")))
    if "Cache-Control" not in told:
        told |= dict(Life().headers(0))
    told.pop("Expires", None)
    return told
