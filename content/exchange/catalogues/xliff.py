"""A translator's file as XLIFF 1.2, written.

What must not be translated stands in `<ph>`: translation tools lock it. The text of an
element is the text of the site, locked pieces included, so that nothing can be lost on
the way.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from content.exchange.catalogues.entries import Catalogue, Entry
from content.exchange.catalogues.placeholders import pieces

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
BASE = "x-state"
"""The kind of context in which the fingerprint of a translation stands."""


def write(catalogue: Catalogue) -> str:
    """The file; the same texts give the same file."""
    return "\n".join(_lines(catalogue)) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<xliff version="1.2" xmlns="{NAMESPACE}">'
    ordered = sorted(catalogue.entries, key=lambda one: one.source_language)
    for source, entries in groupby(ordered, key=lambda one: one.source_language):
        yield (
            f'<file original={quoteattr(catalogue.site)} source-language="{source}" '
            f'target-language="{catalogue.language}" datatype="plaintext">'
        )
        yield "<body>"
        for entry in entries:
            yield from _unit(entry)
        yield "</body>"
        yield "</file>"
    yield "</xliff>"


def _unit(entry: Entry) -> Iterator[str]:
    ids = _Ids()
    yield f'<trans-unit id={quoteattr(entry.address)} xml:space="preserve">'
    yield f"<source>{ids.marked(entry.source)}</source>"
    if entry.translation:
        state = "needs-review-translation" if entry.is_fuzzy else "translated"
        words = ids.again().marked(entry.translation)
        yield f'<target state="{state}">{words}</target>'
    if entry.previous:
        yield '<alt-trans alttranstype="previous-version">'
        yield f"<source>{escape(entry.previous)}</source>"
        yield f"<target>{escape(entry.translation)}</target>"
        yield "</alt-trans>"
    yield (
        f'<context-group purpose="information"><context context-type="{BASE}">'
        f"{entry.base}</context></context-group>"
    )
    for note in entry.notes:
        yield f"<note>{escape(note)}</note>"
    yield "</trans-unit>"


class _Ids:
    """Numbers of locked pieces: the same piece has the same one in both languages."""

    def __init__(self) -> None:
        self._known: dict[str, list[int]] = defaultdict(list)
        self._used: dict[str, int] = defaultdict(int)
        self._last = 0

    def again(self) -> "_Ids":
        """From the beginning, for the other language."""
        self._used.clear()
        return self

    def marked(self, text: str) -> str:
        """A text with its locked pieces marked."""
        return "".join(
            f'<ph id="{self._number(run)}">{escape(run)}</ph>'
            if locked
            else escape(run)
            for run, locked in pieces(text)
        )

    def _number(self, run: str) -> int:
        place, known = self._used[run], self._known[run]
        self._used[run] += 1
        if place == len(known):
            self._last += 1
            known.append(self._last)
        return known[place]
