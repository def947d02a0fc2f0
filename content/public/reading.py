"""From the rows of an edition to the document that templates draw."""

from collections.abc import Sequence

from content.documents import Document, SectionCopy
from content.models.editions import EditionSection
from content.public.site import Entry


def read(entry: Entry) -> Document:
    """The text of a published page in one language. One query."""
    return read_all([entry])[0]


def read_all(entries: Sequence[Entry]) -> list[Document]:
    """The texts of several entries, in their order. One query."""
    sections: dict[int, list[SectionCopy]] = {entry.text_id: [] for entry in entries}
    rows = EditionSection.objects.filter(text_id__in=sections).order_by("position")
    for row in rows:
        sections[row.text_id].append(
            SectionCopy(
                key=row.key,
                kind=row.kind,
                safety=row.safety,
                language=row.language,
                heading=row.heading,
                html=row.html,
                records=tuple(row.records),
            )
        )
    return [
        Document(
            page_key=entry.page_key,
            language=entry.language,
            title=entry.title,
            slug=entry.slug,
            summary=entry.summary,
            sections=tuple(sections[entry.text_id]),
        )
        for entry in entries
    ]
