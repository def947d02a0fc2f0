"""What the start page of the staff tells: what waits, and which languages one reads."""

from dataclasses import dataclass

from django import template
from django.contrib.auth.models import User

from content.admin.due import Due, due
from content.admin.translations import behind
from content.book import changes
from content.drafts.reading import draft_book
from content.editions.reading import published_book
from content.editions.reviews import Review
from content.languages import LANGUAGE_NAMES
from content.publishing import actions, four_eyes

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How much there is to do: parts that differ, translations behind, open reviews.

    held_back: approvals for a later moment that can no longer be published then: the
    number of the review, and why. due: what is to be checked again by today.
    """

    changes: int
    behind: int
    reviews: int
    held_back: list[tuple[int, str]]
    due: list[Due]


@register.simple_tag
def waiting() -> Waiting:
    """Counted from the books themselves, so that it is never out of date."""
    draft = draft_book()
    return Waiting(
        changes=len(changes(published_book(), draft)),
        behind=sum(1 for _key in behind(draft)),
        reviews=Review.objects.pending().count(),
        held_back=[
            (review.pk, str(problem))
            for review in actions.timed()
            if (problem := actions.held_back(review))
        ],
        due=due(),
    )


@register.simple_tag
def languages_read(user: User) -> list[tuple[str, str, bool]]:
    """Each language with its name, and whether this person says to read it."""
    own = four_eyes.languages_of(user)
    return [(code, name, code in own) for code, name in LANGUAGE_NAMES.items()]
