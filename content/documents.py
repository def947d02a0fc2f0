"""A page in one language as readers see it: plain values, from a draft or an edition.

Preview and public page are drawn from the same shape, so they cannot differ. Nothing
here knows a database or a request.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from content.characters import all_readable

RecordCopy = dict[str, Any]
"""One record in one language: JSON values only, words already in that language."""


@dataclass(frozen=True, kw_only=True)
class SectionCopy:
    """A section in one language.

    language: of its text. It differs from the document's when the translation is
    missing and readers are shown the source text instead.
    terms: the words of the glossary that the page explains here, in the order of the
    text, each as `content.glossary.listing.entry`.
    """

    key: str
    kind: str
    safety: bool
    language: str
    heading: str
    html: str
    records: tuple[RecordCopy, ...] = ()
    terms: tuple[RecordCopy, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """A page in one language, its sections in order."""

    page_key: str
    language: str
    title: str
    slug: str
    summary: str
    sections: tuple[SectionCopy, ...]


def to_values(document: Document) -> dict[str, Any]:
    """A document as values that JSON can hold."""
    return asdict(document)


def from_values(values: dict[str, Any]) -> Document:
    """The document that `to_values` was given, also after a journey through JSON.

    Characters that could break a page or a feed are left out, whoever has stored them.
    """
    values = all_readable(values)
    sections = tuple(
        SectionCopy(
            **{
                **section,
                "records": tuple(section["records"]),
                "terms": tuple(section.get("terms", ())),  # not known before 2026-11
            }
        )
        for section in values["sections"]
    )
    return Document(**{**values, "sections": sections})


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Everything an edition will hold, in all its languages, before it is one.

    documents, templates: by language, with their facts and before. facts: those that
    the documents state, key → language → words.
    """

    page_key: str
    menu: str
    position: int
    source_language: str
    documents: dict[str, Document] = field(default_factory=dict)
    templates: dict[str, Document] = field(default_factory=dict)
    facts: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def checksum(self) -> str:
        """SHA-256 over every byte that readers would see, as 64 hexadecimal digits.

        A review is tied to it: approve these bytes, publish these bytes.
        """
        content = json.dumps(
            asdict(self), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        return hashlib.sha256(content.encode()).hexdigest()
