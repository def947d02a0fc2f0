"""From the rows of an edition to the document that templates draw."""

from content.documents import Document, SectionCopy
from content.models.editions import EditionSection
from content.public.site import Entry


def read(entry: Entry) -> Document:
    """The text of a published page in one language. One query."""
    return Document(
        page_key=entry.page_key,
        language=entry.language,
        title=entry.title,
        slug=entry.slug,
        summary=entry.summary,
        sections=tuple(
            SectionCopy(
                key=row.key,
                kind=row.kind,
                safety=row.safety,
                language=row.language,
                heading=row.heading,
                html=row.html,
                records=tuple(row.records),
            )
            for row in EditionSection.objects.filter(text_id=entry.text_id).order_by(
                "position"
            )
        ),
    )
