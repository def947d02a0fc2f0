"""From the row of an edition to the document that templates draw."""

from collections.abc import Sequence

from content.book import PartKey
from content.documents import Document, from_text
from content.editions.editions import Edition
from content.public import ahead
from content.public.links import resolved
from content.public.site import Entry, Site


def read(entry: Entry, *, site: Site) -> Document:
    """The text of a published page in one language. One query."""
    return read_all([entry], site=site)[0]


def read_all(entries: Sequence[Entry], *, site: Site) -> list[Document]:
    """The texts of several entries, in their order. One query.

    site: where the pages stand now that they link to.
    """
    rows = Edition.objects.filter(pk__in=[entry.edition_id for entry in entries])
    texts = dict(rows.values_list("pk", "content"))
    return [
        resolved(from_text(texts[entry.edition_id]), site=site) for entry in entries
    ]


def read_with_parts(entry: Entry, *, site: Site) -> tuple[Document, list[PartKey]]:
    """The text of a published page in one language, and its parts. One query."""
    row = ahead.edition(entry.edition_id)
    return resolved(from_text(row.content), site=site), row.parts
