"""From the rows of an edition to the document that templates draw."""

from collections.abc import Sequence

from content.documents import Document
from content.public.site import Entry
from content.published import sections_of


def read(entry: Entry) -> Document:
    """The text of a published page in one language. One query."""
    return read_all([entry])[0]


def read_all(entries: Sequence[Entry]) -> list[Document]:
    """The texts of several entries, in their order. One query."""
    sections = sections_of([entry.text_id for entry in entries])
    return [
        Document(
            page_key=entry.page_key,
            language=entry.language,
            title=entry.title,
            slug=entry.slug,
            summary=entry.summary,
            sections=sections[entry.text_id],
        )
        for entry in entries
    ]
