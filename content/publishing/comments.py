"""What reviewers say at a place, and what of it still waits for an answer."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.contrib.auth.models import User

from content.book import PartKey
from content.characters import readable
from content.editions.review_notes import PLACE_WORDS, ReviewComment
from content.editions.reviews import Review, ReviewItem
from content.schema import root_of


class Place(NamedTuple):
    """A field of a part. field: its name; "" for the part as a whole."""

    part: PartKey
    field: str


Comments = Mapping[Place, str]


def write(review: Review, said: Comments, *, by: User, now: datetime) -> list[str]:
    """Keep what is said at places of a review; returns it, in the order of the places.

    What is said elsewhere, or says nothing, is passed over.
    """
    parts = {(item.entry, item.language) for item in review.items_left()}
    words = {
        place: readable(text).strip()[:PLACE_WORDS]
        for place, text in said.items()
        if tuple(place.part) in parts
    }
    rows = [
        ReviewComment(
            review=review,
            entry=place.part.entry,
            language=place.part.language,
            field=place.field,
            text=text,
            by=by,
            at=now,
        )
        for place, text in words.items()
        if text
    ]
    ReviewComment.objects.bulk_create(rows)
    return [row.text for row in rows]


def to_answer(
    roots: Iterable[str] = (), *, author: User | None = None
) -> list[ReviewComment]:
    """Comments of returned reviews on parts that nobody has asked for again, newest first.

    roots: of these entries and their children alone. author: who had asked.
    """
    rows = ReviewComment.objects.filter(review__decision=Review.Decision.RETURNED)
    if author is not None:
        rows = rows.filter(review__requested_by=author)
    wanted = set(roots)
    found = [
        row
        for row in rows.select_related("review", "by").order_by("-pk")
        if not wanted or root_of(row.entry) in wanted
    ]
    latest: dict[tuple[str, str], int] = {}
    asked = ReviewItem.objects.filter(entry__in={row.entry for row in found}).exclude(
        review__decision=Review.Decision.TAKEN_BACK
    )
    for entry, language, number in asked.order_by("pk").values_list(
        "entry", "language", "review"
    ):
        latest[entry, language] = number
    return [
        row for row in found if latest.get((row.entry, row.language)) == row.review_id
    ]
