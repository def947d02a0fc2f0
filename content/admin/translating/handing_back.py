"""One language is handed back: what somebody has done in it goes to a second person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from content.admin.asked import tell_asked
from content.admin.drafts import actor
from content.admin.translating.addresses import mine_url
from content.admin.translating.queue import Queue
from content.publishing import actions
from content.publishing.errors import PublishingError, Unanswered


def hand_back(request: HttpRequest, queue: Queue, *, back: str) -> HttpResponseRedirect:
    """Ask for a review of what the reader has done in the language, and of nothing else.

    Where the gate wants a word, lead to the list that asks for it, with the same ticked.
    back: where to stay when it is refused.
    """
    if not queue.ready:
        messages.info(request, _("There is nothing of yours to hand back here."))
        return redirect(back)
    try:
        review = actions.request_review(
            chosen=queue.ready, by=actor(request), now=timezone.now()
        )
    except Unanswered as error:
        messages.warning(request, str(error))
        return redirect(f"{mine_url(queue.language)}#gate")
    except PublishingError as error:
        messages.error(request, str(error))
        return redirect(mine_url(queue.language))
    tell_asked(request, review)
    return redirect("admin:content_review_change", review.pk)
