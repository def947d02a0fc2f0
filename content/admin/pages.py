"""Pages and their sections: the form in three languages."""

from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.admin import preview, preview_links, readers
from content.admin.drafts import DraftForms, NotesChanges
from content.admin.editing import views as editing
from content.admin.ordering import KeyedForm, KeyedFormSet
from content.admin.page_form import PageForm
from content.admin.preview_panel import PreviewBeside
from content.drafts.pages import Page, Section
from content.drafts.reading import draft_book, entry_of
from content.editions.editions import Edition
from content.languages import LANGUAGE_NAMES, LANGUAGES, column
from content.markup.limits import MAX_PROBLEMS
from content.publishing.anchors import lost


class SectionFormSet(KeyedFormSet):
    """The sections of a page; new ones are named after their heading and put last."""

    key_field = "heading"
    key_default = "section"


class SectionInline(DraftForms, TranslationStackedInline):
    """The sections of a page, in order."""

    model = Section
    form = KeyedForm
    formset = SectionFormSet
    extra = 0
    ordering = ("position", "key")
    fieldsets = (
        (None, {"fields": ("heading", "body", ("kind", "safety"))}),
        (
            gettext_lazy("Its place, its name in links"),
            {"classes": ("collapse",), "fields": ("position", "key", "anchors")},
        ),
    )


@admin.register(Page)
class PageAdmin(PreviewBeside, DraftForms, NotesChanges, TranslationAdmin):
    """Drafts of pages."""

    form = PageForm
    inlines = (SectionInline,)
    list_display = ("title", "menu", "public_edition", "changed_at")
    list_filter = ("menu",)
    search_fields = ("key", *(column("title", code) for code in LANGUAGES))
    ordering = ("position", "key")
    change_form_template = "admin/content/page/change_form.html"
    fieldsets = (
        (None, {"fields": ("title", "slug", "summary")}),
        (
            gettext_lazy("Its place in the menu, its language, its name in links"),
            {
                "classes": ("collapse",),
                "fields": (("menu", "position"), ("source_language", "key")),
            },
        ),
    )

    class Media:
        js = ("js/admin/address.js",)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """A page has changed as well when one of its sections has."""
        super().save_related(request, form, formsets, change)
        if any(formset.has_changed() for formset in formsets):
            form.instance.save(update_fields=["changed_at"])
            self._tell_what_is_lost(request, form.instance)

    def _tell_what_is_lost(self, request: HttpRequest, page: Page) -> None:
        """Say which links of other texts lead nowhere now; the draft is saved."""
        before = vars(request).get("_parts_before", {})
        draft = draft_book()
        now = {key: None for one in draft.family(entry_of(page)) for key in draft.parts_of(one)}  # fmt: skip
        found = lost(draft, before=draft.replaced({**now, **before}), touched=before)
        for finding in islice(found, MAX_PROBLEMS):
            messages.warning(request, str(finding))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A page's key never changes once it exists."""
        readonly = super().get_readonly_fields(request, obj)
        return readonly if obj is None else [*dict.fromkeys([*readonly, "key"])]

    @admin.display(description=gettext_lazy("readers see"))
    def public_edition(self, page: Page) -> str:
        """The languages in which it is public."""
        return ", ".join(self._public.get(page.key, [])) or _("not public")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        """Read what is public once for the whole list."""
        self._public: dict[str, list[str]] = {}
        public = Edition.objects.newest().exclude(content="").with_withdrawal()
        for key, code, gone in public.values_list(
            "page_key", "language", "withdrawal_id"
        ):
            words = LANGUAGE_NAMES.get(code, code) if not gone else _("withdrawn")
            if words not in self._public.setdefault(key, []):
                self._public[key].append(words)
        return super().get_queryset(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A page that has ever been public keeps its draft."""
        if obj is not None and Edition.objects.of(obj.key).exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        """What readers see, and the preview, stand beside the form."""
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/readers/",
                wrap(readers.readers),
                name="content_page_readers",
            ),
            path(
                "<int:pk>/preview/<slug:language>/",
                wrap(preview.of_draft),
                name="content_page_preview",
            ),
            path(
                "<int:pk>/preview/",
                wrap(preview.of_unsaved),
                name="content_page_preview_unsaved",
            ),
            path(
                "<int:pk>/links/", wrap(preview_links.links), name="content_page_links"
            ),
            *editing.urls(wrap),
            *super().get_urls(),
        ]
