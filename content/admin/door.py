"""One page for the whole road of a text: differences, review, approval, publication."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.drafts import actor
from content.admin.state import state_of
from content.drafts.pages import Page
from content.editions.editions import Withdrawal
from content.editions.reviews import Review
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.publishing import actions
from content.publishing.errors import PublishingError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def publishing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a draft stands; POST takes one step and says what happened.

    A step that is refused shows the page again, with everything typed still in place.
    """
    page = get_object_or_404(Page, pk=pk)
    if request.method == "POST":
        try:
            done = _take_step(request, page)
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
            return redirect(request.path)
    return TemplateResponse(
        request,
        "admin/content/page/publishing.html",
        {
            **admin.site.each_context(request),
            "title": _("Review and publish"),
            "page": page,
            "state": state_of(page, reader=request.user.pk or 0),
            "may": {
                name: request.user.has_perm(f"content.{name}")
                for name in (
                    "request_review",
                    "decide_review",
                    "publish_page",
                    "withdraw_page",
                    "change_page",
                )
            },
            "previews": [
                (
                    LANGUAGE_NAMES[code],
                    reverse("admin:content_page_preview", args=[pk, code]),
                )
                for code in LANGUAGES
            ],
            "reasons": Withdrawal.Reason.choices,
            "typed": {name: request.POST.get(name, "") for name in _TYPED},
        },
    )


_TYPED = ("message", "comment", "reason", "withdrawal_reason", "note")
"""Fields that keep what was typed when a step is refused."""


# --- The steps -------------------------------------------------------------------------


def _take_step(request: HttpRequest, page: Page) -> str:
    """Do what the pressed button says; returns the sentence for the person."""
    step = _STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise PublishingError(_("This step does not exist. Reload the page."))
    return step(request, page)


def _request_review(request: HttpRequest, page: Page) -> str:
    actions.request_review(
        page=page,
        by=actor(request),
        now=timezone.now(),
        message=request.POST.get("message", ""),
    )
    return _("A reviewer has been asked. You can go on with something else.")


def _approve(request: HttpRequest, page: Page) -> str:
    actions.approve(
        review=_asked(request, page),
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
    )
    return _("Approved. The text can be published now.")


@transaction.atomic
def _approve_and_publish(request: HttpRequest, page: Page) -> str:
    _approve(request, page)
    return _publish(request, page)


def _return(request: HttpRequest, page: Page) -> str:
    actions.return_to_author(
        review=_asked(request, page),
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
    )
    return _("The text has been returned to its author, with your comment.")


def _publish(request: HttpRequest, page: Page) -> str:
    publication = actions.publish(
        page=page,
        by=actor(request),
        now=timezone.now(),
        reason=request.POST.get("reason", ""),
    )
    number = publication.editions.get().number
    return _("Published: readers now see edition %(number)d.") % {"number": number}


def _withdraw(request: HttpRequest, page: Page) -> str:
    reason = request.POST.get("withdrawal_reason", "")
    if reason not in Withdrawal.Reason.values:
        raise PublishingError(_("Choose why the page is withdrawn."))
    actions.withdraw(
        page_key=page.key,
        by=actor(request),
        now=timezone.now(),
        reason=reason,
        note=request.POST.get("note", ""),
    )
    return _("Withdrawn: readers no longer see this page, in any language.")


def _asked(request: HttpRequest, page: Page) -> Review:
    """The review whose differences the person had on the screen."""
    wanted = request.POST.get("review", "")
    shown = {str(review.pk): review for review in page.reviews.all()}
    review = shown.get(wanted)
    if review is None:
        raise PublishingError(_("This review does not exist. Reload the page."))
    return review


_STEPS: dict[str, Callable[[HttpRequest, Page], str]] = {
    "request_review": _request_review,
    "approve": _approve,
    "approve_and_publish": _approve_and_publish,
    "return": _return,
    "publish": _publish,
    "withdraw": _withdraw,
}
