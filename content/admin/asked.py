"""What somebody reads after asking for a review."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.editions.reviews import Review


def tell_asked(request: HttpRequest, review: Review) -> None:
    """That it waits; and where nobody could approve it, that as well."""
    messages.success(request, _("A reviewer has been asked."))
    if not review.messages.exists():
        messages.warning(
            request,
            _(
                "At the moment nobody can approve all of this: it needs somebody who "
                "has not worked on it and reads its languages, and one of you two has "
                "to be a medical reviewer. It waits until there is one."
            ),
        )
