"""What the start page of the staff tells: what waits, and which languages one reads."""

from dataclasses import dataclass

from django import template
from django.contrib.auth.models import User

from content.admin.due import Due, due
from content.admin.links import edit_urls
from content.admin.translations import behind
from content.book import Book, changes
from content.drafts.reading import draft_book
from content.editions.reading import published_book
from content.editions.reviews import Review
from content.facts.confirmed import to_answer_again
from content.languages import LANGUAGE_NAMES
from content.publishing import actions, four_eyes
from content.schema import entry_name, keys_of

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How much there is to do: parts that differ, translations behind, open reviews.

    to_answer: clinics whose staff have confirmed a general value that is another one
    now: name, address of the form, number of facts. held_back: approvals for a later
    moment that can no longer be published then: the number of the review, and why.
    due: what is to be checked again by today.
    """

    changes: int
    behind: int
    reviews: int
    to_answer: list[tuple[str, str, int]]
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
        to_answer=_to_answer(draft),
        held_back=[
            (review.pk, str(problem))
            for review in actions.timed()
            if (problem := actions.held_back(review))
        ],
        due=due(),
    )


def _to_answer(draft: Book) -> list[tuple[str, str, int]]:
    found = to_answer_again(draft)
    urls = edit_urls(entry_name("clinic", key) for key in found)
    return [
        (draft.value(entry, "name"), url, len(found[keys_of(entry)[0]]))
        for entry, url in urls.items()
    ]


@register.simple_tag
def languages_read(user: User) -> list[tuple[str, str, bool]]:
    """Each language with its name, and whether this person says to read it."""
    own = four_eyes.languages_of(user)
    return [(code, name, code in own) for code, name in LANGUAGE_NAMES.items()]
