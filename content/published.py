"""Reading published rows into the documents they hold.

Characters that could break a page or a feed are left out, whoever has stored them.
"""

from collections.abc import Collection, Sequence

from content.characters import all_readable, readable
from content.documents import Document, SectionCopy, from_values
from content.editions.editions import EditionSection, EditionText


def sections_of(text_ids: Collection[int]) -> dict[int, tuple[SectionCopy, ...]]:
    """The sections of several published texts, by the text's number. One query."""
    found: dict[int, list[SectionCopy]] = {text_id: [] for text_id in text_ids}
    rows = EditionSection.objects.filter(text_id__in=found).order_by("position")
    for row in rows:
        found[row.text_id].append(
            SectionCopy(
                key=row.key,
                kind=row.kind,
                safety=row.safety,
                language=row.language,
                heading=readable(row.heading),
                html=readable(row.html),
                records=all_readable(tuple(row.records)),
                terms=all_readable(tuple(row.terms or ())),
            )
        )
    return {text_id: tuple(sections) for text_id, sections in found.items()}


def documents_of(texts: Sequence[EditionText]) -> list[Document]:
    """Published texts as documents, in their order; edition loaded. One query."""
    sections = sections_of([text.pk for text in texts])
    return [
        Document(
            page_key=text.edition.page_key,
            language=text.language,
            title=readable(text.title),
            slug=text.slug,
            summary=readable(text.summary),
            sections=sections[text.pk],
        )
        for text in texts
    ]


def template_of(text: EditionText, document: Document) -> Document:
    """A published document before its facts and terms were filled in."""
    return from_values(text.template) if text.template else document
