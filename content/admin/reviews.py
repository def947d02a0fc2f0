"""Reviews: the list of them, and one page on which any of them is decided."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin import (
    catalogues,
    changes,
    languages_read,
    messages_list,
    preview,
)
from content.admin.changes_shown import subject_of
from content.admin.drafts import actor
from content.admin.editions import ReadOnly
from content.admin.gate_shown import shown_answers
from content.admin.moments import later_moment
from content.admin.review_form import seen, ticked, typed_places, was_me
from content.admin.review_shown import shown_review
from content.admin.translating import pages as translating
from content.drafts.reading import draft_book
from content.editions.review_notes import PLACE_WORDS
from content.editions.reviews import Review
from content.publishing import actions
from content.publishing.errors import PublishingError
from content.publishing.messages import see

_TYPED = ("comment", "publish_at", "rest")
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
        """What it is about: its first entries, and how many more."""
        return subject_of(review, self._drafts)

    def changelist_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """The list, which names each by the titles of what it is about."""
        self._drafts = draft_book()
        return super().changelist_view(request, *args, **options)

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
                wrap(translating.languages_list),
                name="content_translations",
            ),
            path(
                "catalogues/",
                wrap(catalogues.catalogues),
                name="content_catalogues",
            ),
            path(
                "translations/<slug:language>/",
                wrap(translating.queue_list),
                name="content_queue",
            ),
            path(
                "translations/<slug:language>/<path:entry>/",
                wrap(translating.text_page),
                name="content_translate",
            ),
            path("messages/", wrap(messages_list.show), name="content_messages"),
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
        person = actor(request)
        only, said = ticked(request.POST), typed_places(request.POST)
        if request.method == "POST" and request.POST.get("step") != "narrow":
            try:
                done = _take_step(request, review)
            except PublishingError as error:
                is_again = request.POST.get("step") in ("approve", "return")
                if is_again and was_me(review, by=person, only=only):
                    messages.info(
                        request,
                        _("You have decided this already. It counted once."),
                    )
                    return redirect(request.path)
                messages.error(request, str(error))
            else:
                messages.success(request, done)
                return redirect(request.path)
            review = self.get_object(request, object_id)
        see(review, by=person, now=timezone.now())
        shown = shown_review(review, reader=person, only=only, typed=said)
        return TemplateResponse(
            request,
            "admin/content/review.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Review"),
                "subtitle": shown.subject,
                "review": review,
                "shown": shown,
                "may_decide": person.has_perm("content.decide_review"),
                "is_mine": review.requested_by_id == request.user.pk,
                "typed": {name: request.POST.get(name, "") for name in _TYPED},
                "answers": shown_answers(review),
                "place_words": PLACE_WORDS,
            },
        )


def _take_step(request: HttpRequest, review: Review) -> str:
    """Do what the pressed button says; returns the sentence for the person."""
    step = _STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise PublishingError(_("This step does not exist. Reload the page."))
    return step(request, review)


def _approve(request: HttpRequest, review: Review) -> str:
    publish_at = later_moment(request.POST.get("publish_at", ""))
    only = ticked(request.POST)
    if only is not None and set(only) != set(seen(request.POST)):
        raise PublishingError(
            _(
                "You have ticked something else than before. Below is what readers "
                "would see of it. Look at it, and answer once more."
            )
        )
    publication = actions.approve(
        review=review,
        by=actor(request),
        now=timezone.now(),
        result=request.POST.get("result", ""),
        comment=request.POST.get("comment", ""),
        publish_at=publish_at,
        only=only,
        places=typed_places(request.POST),
        returns_rest=request.POST.get("rest") != "wait",
    )
    if publication is None:
        return _("Approved. It will be public at the time that you have chosen.")
    count = publication.editions.count()
    if not count:
        return _("Published. No page had to change.")
    return _("Published. New editions: %(count)d.") % {"count": count}


def _return(request: HttpRequest, review: Review) -> str:
    actions.return_to_author(
        review=review,
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
        places=typed_places(request.POST),
    )
    return _("The text has been returned to its author, with your comment.")


def _take_back(request: HttpRequest, review: Review) -> str:
    actions.take_back(review=review, by=actor(request), now=timezone.now())
    return _("You no longer ask for this review. The drafts stay as they are.")


def _stop(request: HttpRequest, review: Review) -> str:
    actions.stop(review=review, by=actor(request), now=timezone.now())
    return _("It will not be published. The drafts stay as they are.")


_STEPS: dict[str, Callable[[HttpRequest, Review], str]] = {
    "approve": _approve,
    "return": _return,
    "take_back": _take_back,
    "stop": _stop,
}
