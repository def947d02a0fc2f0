"""The queue of reviews; each leads to the page where it is decided."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.book import DOOR
from content.admin.editions import ReadOnly
from content.editions.reviews import Review


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
    list_select_related = ("page", "requested_by", "decided_by")
    ordering = ("decision", "-requested_at")

    @admin.display(description=gettext_lazy("text"), ordering="page")
    def subject(self, review: Review) -> str:
        """The page, or everything that is published together with the facts."""
        return str(review.page or _("facts and clinics"))

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **options: Any
    ) -> HttpResponse:
        """A review is decided where its differences are shown."""
        review = self.get_object(request, object_id)
        if review is None:
            raise Http404
        if review.page_id is None:
            return redirect(DOOR)
        return redirect("admin:content_page_publishing", review.page_id)
