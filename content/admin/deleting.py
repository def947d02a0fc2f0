"""Before a draft is deleted: what stands in the way, in sentences for the person."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


class AsksBeforeDeleting(admin.ModelAdmin):
    """Refuses to delete what others rest on, before anything else is asked."""

    actions = None  # Each deletion is a decision of its own.

    def in_the_way(self, obj: Any) -> list[str]:
        """Why a row cannot be deleted now, in sentences for the person."""
        return []

    def delete_view(
        self, request: HttpRequest, object_id: str, *args: Any, **options: Any
    ) -> HttpResponse:
        """Say what stands in the way, to those who may delete at all."""
        obj = self.get_object(request, unquote(object_id))
        is_allowed = obj is not None and self.has_delete_permission(request, obj)
        reasons = self.in_the_way(obj) if is_allowed else []
        if obj is None or not reasons:
            return super().delete_view(request, object_id, *args, **options)
        for reason in reasons:
            messages.error(request, reason)
        return redirect(f"admin:content_{self.opts.model_name}_change", obj.pk)
