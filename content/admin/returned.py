"""What reviewers said of texts that came back, for the form and for the start page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Model

from content.admin.changes_shown import part_words
from content.admin.comment_places import field_id, field_label, place_url
from content.admin.review_parts import place_of_comment
from content.drafts.reading import draft_book, entry_of
from content.editions.review_notes import ReviewComment
from content.publishing import four_eyes
from content.publishing.comments import to_answer


@dataclass(frozen=True, kw_only=True)
class Returned:
    """A comment that waits for an answer. place: in words. url: the form, at the field;
    "" where the draft is gone. box: the id of the field in that form."""

    place: str
    text: str
    by: str
    at: datetime
    url: str
    box: str
    review: int


def returned_of(row: Model | None) -> list[Returned]:
    """What was said about an entry or its children; none for a new one."""
    if row is None:
        return []
    return _shown(to_answer([entry_of(row)]))


def returned_to(author: User) -> list[Returned]:
    """What was said about texts that somebody had asked for, for the start page."""
    return _shown(to_answer(author=author))


def _shown(rows: Iterable[ReviewComment]) -> list[Returned]:
    rows = list(rows)
    if not rows:
        return []
    book, names = draft_book(), four_eyes.names(row.by_id for row in rows)
    found = []
    for row in rows:
        at = place_of_comment(row)
        label = field_label(at)
        words = part_words(at.part, book)
        found.append(
            Returned(
                place=f"{words} – {label}" if label else words,
                text=row.text,
                by=names.get(row.by_id, ""),
                at=row.at,
                url=place_url(at),
                box=field_id(at),
                review=row.review_id,
            )
        )
    return found
