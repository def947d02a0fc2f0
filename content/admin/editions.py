"""Editions, read-only: what readers saw, any two beside each other, and the way back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from content import addresses
from content.admin.changes import of_entry
from content.admin.changes_shown import part_words
from content.admin.drafts import actor, changes_url
from content.admin.then import then
from content.book import PartKey, changes
from content.differences import compare
from content.documents import from_text
from content.drafts.reading import draft_book
from content.editions.editions import Edition
from content.editions.reading import published_book
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


class LanguageFilter(admin.SimpleListFilter):
    """The editions of one language."""

    title = gettext_lazy("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Languages by their own names."""
        return list(LANGUAGE_NAMES.items())

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Edition]
    ) -> QuerySet[Edition]:
        """Those of the chosen language."""
        return queryset.filter(language=self.value()) if self.value() else queryset


class PageFilter(admin.SimpleListFilter):
    """The editions of one page."""

    title = gettext_lazy("page")
    parameter_name = "page_key"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Pages by their newest titles in the reader's language, else in any."""
        own = Q(language=get_language())
        rows = Edition.objects.exclude(title="").order_by("pk")
        titles = dict(rows.exclude(own).values_list("page_key", "title"))
        titles |= dict(rows.filter(own).values_list("page_key", "title"))
        return sorted(titles.items(), key=lambda one: one[1].casefold())

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Edition]
    ) -> QuerySet[Edition]:
        """Those of the chosen page."""
        return queryset.filter(page_key=self.value()) if self.value() else queryset


@admin.register(Edition)
class EditionAdmin(ReadOnly):
    """What readers have seen, and when."""

    list_display = ("page", "in_language", "number", "published_at", "approved")
    list_filter = (LanguageFilter, PageFilter)
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        """With the publication of each, and none of their words."""
        found = super().get_queryset(request).select_related("publication")
        return found.defer("content", "uses")

    @admin.display(description=gettext_lazy("page"), ordering="page_key")
    def page(self, edition: Edition) -> str:
        """Its title; the key of a page that left the language."""
        return edition.title or edition.page_key

    @admin.display(description=gettext_lazy("language"), ordering="language")
    def in_language(self, edition: Edition) -> str:
        """The language by its own name."""
        return LANGUAGE_NAMES.get(edition.language, edition.language)

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

    def get_urls(self) -> list[URLPattern]:
        """What readers saw on a day stands beside the list."""
        wrap = self.admin_site.admin_view
        own = path("then/", wrap(then), name="content_edition_then")
        return [own, *super().get_urls()]

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
                "causes": _causes(edition),
                "would_lose": _unpublished(edition.page_key),
                "other": other,
                "numbers": [number for number in numbers if number != edition.number],
                "changes": compare(_document(beside), _document(edition)),
                "may_restore": actor(request).has_perm("content.add_page"),
            },
        )

    def _restore(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        if _unpublished(edition.page_key) and not request.POST.get("sure"):
            words = _("Say first that what the draft says now may go.")
            messages.error(request, words)
            return redirect(request.path)
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


def _unpublished(page_key: str) -> list[str]:
    """What the draft of a page says and readers do not see yet, in words."""
    draft, public = draft_book(), published_book()
    found = of_entry(changes(public, draft), entry_name("page", page_key))
    return [part_words(key, draft if draft.has(key.entry) else public) for key in found]


def _causes(edition: Edition) -> list[str]:
    """The parts that brought it about, by what they are called now."""
    keys = [PartKey(*line.split("\t")) for line in edition.causes.split("\n") if line]
    book = published_book()
    return list(dict.fromkeys(part_words(key, book) for key in keys))


def _number(typed: str, default: int) -> int:
    is_number = typed.isascii() and typed.isdigit() and len(typed) < 10
    return int(typed) if is_number else default


def _document(edition: Edition | None) -> Any:
    return from_text(edition.content) if edition and edition.content else None
