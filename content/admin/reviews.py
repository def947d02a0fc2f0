"""The queue of reviews; each leads to the page where it is decided."""

from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from content.admin.editions import ReadOnly
from content.models.reviews import Review


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    """Requests and decisions, the waiting ones first."""

    list_display = (
        "page",
        "requested_by",
        "requested_at",
        "decision",
        "decided_by",
        "decided_at",
    )
    list_filter = ("decision",)
    list_select_related = ("page", "requested_by", "decided_by")
    ordering = ("decision", "-requested_at")

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **options: Any
    ) -> HttpResponse:
        """A review is decided where its differences are shown."""
        review = self.get_object(request, object_id)
        if review is None:
            raise Http404
        return redirect("admin:content_page_publishing", review.page_id)
