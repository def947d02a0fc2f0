"""What the form of a review sends: ticks, words at places."""

from django.contrib.auth.models import User
from django.http import QueryDict

from content.admin.changes_shown import part_key
from content.admin.comment_places import place_of
from content.book import PartKey
from content.editions.reviews import Review, ReviewItem
from content.publishing.comments import Place

PLACE = "at "
"""With which the names of the boxes at places begin."""


def ticked(sent: QueryDict) -> list[PartKey] | None:
    """The parts that are ticked; None where the form had no ticks."""
    if "seen" not in sent:
        return None
    return [part_key(value) for value in sent.getlist("part")]


def seen(sent: QueryDict) -> list[PartKey]:
    """The parts that were ticked when the page was shown."""
    return [part_key(value) for value in sent.getlist("seen") if value]


def typed_places(sent: QueryDict) -> dict[Place, str]:
    """What was typed at places."""
    found = {
        place_of(name.removeprefix(PLACE)): str(sent[name])
        for name in sent
        if name.startswith(PLACE)
    }
    return {place: text for place, text in found.items() if text.strip()}


def was_me(review: Review, *, by: User, only: list[PartKey] | None) -> bool:
    """Whether this person has already decided what is sent once more: a double click, or
    the form that Back brings again."""
    fresh = Review.objects.get(pk=review.pk)
    if not fresh.is_pending:
        return fresh.decided_by_id == by.pk
    if not only:
        return False
    mine = ReviewItem.objects.filter(review__taken_from=fresh, review__decided_by=by)
    done = {PartKey(*one) for one in mine.values_list("entry", "language")}
    return set(only) <= done
