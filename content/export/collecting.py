"""Which files the site is made of, found as a reader finds them: from link to link.

So it is the checker as well: of links that lead nowhere, of anchors that are not there,
of cookies, and of anything that a browser would ask of somebody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

from content.editions.editions import Address
from content.export import statics
from content.export.html import Found, found_in
from content.export.names import LARGE, NoFile, file_of
from content.export.responses import Finished, Responses
from content.finished.encodings import encoded
from content.finished.keys import key_of, parts_of

_SAID = frozenset(["mailto", "tel", "sms"])


@dataclass(frozen=True, order=True)
class Problem:
    """page: where it stands. link: what is wrong there. why: a sentence."""

    page: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link}: {self.why}"


@dataclass(frozen=True, kw_only=True)
class File:
    """One file of the site. name: below the folder. found: what it leads to."""

    key: str
    name: str
    finished: Finished
    found: Found
    is_static: bool = False


@dataclass
class Collection:
    """files: by key. redirects: address → where it leads, and with which status.
    external: what leads elsewhere, by where it leads; nobody calls there."""

    files: dict[str, File] = field(default_factory=dict)
    redirects: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: set[Problem] = field(default_factory=set)
    external: dict[str, str] = field(default_factory=dict)


def collect(
    responses: Responses, *, starts: Iterable[str], known: dict[str, Any]
) -> Collection:
    """Everything that can be reached. known: what an earlier export noted of a file by
    its key (`content.export.manifest`), for those that are the same."""
    collecting = _Collecting(responses, known)
    collecting.go(starts)
    return collecting.done


class _Collecting:
    def __init__(self, responses: Responses, known: dict[str, Any]) -> None:
        self.responses, self.known = responses, known
        self.done = Collection()
        self._page: Finished | None = None
        self._links: list[tuple[str, str, str]] = []
        self._waiting: list[tuple[str, str, str]] = []
        self.target = cache(self._target)
        self._slugs = frozenset(Address.objects.values_list("slug", flat=True))

    def go(self, starts: Iterable[str]) -> None:
        for key in starts:
            self._visit(key, page=key, link=key)
        while self._waiting:
            self._visit(*self._waiting.pop())
        self._check_anchors()

    def _visit(self, key: str, page: str, link: str) -> None:
        """Take in what stands at an address. page, link: that lead there."""
        done = self.done
        if key in done.files or key in done.redirects:
            return
        path, _query, language = parts_of(key)
        if path.startswith(settings.STATIC_URL):
            return self._static(key, page, link)
        was = self.known.get(key)
        if was and was.is_for_ever:
            return self._take(key, was.name, was.finished, was.found)
        finished = self.responses.get(key)
        if finished.sets_cookie:
            self._wrong(page, key, "It sets a cookie.")
        if finished.location:
            if not language:
                done.redirects[key] = (finished.location, finished.status)
            return self._follow(finished.location, page=key, is_loaded=False)
        is_there = finished.status in (200, 410)
        if not is_there and not (finished.status == 404 and self._is_known(path)):
            return self._wrong(page, link, f"It leads nowhere ({finished.status}).")
        try:
            name = file_of(
                key, status=finished.status, content_type=finished.content_type
            )
        except NoFile:
            return self._wrong(page, link, "No file can stand at this address.")
        if was and was.finished.etag == finished.etag:
            return self._take(key, name, finished, was.found)
        text = encoded(self.responses.body(key), "").decode(errors="replace")
        found = found_in(text, content_type=finished.content_type, address=path)
        self.responses.forget_body(key)
        return self._take(key, name, finished, found)

    def _static(self, key: str, page: str, link: str) -> None:
        path = statics.path_of(key)
        if path is None:
            return self._wrong(page, link, "There is no such static file.")
        kind = statics.content_type(key)
        loads_it = self.done.files[page].finished
        around = loads_it if page.endswith("/") else self._page or loads_it
        self._page = around
        finished = statics.finished(path, content_type=kind, page=around)
        text = path.read_text("utf-8", errors="replace")
        found = found_in(text, content_type=kind, address=key)
        exists = {one for one in found.loaded if statics.path_of(one)}
        found = Found(loaded=frozenset(exists))
        return self._take(key, file_of(key), finished, found, is_static=True)

    def _take(
        self,
        key: str,
        name: str,
        finished: Finished,
        found: Found,
        *,
        is_static: bool = False,
    ) -> None:
        self.done.files[key] = File(
            key=key, name=name, finished=finished, found=found, is_static=is_static
        )
        for link in found.followed:
            self._follow(link, page=key, is_loaded=False)
        for link in found.loaded:
            self._follow(link, page=key, is_loaded=True)

    def _follow(self, link: str, *, page: str, is_loaded: bool) -> None:
        key, anchor, kind = self.target(
            link, parts_of(page)[0] if link[:1] in "?#" or not link else ""
        )
        if kind == "elsewhere" and is_loaded:
            self._wrong(page, link, "A browser would ask somebody else for it.")
        elif kind == "elsewhere":
            self.done.external.setdefault(link, page)
        elif kind == "query":
            self._wrong(page, link, "Files cannot answer a query.")
        elif kind == "odd":
            self._wrong(page, link, "It is no address of this site.")
        elif kind == "own":
            if anchor:
                self._links.append((page, link, anchor))
            if key not in self.done.files and key not in self.done.redirects:
                self._waiting.append((key, page, link))

    def _target(self, link: str, page: str) -> tuple[str, str, str]:
        """Key, anchor, and what kind of link it is."""
        link = link.removeprefix(settings.SITE_ADDRESS) or "/"
        parts = urlsplit(link)
        if parts.scheme in _SAID or (parts.scheme == "data"):
            return "", "", "said"
        if parts.scheme or parts.netloc:
            is_ours = settings.DYNAMIC_HOST and link.startswith(settings.DYNAMIC_HOST)
            return "", "", "said" if is_ours else "elsewhere"
        path = unquote(parts.path) or page
        if not path.startswith("/"):
            return "", "", "odd"
        if path == "/":
            return "", "", "said"  # the way to a reader's own language
        if parts.query not in ("", LARGE):
            return "", "", "query"
        return key_of(path, query=parts.query), parts.fragment, "own"

    def _check_anchors(self) -> None:
        for page, link, anchor in self._links:
            key = self.target(link, parts_of(page)[0] if link[:1] in "?#" else "")[0]
            if link.startswith("#") and page.endswith(f"?{LARGE}"):
                key = page
            file = self.done.files.get(key)
            if file and unquote(anchor) not in file.found.anchors:
                self._wrong(page, link, "There is no such place on that page.")

    def _is_known(self, path: str) -> bool:
        """A page that exists in another language alone; what stands there says so."""
        return path.rstrip("/").rpartition("/")[2] in self._slugs

    def _wrong(self, page: str, link: str, why: str) -> None:
        self.done.problems.add(Problem(page, link, why))
