"""The tables whose rows are only ever inserted."""

from content.editions.answers import FindingAnswer
from content.editions.editions import Address, Edition, Withdrawal
from content.editions.insert_only import InsertOnly, unique_columns
from content.editions.journal import JournalEntry
from content.editions.publications import Publication, PublishedPart
from content.editions.published_files import PublishedFile
from content.editions.review_notes import ApprovalStopped, ReviewComment
from content.editions.reviews import DraftChange, ReviewItem, WordingOnly
from content.editions.withdrawals import (
    PlanGivenUp,
    PlannedWithdrawal,
    WithdrawalUndone,
)

PUBLISHED: tuple[type[InsertOnly], ...] = (
    Publication,
    PublishedPart,
    Edition,
    Address,
    Withdrawal,
    PlannedWithdrawal,
    PlanGivenUp,
    WithdrawalUndone,
    PublishedFile,
)
"""What readers get, and where it comes from."""

NOTES: tuple[type[InsertOnly], ...] = (
    ReviewItem,
    ReviewComment,
    ApprovalStopped,
    DraftChange,
    WordingOnly,
    JournalEntry,
    FindingAnswer,
)
"""What was asked and answered, who worked on what, and what else people did."""


def guarded_tables() -> dict[str, list[tuple[str, ...]]]:
    """Table → its sets of columns that are unique together."""
    return {
        model._meta.db_table: unique_columns(model) for model in (*PUBLISHED, *NOTES)
    }
