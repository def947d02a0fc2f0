"""Places that asked questions name: whether they are there."""

import difflib
from collections.abc import Iterator

from django.utils.translation import gettext as _

from content.addresses import PLANNER
from content.book import FIGURES, Book, PartKey
from content.publishing.anchors import names_of
from content.publishing.findings import Finding
from content.schema import entry_name, keys_of


def dead_places(book: Book) -> Iterator[Finding]:
    """Every asked question of a book whose page or section is not there."""
    for entry in book.entries("asked_question"):
        yield from dead_place(book, entry)


def dead_place(book: Book, entry: str) -> Iterator[Finding]:
    """What is wrong with the place that an entry names, with the nearest name."""
    page, section = (book.value(entry, name) for name in ("page", "section"))
    pages = [keys_of(one)[0] for one in book.entries("page")]
    if page not in (*pages, PLANNER):
        message = _("There is no page “%(name)s”. The nearest name is “%(near)s”.")
        yield _finding(entry, message, name=page, among=pages)
        return
    sections = book.entries("section", parent=entry_name("page", page))
    names = [name for one in sections for name in names_of(book, one)]
    if section and section not in names:
        message = _(
            "There is no section “%(name)s” on this page. The nearest name is “%(near)s”."
        )
        yield _finding(entry, message, name=section, among=names)


def _finding(entry: str, message: str, *, name: str, among: list[str]) -> Finding:
    near = difflib.get_close_matches(name, among, n=1, cutoff=0)
    words = {"name": name, "near": near[0] if near else "–"}
    return Finding(at=PartKey(entry, FIGURES), message=message % words)
