"""The smallest style sheet that knows everything on a page.

An editor may put any kind of section on any page, so no list says which page has which
sheet: the classes on it do. A page on which something rare stands gets the whole sheet,
and looks the same.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static

from ketamine_info.narrowing import classes
from ketamine_info.static_files import StaticFiles
from ketamine_info.stylesheets import PARTS, WHOLE, is_known

_CLASSES = re.compile(rb'class="([^"]+)"')
_SHEETS = b'rel="stylesheet"'
_INDENT = re.compile(rb"\n\s+")
_AS_TYPED = (b"<pre", b"<textarea")


class SmallPages:
    """Middleware, the innermost: pages of readers without what they do not need.

    That is the indent of the templates, and the larger part of the style sheet.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Hand on, and make what comes back smaller."""
        response = self.get_response(request)
        if response.streaming or not response.content.startswith(b"<!doctype html>"):
            return response
        whole = static(WHOLE).encode()
        if whole in response.content:
            response.content = small(response.content, whole=whole)
        return response


def small(html: bytes, *, whole: bytes) -> bytes:
    """A page with fewer bytes that looks the same. whole: the address of the whole sheet.

    What stands beside another sheet keeps it: that may use its properties.
    """
    if not any(one in html for one in _AS_TYPED):
        html = _INDENT.sub(b"\n", html)
    if html.count(_SHEETS) == 1 and (sheet := _smaller(html)):
        html = html.replace(whole, sheet, 1)
    return html


def _smaller(html: bytes) -> bytes:
    """The address of the first sheet that knows all classes of a page; b"" for none."""
    storage = staticfiles_storage
    if not isinstance(storage, StaticFiles) or not storage.has_parts:
        return b""
    there = frozenset(b" ".join(_CLASSES.findall(html)).split())
    for name, unknown in _unknown(Path(storage.path(storage.stored_name(WHOLE)))):
        if there.isdisjoint(unknown):
            return static(name).encode()
    return b""


@lru_cache(maxsize=1)
def _unknown(whole: Path) -> list[tuple[str, frozenset[bytes]]]:
    """The classes that the whole sheet knows and each of the smaller ones does not."""
    styled = classes(whole.read_text(encoding="utf-8"))
    return [
        (
            name,
            frozenset(one.encode() for one in styled if not is_known(one, names=names)),
        )
        for name, names in PARTS.items()
    ]
