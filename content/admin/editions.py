"""Editions, read-only, with what changed from one to the next."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy

from content import addresses
from content.admin.state import published_documents
from content.differences import compare
from content.editions.editions import Edition
from content.languages import LANGUAGE_NAMES, LANGUAGES


class ReadOnly(admin.ModelAdmin):
    """Nobody adds, changes or deletes these by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


@admin.register(Edition)
class EditionAdmin(ReadOnly):
    """What readers have seen, and when."""

    list_display = ("page_key", "number", "published_at", "approver", "withdrawn")
    list_filter = ("page_key",)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        """With the publication and the withdrawal of each."""
        return super().get_queryset(request).select_related("publication", "withdrawal")

    @admin.display(
        description=gettext_lazy("published at"), ordering="publication__published_at"
    )
    def published_at(self, edition: Edition) -> Any:
        """When it became public."""
        return edition.publication.published_at

    @admin.display(description=gettext_lazy("approved by"))
    def approver(self, edition: Edition) -> str:
        """Who approved it; nobody for example content."""
        return edition.publication.approver_name or "–"

    @admin.display(description=gettext_lazy("withdrawn"), boolean=True)
    def withdrawn(self, edition: Edition) -> bool:
        """Whether readers are told that it is gone."""
        return edition.is_withdrawn

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **options: Any
    ) -> HttpResponse:
        """One edition: who, when, why, and what changed since the one before."""
        edition = self.get_object(request, object_id)
        if edition is None:
            raise Http404
        if not self.has_view_permission(request, edition):
            raise PermissionDenied
        before = Edition.objects.filter(
            page_key=edition.page_key, number=edition.number - 1
        ).first()
        old, new = published_documents(before), published_documents(edition)
        return TemplateResponse(
            request,
            "admin/content/edition.html",
            {
                **admin.site.each_context(request),
                "title": str(edition),
                "edition": edition,
                "publication": edition.publication,
                "withdrawal": getattr(edition, "withdrawal", None),
                "permalinks": [
                    (
                        LANGUAGE_NAMES[document.language],
                        addresses.permalink(
                            document.page_key,
                            document.slug,
                            language=document.language,
                            number=edition.number,
                        ),
                    )
                    for document in new.values()
                ],
                "changes": [
                    (LANGUAGE_NAMES[code], compare(old.get(code), new.get(code)))
                    for code in LANGUAGES
                ],
            },
        )
