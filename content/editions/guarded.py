"""The tables whose rows are only ever inserted."""

from content.editions.editions import Address, Edition, Withdrawal
from content.editions.insert_only import InsertOnly, unique_columns
from content.editions.publications import Publication, PublishedPart
from content.editions.published_files import PublishedFile
from content.editions.reviews import DraftChange, ReviewItem, WordingOnly

PUBLISHED: tuple[type[InsertOnly], ...] = (
    Publication,
    PublishedPart,
    Edition,
    Address,
    Withdrawal,
    PublishedFile,
)
"""What readers get, and where it comes from."""

NOTES: tuple[type[InsertOnly], ...] = (ReviewItem, DraftChange, WordingOnly)
"""What was asked, and who worked on what."""


def guarded_tables() -> dict[str, list[tuple[str, ...]]]:
    """Table → its sets of columns that are unique together."""
    return {
        model._meta.db_table: unique_columns(model) for model in (*PUBLISHED, *NOTES)
    }
