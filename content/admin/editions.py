"""Editions, read-only: what readers saw, any two beside each other, and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content import addresses
from content.admin.drafts import actor, changes_url
from content.differences import compare
from content.documents import from_text
from content.editions.editions import Edition
from content.languages import LANGUAGE_NAMES
from content.publishing import four_eyes
from content.publishing.errors import PublishingError
from content.publishing.plans import withdrawal_of
from content.publishing.restoring import make_draft_again
from content.schema import entry_name


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

    list_display = ("page_key", "language", "number", "published_at", "approved")
    list_filter = ("language", "page_key")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        """With the publication of each, and none of their words."""
        found = super().get_queryset(request).select_related("publication")
        return found.defer("content", "uses")

    @admin.display(
        description=gettext_lazy("published at"), ordering="publication__published_at"
    )
    def published_at(self, edition: Edition) -> Any:
        """When it became public."""
        return edition.publication.published_at

    @admin.display(description=gettext_lazy("newest approval"))
    def approved(self, edition: Edition) -> Any:
        """When somebody last approved what it shows; nobody for example content."""
        return edition.approved_at or "–"

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **options: Any
    ) -> HttpResponse:
        """One edition: who, when, why, and what differs from another one.

        `?with=3` compares it with another number; POST makes it the draft again.
        """
        edition = self.get_object(request, object_id)
        if edition is None:
            raise Http404
        if not self.has_view_permission(request, edition):
            raise PermissionDenied
        if request.method == "POST":
            return self._restore(request, edition)
        own = Edition.objects.filter(
            page_key=edition.page_key, language=edition.language
        )
        numbers = list(own.order_by("-number").values_list("number", flat=True))
        other = _number(request.GET.get("with", ""), edition.number - 1)
        beside = own.filter(number=other).first()
        publication = edition.publication
        names = four_eyes.names([publication.author_id, publication.approver_id])
        return TemplateResponse(
            request,
            "admin/content/edition.html",
            {
                **admin.site.each_context(request),
                "title": f"{edition.title or edition.page_key} · "
                f"{LANGUAGE_NAMES.get(edition.language, '')} {edition.number}",
                "edition": edition,
                "publication": publication,
                "author": names.get(publication.author_id or 0, ""),
                "approver": names.get(publication.approver_id or 0, ""),
                "withdrawal": withdrawal_of(edition.page_key),
                "permalink": addresses.permalink(
                    edition.page_key,
                    edition.slug,
                    language=edition.language,
                    number=edition.number,
                ),
                "causes": [
                    line.replace("\t", " ") for line in edition.causes.split("\n")
                ],
                "other": other,
                "numbers": [number for number in numbers if number != edition.number],
                "changes": compare(_document(beside), _document(edition)),
                "may_restore": actor(request).has_perm("content.add_page"),
            },
        )

    def _restore(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        try:
            changed = make_draft_again(
                edition=edition, by=actor(request), now=timezone.now()
            )
        except PublishingError as error:
            messages.error(request, str(error))
            return redirect(request.path)
        if changed:
            words = _(
                "The draft says what this edition said. Readers see it once it has "
                "been approved."
            )
        else:
            words = _("The draft already says what this edition said.")
        messages.success(request, words)
        return redirect(changes_url(entry_name("page", edition.page_key)))


def _number(typed: str, default: int) -> int:
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 10
    return int(typed) if is_number else default


def _document(edition: Edition | None) -> Any:
    return from_text(edition.content) if edition and edition.content else None
