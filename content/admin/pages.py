"""Pages and their sections: the form in three languages, and the way to the door."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.admin import door, preview
from content.admin.drafts import DraftForms, RecordsChanges
from content.admin.merging import MergingForm, MergingFormSet
from content.languages import LANGUAGES, column, source_language
from content.models.editions import Edition
from content.models.pages import Page, Section
from content.models.reviews import Review


class SectionForm(MergingForm):
    """A section. Key and position may be left empty: the form finds good ones."""

    key = forms.CharField(
        label=gettext_lazy("key"),
        required=False,
        help_text=gettext_lazy(
            "Links lead to this name, in every language. Leave it empty for a new "
            "section."
        ),
        validators=Section._meta.get_field("key").validators,
    )
    position = forms.IntegerField(
        label=gettext_lazy("position"),
        required=False,
        min_value=0,
        help_text=gettext_lazy(
            "Smaller numbers come first. Leave it empty to put the section last."
        ),
    )

    class Meta:
        model = Section
        fields = "__all__"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk and "key" in self.fields:
            self.fields["key"].disabled = True
        elif "position" in self.fields:
            self.initial.pop("position", None)


class SectionFormSet(MergingFormSet):
    """The sections of a page; new ones are named after their heading and put last."""

    def clean(self) -> None:
        """Fill in what was left empty, before the keys are compared."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        taken = {
            form.cleaned_data["key"] for form in kept if form.cleaned_data.get("key")
        }
        last = max(
            (
                form.cleaned_data.get("position") or 0
                for form in kept
                if form.is_valid()
            ),
            default=-1,
        )
        for form in kept:
            if not form.cleaned_data or not form.has_changed():
                continue
            if not form.cleaned_data.get("key"):
                form.instance.key = form.cleaned_data["key"] = _free_key(
                    _heading(form.cleaned_data), taken=taken
                )
                taken.add(form.instance.key)
            if form.cleaned_data.get("position") is None:
                last += 1
                form.instance.position = form.cleaned_data["position"] = last
        super().clean()


def _heading(cleaned: dict[str, Any]) -> str:
    return (
        cleaned.get(column("heading", "en"))
        or cleaned.get(column("heading", source_language()))
        or ""
    )


def _free_key(heading: str, *, taken: set[str]) -> str:
    """A key made of the heading; with a number behind it when the page has it."""
    wish = slugify(heading).lstrip("0123456789-_").replace("_", "-")[:50].strip("-")
    wish = re.sub("-+", "-", wish) or "section"
    key, count = wish, 1
    while key in taken:
        count += 1
        key = f"{wish}-{count}"
    return key


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

    form = MergingForm
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

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A page's key never changes once it exists."""
        readonly = super().get_readonly_fields(request, obj)
        return readonly if obj is None else [*dict.fromkeys([*readonly, "key"])]

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Number the sections 0, 1, 2 … in the order the editor gave them."""
        super().save_related(request, form, formsets, change)
        for number, section in enumerate(form.instance.sections.all()):
            if section.position != number:
                Section.objects.filter(pk=section.pk).update(position=number)

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
