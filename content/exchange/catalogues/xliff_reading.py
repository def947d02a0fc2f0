"""A translator's file as XLIFF 1.2, read. Nothing of it is trusted: a document type,
with which entities could be declared, is refused."""

from dataclasses import dataclass, field
from typing import Any, NoReturn
from xml.parsers import expat

from django.utils.translation import gettext_noop as _

from content.exchange.catalogues.entries import Catalogue, Entry
from content.exchange.catalogues.xliff import BASE, NAMESPACE
from content.exchange.problems import BrokenContent, FileProblem, said

_UNSURE = ("new", "needs-")
"""How the states begin in which a translation is no more than a proposal."""

_ASIDE = ("seg-source", "alt-trans")
"""What tools write beside source and target: said elsewhere already."""


def read(text: str, *, name: str) -> Catalogue:
    """What a file says. name: of the file, for the person who has to mend it.

    Raises BrokenContent with the first problem: after that nothing is certain.
    """
    reader = _Reader(name)
    try:
        reader.feed(text)
    except expat.ExpatError as error:
        message = said(_("This is no XLIFF file, or it is damaged from here on."))
        raise BrokenContent([FileProblem(file=name, line=error.lineno, message=message)]) from error  # fmt: skip
    return reader.catalogue()


@dataclass(kw_only=True)
class _Unit:
    """A trans-unit that is being read. texts: of its elements, as far as they count."""

    address: str
    line: int
    source_language: str
    state: str = ""
    texts: dict[str, list[str]] = field(default_factory=dict)

    def text(self, element: str) -> str:
        return "".join(self.texts.get(element, ()))

    def entry(self) -> Entry:
        return Entry(
            address=self.address,
            source=self.text("source"),
            source_language=self.source_language,
            translation=self.text("target"),
            base=self.text(BASE).strip() or None,
            is_fuzzy=self.state.startswith(_UNSURE),
            line=self.line,
        )


class _Reader:
    """Follows the elements; what it does not know is read through."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._files: list[dict[str, str]] = []
        self._open: list[str] = []
        self._unit: _Unit | None = None
        self._into = ""
        self._entries: list[Entry] = []

    def feed(self, text: str) -> None:
        """Read a whole file. Raises ExpatError, BrokenContent."""
        self._parser.Parse(text.encode(), True)  # noqa: FBT003 (positional only)

    def catalogue(self) -> Catalogue:
        """What has been read; "" where its files do not agree."""
        return Catalogue(
            language=self._common("target-language"),
            source_language=self._files[0].get("source-language", "")
            if self._files
            else "",  # fmt: skip
            site=self._common("original"),
            entries=self._entries,
        )

    def _common(self, attribute: str) -> str:
        found = {one.get(attribute, "") for one in self._files}
        return found.pop() if len(found) == 1 else ""

    def _refuse(self, *_declared: object) -> None:
        self._fail(said(_("A document type (<!DOCTYPE>) cannot stand in this file.")))

    def _fail(self, message: str) -> NoReturn:
        line = self._parser.CurrentLineNumber
        raise BrokenContent([FileProblem(file=self._name, line=line, message=message)])

    def _start(self, tag: str, attributes: dict[str, Any]) -> None:
        namespace, _space, element = tag.rpartition(" ")
        if not self._open and (namespace, element) != (NAMESPACE, "xliff"):
            self._fail(said(_("This is no XLIFF file of version 1.2.")))
        self._open.append(element)
        if element == "file":
            self._files.append(attributes)
        elif element == "trans-unit":
            self._unit = _Unit(
                address=attributes.get("id", ""),
                line=self._parser.CurrentLineNumber,
                source_language=self._files[-1].get("source-language", "")
                if self._files
                else "",  # fmt: skip
            )
        elif self._unit and not set(_ASIDE) & {*self._open}:
            self._start_text(element, attributes, self._unit)

    def _start_text(
        self, element: str, attributes: dict[str, Any], unit: _Unit
    ) -> None:
        kind = attributes.get("context-type") if element == "context" else element
        if kind in ("source", "target", BASE):
            if kind in unit.texts:
                self._fail(said(_("This entry has the same thing twice.")))
            unit.texts[kind] = []
            self._into = kind
        if element == "target":
            unit.state = attributes.get("state", "")

    def _text(self, text: str) -> None:
        if self._unit and self._into and not set(_ASIDE) & {*self._open}:
            self._unit.texts[self._into].append(text)

    def _end(self, tag: str) -> None:
        element = self._open.pop()
        if element in ("source", "target", "context") and not set(_ASIDE) & {*self._open}:  # fmt: skip
            self._into = ""
        elif element == "trans-unit" and self._unit:
            self._entries.append(self._unit.entry())
            self._unit = None
