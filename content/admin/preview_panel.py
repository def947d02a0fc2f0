"""The panel beside the form of a page: the text as patients will see it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from content.admin.preview_looks import PHONE, looks
from content.languages import LANGUAGE_NAMES


class PreviewBeside(admin.ModelAdmin):
    """Mixin for a form that has a preview beside it."""

    class Media:
        css: ClassVar[Any] = {"all": ("css/admin/preview.css",)}
        js = ("js/admin/preview.js",)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """With the panel's choices; this page alone may show a frame of our own."""
        here = request.GET.get("language", "") or get_language()
        context["preview_languages"] = [
            (code, name, code == here) for code, name in LANGUAGE_NAMES.items()
        ]
        context["preview_looks"] = [
            (code, words, code == PHONE) for code, words in looks().items()
        ]
        response = super().render_change_form(request, context, *args, **options)
        vars(response)["_csp_update"] = {"frame-src": ["'self'"]}
        return response
