"""One page for the road of all facts: what changes where, review, publication."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.drafts import actor
from content.admin.fact_state import state_of_facts
from content.editions.reviews import Review
from content.publishing import actions, facts
from content.publishing.errors import PublishingError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_fact", raise_exception=True)
def publishing(request: HttpRequest) -> HttpResponse:
    """Show what the drafts would change; POST takes one step and says what happened.

    A step that is refused shows the page again, with everything typed still in place.
    """
    if request.method == "POST":
        try:
            done = _take_step(request)
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
            return redirect(request.path)
    return TemplateResponse(
        request,
        "admin/content/fact/publishing.html",
        {
            **admin.site.each_context(request),
            "title": _("Review and publish facts and clinics"),
            "state": state_of_facts(reader=request.user.pk or 0),
            "may": {
                name: request.user.has_perm(f"content.{name}")
                for name in ("request_review", "decide_review", "publish_page")
            },
            "typed": {
                name: request.POST.get(name, "") for name in ("message", "comment")
            },
        },
    )


# --- The steps -------------------------------------------------------------------------


def _take_step(request: HttpRequest) -> str:
    """Do what the pressed button says; returns the sentence for the person."""
    step = _STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise PublishingError(_("This step does not exist. Reload the page."))
    return step(request)


def _request_review(request: HttpRequest) -> str:
    facts.request_facts_review(
        by=actor(request),
        now=timezone.now(),
        message=request.POST.get("message", ""),
    )
    return _("A reviewer has been asked. You can go on with something else.")


def _publish(request: HttpRequest) -> str:
    publication = facts.publish_facts(
        review=_asked(request),
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
    )
    count = publication.editions.count()
    if not count:
        return _("Published. No page had to change.")
    return ngettext(
        "Published: %(count)d page has a new edition.",
        "Published: %(count)d pages have a new edition.",
        count,
    ) % {"count": count}


def _return(request: HttpRequest) -> str:
    actions.return_to_author(
        review=_asked(request),
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
    )
    return _("The facts have been returned to their author, with your comment.")


def _asked(request: HttpRequest) -> Review:
    """The review whose differences the person had on the screen."""
    wanted = request.POST.get("review", "")
    for review in Review.objects.filter(page=None):
        if str(review.pk) == wanted:
            return review
    raise PublishingError(_("This review does not exist. Reload the page."))


_STEPS: dict[str, Callable[[HttpRequest], str]] = {
    "request_review": _request_review,
    "publish": _publish,
    "return": _return,
}
