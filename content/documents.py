"""A page in one language as readers see it: plain values, from a draft or an edition.

Preview and public page are drawn from the same shape, so they cannot differ. Nothing
here knows a database or a request.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from content.characters import stored_values

RecordCopy = dict[str, Any]
"""One record in one language: JSON values only, words already in that language."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A translation of a safety text that says what its source no longer says.

    since: when it became public, as an ISO date; "" when it never was.
    """

    heading: str
    html: str
    since: str = ""


@dataclass(frozen=True, kw_only=True)
class SectionCopy:
    """A section in one language.

    language: of its text. It differs from the document's when readers are shown the
    source text instead. heading_language: of its heading, where that is another one
    than that of the text; so it is where only some blocks of a text still hold. state: of the translation, "" for a confirmed one, "behind",
    or "missing". anchors: other names that lead to it, the newest first. earlier: for a safety text that is behind, what was shown before.
    terms: the words of the glossary that the page explains here, in the order of the
    text, each as `content.glossary.listing.entry`.
    """

    key: str
    kind: str
    safety: bool
    language: str
    heading: str
    html: str
    heading_language: str = ""
    state: str = ""
    anchors: tuple[str, ...] = ()
    earlier: Earlier | None = None
    records: tuple[RecordCopy, ...] = ()
    terms: tuple[RecordCopy, ...] = ()

    @property
    def written_in(self) -> str:
        """The language of its text, as records have it."""
        return self.language

    @property
    def anchor(self) -> str:
        """The name by which links lead to it now."""
        return (*self.anchors, self.key)[0]

    @property
    def earlier_anchors(self) -> tuple[str, ...]:
        """The names by which links led to it before; they still do."""
        return (*self.anchors, self.key)[1:]


@dataclass(frozen=True, kw_only=True)
class Document:
    """A page in one language, its sections in order. state: of its title and summary.

    minutes: that it takes to read (`content/reading_time.py`); 0 where nobody knows.
    """

    page_key: str
    language: str
    title: str
    slug: str
    summary: str
    sections: tuple[SectionCopy, ...]
    menu: str = "main"
    position: int = 0
    state: str = ""
    minutes: int = 0


def to_text(document: Document) -> str:
    """A document as text. Values keep their order, which some databases' JSON does not."""
    return json.dumps(asdict(document), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Document:
    """The document that `to_text` was given.

    Characters that could break a page or a feed are left out, whoever has stored them.
    """
    values = stored_values(text)
    sections = tuple(
        SectionCopy(
            **{
                **section,
                "earlier": Earlier(**section["earlier"])
                if section["earlier"]
                else None,
                "anchors": tuple(section.get("anchors", ())),
                "records": tuple(section["records"]),
                "terms": tuple(section["terms"]),
            }
        )
        for section in values["sections"]
    )
    return Document(**{**values, "sections": sections})
