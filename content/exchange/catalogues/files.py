"""A translator's file as bytes: for which language and site it is, and its format."""

from collections.abc import Iterator
from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext_noop as _

from content.book import Book
from content.book.translation import History
from content.characters import UNNEEDED
from content.exchange.catalogues import po, xliff, xliff_reading
from content.exchange.catalogues.entries import (
    Catalogue,
    Entry,
    address_of,
    entries_of,
)
from content.exchange.problems import BrokenContent, FileProblem, said
from content.languages import LANGUAGES, source_language

MAX_BYTES = 20_000_000
"""Of a file that is taken; that of the starter content has 2 million."""

WRITERS = {".po": po.write, ".xlf": xliff.write}
"""Format by the end of a file's name."""
FORMATS = {".po": "PO", ".xlf": "XLIFF"}
"""What people call it."""


def catalogue_of(book: Book, *, language: str, history: History) -> Catalogue:
    """Everything that a language translates. history: as for `entries_of`."""
    return Catalogue(
        language=language,
        source_language=source_language(),
        site=settings.SITE_ADDRESS,
        entries=list(entries_of(book, language=language, history=history)),
    )


def written(catalogue: Catalogue, *, name: str) -> bytes:
    """The file. name: its own, which tells the format."""
    return WRITERS[PurePath(name).suffix](catalogue).encode()


def read(content: bytes, *, name: str) -> Catalogue:
    """What a file says, for this site and a language of it.

    Raises BrokenContent with every problem that can be told.
    """
    text = _decoded(content, name=name)
    is_xml = text.lstrip().startswith("<")
    found = xliff_reading.read(text, name=name) if is_xml else po.read(text, name=name)
    if problems := [*_of_header(found, name=name)] or [*_of_entries(found, name=name)]:
        raise BrokenContent(problems)
    return found


def _decoded(content: bytes, *, name: str) -> str:
    message = ""
    line = 1
    if len(content) > MAX_BYTES:
        message = said(
            _("The file is larger than %(count)d million bytes."),
            count=MAX_BYTES // 1_000_000,
        )
    else:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            message = said(_("This line is not UTF-8. Save the file in that encoding."))
    raise BrokenContent([FileProblem(file=name, line=line, message=message)])


def _of_header(found: Catalogue, *, name: str) -> Iterator[FileProblem]:
    """Whose file it is: nothing else is told of one that is not for this site."""
    if found.site != settings.SITE_ADDRESS:
        message = said(
            _("This file is of another site: “%(site)s”, and not “%(here)s”."),
            site=found.site[:100] or "–",
            here=settings.SITE_ADDRESS,
        )
        yield FileProblem(file=name, line=1, message=message)
    elif found.language not in LANGUAGES:
        message = said(
            _(
                "This file is for the language “%(language)s”. This site has: %(known)s."
            ),
            language=found.language[:20] or "–",
            known=", ".join(LANGUAGES),
        )
        yield FileProblem(file=name, line=1, message=message)


def _of_entries(found: Catalogue, *, name: str) -> Iterator[FileProblem]:
    known: dict[str, int] = {}
    for entry in found.entries:
        for message in _mistakes(entry, known=known):
            yield FileProblem(file=name, line=entry.line, message=message)
        known.setdefault(entry.address, entry.line)


def _mistakes(entry: Entry, *, known: dict[str, int]) -> Iterator[str]:
    if address_of(entry.address) is None:
        yield said(
            _(
                "“%(address)s” is no place of this site. The address of an entry must stay as it is."
            ),  # fmt: skip
            address=entry.address[:100],
        )
    if entry.address in known:
        yield said(
            _(
                "“%(address)s” stands in the file twice; the first time in line %(line)d."
            ),
            address=entry.address,
            line=known[entry.address],
        )
    if not entry.source.strip():
        yield said(_("The source text of this entry is gone."))
    if UNNEEDED.search(entry.translation.replace("\r", "")):
        yield said(_("This translation holds a character that cannot be seen or shown."))  # fmt: skip
