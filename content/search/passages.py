"""Pages as what a search finds: passages, each with a heading and a place of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from content.differences import NOT_WORDS
from content.documents import Document, RecordCopy, SectionCopy
from content.search.blocks import blocks
from content.text.phrases import plain
from content.text.sentences import sentences as spans

_NAMES = ("name", "term", "title", "who")
"""Entries of a record that stand above its other texts."""

_UNSAID = NOT_WORDS | {
    "language",
    "title_language",
    "sources",
    "check_words",
    "checked_on",
    "stated_on",
    "status_checked_on",
    "status_since",
    "status_until",
    "status_check_on",
    "read_words",
    "type_words",
    "clinic_name",
    "comparator",
    "intervention",
    "part_words",
    "frequency",
    "phase_words",
    "offer_words",
    "when",
    "doi",
    "url",
    "shown",
    "general",  # no clinic says it
}
"""Entries of a record that nobody looks for, or that stand in every one."""

_LABELS = {
    "hours": _("Opening hours"),
    "street": _("Address"),
    "way": _("How to get there"),
    "referral": _("Who can be referred"),
    "takes": _("Who is taken"),
    "not_treated": _("Not treated here"),
    "monitoring": _("Who watches over you"),
    "room": _("The room"),
    "series": _("Series of infusions"),
    "phone": _("Call the clinic:"),
}
"""What stands before the entries of a clinic, which say too little by themselves."""

_CARE = ("care_emergency", "care_urgent", "care_non_urgent")

_RECORDS_WITH_PLACES = frozenset(
    ["side_effects", "contraindications", "indications", "outcomes", "costs"]
    + [
        "questions",
        "disclosures",
        "glossary",
        "clinic_profile",
        "clinic_facts",
        "clinics_compared",
        "helplines",
    ]
)
"""Kinds of section whose records stand at "{section}-{record}"."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A part of a page that is found as a whole.

    section: its key; "" for the top of the page. anchor: where it stands in the page.
    above: what stands over its heading. language: of its words. heading_language: of
    its heading, where that is another one. is_record: it stands
    for itself, whatever else the section says. is_sign: it is one sign of a care card.
    """

    page_key: str
    section: str
    anchor: str
    kind: str
    language: str
    heading: str
    heading_language: str = ""
    above: tuple[str, ...]
    sentences: tuple[str, ...]
    is_record: bool = False
    is_sign: bool = False


def passages(document: Document) -> Iterator[Passage]:
    """The parts of a page: its top, and each section, sub-heading and record."""
    top = Passage(
        page_key=document.page_key,
        section="",
        anchor="",
        kind="page",
        language=document.language,
        heading=plain(document.title),
        above=(),
        sentences=tuple(sentences([plain(document.summary)])),
    )
    yield top
    for section in document.sections:
        whole = replace(
            top,
            section=section.key,
            anchor=section.anchor,
            kind=section.kind,
            language=section.language,
            heading=plain(section.heading),
            above=(plain(document.title),),
            sentences=(),
        )
        yield from _prose(whole, section.html)
        yield from _records(whole, section)


def _prose(whole: Passage, html: str) -> Iterator[Passage]:
    """A section's text, divided where a sub-heading starts something new.

    The signs of a care card come after the text that stands with them: where only the
    heading was asked for, that says more than the first of the signs.
    """
    part, texts, signs = whole, list[str](), list[Passage]()
    for block in blocks(html):
        if block.is_heading and block.anchor:
            yield replace(part, sentences=tuple(sentences(texts)))
            yield from signs
            part = replace(
                whole,
                anchor=block.anchor,
                heading=block.text,
                above=(*whole.above, whole.heading),
            )
            texts, signs = [], []
        elif block.is_item and whole.kind in _CARE:
            sign = tuple(sentences([block.text]))
            signs.append(replace(part, sentences=sign, is_record=True, is_sign=True))
        elif not block.is_pointer:
            texts.append(block.text)
    yield replace(part, sentences=tuple(sentences(texts)))
    yield from signs


def _records(whole: Passage, section: SectionCopy) -> Iterator[Passage]:
    clinics = {record.get("clinic") for record in section.records}
    for record in section.records:
        anchor = whole.anchor
        if section.kind in _RECORDS_WITH_PLACES:
            anchor = f"{section.key}-{record['key']}"
        elif section.kind == "sources":
            anchor = record["key"]
        elif section.kind == "timeline" and len(clinics) > 1:
            anchor = f"{section.key}-{record['clinic']}"
        yield _record(whole, record, anchor=anchor)


def _record(whole: Passage, record: RecordCopy, *, anchor: str) -> Passage:
    names = [text for name in _NAMES for text in _said(record.get(name))]
    texts = [
        text
        for name, value in record.items()
        if name not in _UNSAID and name not in _NAMES
        for text in _labelled(name, value)
    ]
    return replace(
        whole,
        anchor=anchor,
        language=record.get("language") or _spoken_in(record) or whole.language,
        heading=names[0] if names else whole.heading,
        heading_language=record.get("title_language", ""),
        above=(*whole.above, whole.heading),
        is_record=True,
        sentences=tuple(sentences([*names[1:], *texts])),
    )


def _spoken_in(record: RecordCopy) -> str:
    """The language of its texts, where readers see them as they were written."""
    texts = (one for one in record.values() if isinstance(one, dict))
    return next((one["language"] for one in texts if one.get("language")), "")


def _labelled(name: str, value: Any) -> Iterator[str]:
    """The texts of an entry; after its label, where readers know it by that."""
    said = [*_said(value)]
    if name in _LABELS and said:
        yield f"{_LABELS[name]} {', '.join(said)}"
    else:
        yield from said


def _said(value: Any) -> Iterator[str]:
    """The texts of one entry of a record; what belongs together stands together."""
    if isinstance(value, dict):
        parts = (_said(entry) for name, entry in value.items() if name not in _UNSAID)
        yield from filter(None, [" · ".join(text for part in parts for text in part)])
    elif isinstance(value, list | tuple):
        yield from (text for entry in value for text in _said(entry))
    elif value:
        yield plain(str(value))


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """Texts, divided where a sentence ends and another begins."""
    for text in texts:
        yield from (text[start:end] for start, end in spans(text))
