"""Reviews: the list of them, and one page on which any of them is decided."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin import changes, languages_read, preview, translations
from content.admin.drafts import actor
from content.admin.editions import ReadOnly
from content.admin.review_shown import shown_review
from content.editions.reviews import Review
from content.publishing import actions
from content.publishing.errors import PublishingError

_TYPED = ("comment", "publish_at")
"""Fields that keep what was typed when a step is refused."""


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    """Requests and decisions, the waiting ones first."""

    list_display = (
        "subject",
        "requested_by",
        "requested_at",
        "decision",
        "decided_by",
        "decided_at",
    )
    list_filter = ("decision",)
    list_select_related = ("requested_by", "decided_by")
    ordering = ("decision", "-requested_at")

    @admin.display(description=gettext_lazy("text"))
    def subject(self, review: Review) -> str:
        """What it is about: its first parts, and how many more."""
        entries = list(dict.fromkeys(item.entry for item in review.items.all()))
        more = f" + {len(entries) - 2}" if len(entries) > 2 else ""
        return "; ".join(entries[:2]) + more

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the parts of each."""
        return super().get_queryset(request).prefetch_related("items")

    def get_urls(self) -> list[URLPattern]:
        """What differs, what is behind, and the previews stand beside the reviews."""
        wrap = self.admin_site.admin_view
        return [
            path("changes/", wrap(changes.changes_list), name="content_changes"),
            path(
                "translations/",
                wrap(translations.translations_list),
                name="content_translations",
            ),
            path("languages/", wrap(languages_read.say), name="content_languages_read"),
            path(
                "<int:pk>/preview/<slug:page_key>/<slug:language>/",
                wrap(preview.of_review),
                name="content_review_preview",
            ),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **options: Any
    ) -> HttpResponse:
        """Show what approving would do; POST takes one step and says what happened.

        A step that is refused shows the page again, with everything typed in place.
        """
        review: Any = self.get_object(request, object_id)
        if review is None:
            raise Http404
        if not self.has_view_permission(request, review):
            raise PermissionDenied
        if request.method == "POST":
            try:
                done = _take_step(request, review)
            except PublishingError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, done)
                return redirect(request.path)
            review = self.get_object(request, object_id)
        return TemplateResponse(
            request,
            "admin/content/review.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Review"),
                "review": review,
                "shown": shown_review(review, reader=actor(request)),
                "may_decide": actor(request).has_perm("content.decide_review"),
                "is_mine": review.requested_by_id == request.user.pk,
                "typed": {name: request.POST.get(name, "") for name in _TYPED},
            },
        )


def _take_step(request: HttpRequest, review: Review) -> str:
    """Do what the pressed button says; returns the sentence for the person."""
    step = _STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise PublishingError(_("This step does not exist. Reload the page."))
    return step(request, review)


def _approve(request: HttpRequest, review: Review) -> str:
    publish_at = _moment(request.POST.get("publish_at", ""))
    publication = actions.approve(
        review=review,
        by=actor(request),
        now=timezone.now(),
        result=request.POST.get("result", ""),
        comment=request.POST.get("comment", ""),
        publish_at=publish_at,
    )
    if publication is None:
        return _("Approved. It will be public at the time that you have chosen.")
    count = publication.editions.count()
    if not count:
        return _("Published. No page had to change.")
    return _("Published. New editions: %(count)d.") % {"count": count}


def _moment(typed: str) -> datetime | None:
    """When to publish, as the form of a browser sends it; None for at once."""
    if not typed:
        return None
    try:
        moment = forms.DateTimeField().clean(typed)
    except forms.ValidationError as error:
        raise PublishingError(_("This is no date and time.")) from error
    if moment <= timezone.now():
        raise PublishingError(_("This moment has passed. Choose a later one, or none."))
    return moment


def _return(request: HttpRequest, review: Review) -> str:
    actions.return_to_author(
        review=review,
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
    )
    return _("The text has been returned to its author, with your comment.")


def _take_back(request: HttpRequest, review: Review) -> str:
    actions.take_back(review=review, by=actor(request), now=timezone.now())
    return _("You no longer ask for this review. The drafts stay as they are.")


_STEPS: dict[str, Callable[[HttpRequest, Review], str]] = {
    "approve": _approve,
    "return": _return,
    "take_back": _take_back,
}
