"""Save and ask in one step, where that asks for nothing that somebody has not seen."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from content.admin.asked import tell_asked
from content.admin.changes import of_entry, waiting_reviews
from content.admin.changes_shown import shown_change
from content.admin.drafts import actor, changes_url
from content.book import Book, Change, PartKey, changes
from content.drafts.reading import draft_book
from content.editions.reading import published_book
from content.publishing import actions, four_eyes
from content.publishing.errors import PublishingError, Unanswered


def ask(request: HttpRequest, entry: str) -> HttpResponseRedirect:
    """Ask for a review of what differs in an entry, and lead there.

    Where others have worked on it as well, where a question is open, or where something
    must be mended, lead to the list instead, with everything ticked: one step more.
    """
    person, draft, public = actor(request), draft_book(), published_book()
    every = of_entry(changes(public, draft), entry)
    waiting = waiting_reviews(every)
    wanted = {key: change for key, change in every.items() if key not in waiting}
    if not wanted and waiting:
        return redirect("admin:content_review_change", next(iter(waiting.values())))
    is_clear = _is_mine(wanted, person, public) and not any(
        shown_change(change, draft=draft, public=public).asks_source
        for change in wanted.values()
    )
    if not is_clear:
        return redirect(changes_url(entry))
    try:
        review = actions.request_review(chosen=wanted, by=person, now=timezone.now())
    except Unanswered as error:
        messages.warning(request, str(error))
        return redirect(f"{changes_url(entry)}#gate")
    except PublishingError as error:
        messages.error(request, str(error))
        return redirect(changes_url(entry))
    tell_asked(request, review)
    return redirect("admin:content_review_change", review.pk)


def _is_mine(wanted: dict[PartKey, Change], person: User, public: Book) -> bool:
    """This person, and nobody else, has worked on all of it since it was approved."""
    people = {pk for pks in four_eyes.workers(wanted).values() for pk in pks}
    others = User.objects.filter(pk__in=people - {person.pk})
    mine = four_eyes.worked_on(person, wanted, public=public.parts)
    return set(mine) == set(wanted) and not any(
        four_eyes.worked_on(other, wanted, public=public.parts) for other in others
    )
