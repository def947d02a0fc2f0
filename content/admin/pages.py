"""Pages and their sections: the form in three languages, and the way to the door."""

from collections.abc import Collection
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.addresses import clinic_of
from content.admin import door, preview
from content.admin.draft_form import DraftForm
from content.admin.drafts import DraftForms, RecordsChanges
from content.admin.ordering import KeyedForm, KeyedFormSet
from content.drafts.pages import Page, Section
from content.editions.editions import Edition
from content.editions.reviews import Review
from content.languages import LANGUAGES, column


class PageForm(DraftForm):
    """A page. A clinic's page may state what holds at that clinic."""

    def usable_facts(self) -> Collection[str]:
        """Those of the clinic that the page is about, or of all."""
        key = self.cleaned_data.get("key") or self.instance.key
        return self.book.usable(clinic=clinic_of(key))


class SectionForm(KeyedForm):
    """A section. Key and position may be left empty: the form finds good ones."""

    def usable_facts(self) -> Collection[str]:
        """Those of the section's page."""
        page = self.cleaned_data.get("page")
        return self.book.usable(clinic=clinic_of(page.key) if page else "")


class SectionFormSet(KeyedFormSet):
    """The sections of a page; new ones are named after their heading and put last."""

    key_field = "heading"
    key_default = "section"


class SectionInline(DraftForms, TranslationStackedInline):
    """The sections of a page, in order."""

    model = Section
    form = SectionForm
    formset = SectionFormSet
    extra = 0
    ordering = ("position", "id")
    fields = ("heading", "body", "kind", "safety", "position", "key")


@admin.register(Page)
class PageAdmin(DraftForms, RecordsChanges, TranslationAdmin):
    """Drafts of pages."""

    form = PageForm
    inlines = (SectionInline,)
    list_display = ("title", "key", "menu", "state", "public_edition", "changed_at")
    list_filter = ("menu",)
    search_fields = ("key", *(column("title", code) for code in LANGUAGES))
    ordering = ("position", "key")
    change_form_template = "admin/content/page/change_form.html"
    fields = ("title", "slug", "summary", "key", "menu", "position")

    class Media:
        js = ("js/admin/language_bar.js", "js/admin/section_order.js")

    def subject_of(self, obj: Page) -> str:  # type: ignore[override]
        """A change counts for this page."""
        return obj.key

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """A page has changed as well when one of its sections has."""
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            form.instance.save(update_fields=["changed_at"])

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A page's key never changes once it exists."""
        readonly = super().get_readonly_fields(request, obj)
        return readonly if obj is None else [*dict.fromkeys([*readonly, "key"])]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        """With what the list says about review and edition, in the same question."""
        newest = Edition.objects.filter(page_key=OuterRef("key")).order_by("-number")
        return (
            super()
            .get_queryset(request)
            .annotate(
                is_waiting=Exists(Review.objects.pending().filter(page=OuterRef("pk"))),
                newest_number=Subquery(newest.values("number")[:1]),
                newest_withdrawal=Subquery(newest.values("withdrawal")[:1]),
            )
        )

    @admin.display(description=gettext_lazy("review"))
    def state(self, page: Any) -> str:
        """What the page waits for."""
        return _("waiting for a reviewer") if page.is_waiting else "–"

    @admin.display(description=gettext_lazy("public edition"))
    def public_edition(self, page: Any) -> str:
        """The number readers see."""
        if page.newest_number is None:
            return _("not public")
        return _("withdrawn") if page.newest_withdrawal else str(page.newest_number)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A page that has ever been public keeps its draft."""
        if obj is not None and Edition.objects.of(obj.key).exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        """The door and the preview stand beside the form."""
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/publishing/",
                wrap(door.publishing),
                name="content_page_publishing",
            ),
            path(
                "<int:pk>/preview/<slug:language>/",
                wrap(preview.preview),
                name="content_page_preview",
            ),
            *super().get_urls(),
        ]

    def response_post_save_change(
        self, request: HttpRequest, obj: Page
    ) -> HttpResponseRedirect:
        """After saving, the next step is the door."""
        return HttpResponseRedirect(
            reverse("admin:content_page_publishing", args=[obj.pk])
        )

    response_post_save_add = response_post_save_change
