"""Pages and their sections: the form in three languages, and the way to the door."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from content.admin import door, preview
from content.admin.drafts import DraftForms, RecordsChanges
from content.languages import column, source_language
from content.models.editions import Edition
from content.models.pages import Page, Section


class SectionForm(forms.ModelForm):
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

    def clean(self) -> dict[str, Any]:
        """Name a new section after its heading."""
        cleaned = super().clean() or {}
        if "key" in cleaned and not cleaned["key"]:
            heading = (
                cleaned.get(column("heading", "en"))
                or cleaned.get(column("heading", source_language()))
                or ""
            )
            cleaned["key"] = self._free_key(slugify(heading).lstrip("0123456789-"))
        if "position" in cleaned and cleaned["position"] is None:
            last = Section.objects.filter(page_id=self.instance.page_id).aggregate(
                last=Max("position")
            )["last"]
            cleaned["position"] = 0 if last is None else last + 1
        return cleaned

    def _free_key(self, wish: str) -> str:
        """The wished key, or with a number behind it; never one the page has."""
        taken = set(
            Section.objects.filter(page_id=self.instance.page_id).values_list(
                "key", flat=True
            )
        )
        wish = wish[:50].strip("-") or "section"
        key, count = wish, 1
        while key in taken:
            count += 1
            key = f"{wish}-{count}"
        return key


class SectionInline(DraftForms, TranslationStackedInline):
    """The sections of a page, in order."""

    model = Section
    form = SectionForm
    extra = 0
    ordering = ("position", "id")
    fields = ("position", "key", "kind", "safety", "heading", "body")


class PageForm(forms.ModelForm):
    """A page. Remembers which version it was opened with, so that nobody overwrites."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Page
        fields = "__all__"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["seen_version"].initial = self.instance.version
        self.moved_on = False

    def clean(self) -> dict[str, Any]:
        """Refuse once when somebody else has saved the page in the meantime."""
        cleaned = super().clean() or {}
        current = self.instance.version
        if self.instance.pk and cleaned.get("seen_version") != current:
            self.moved_on = True
            typed: Any = self.data
            self.data = typed.copy()
            self.data[self.add_prefix("seen_version")] = str(current)  # type: ignore[index]
            raise forms.ValidationError(
                _(
                    "Somebody else has saved this page while you were working on it. "
                    "Nothing of yours is lost: your text still stands in this form. "
                    "Compare it with what is saved now, shown below, and save again "
                    "to keep yours."
                )
            )
        return cleaned


@admin.register(Page)
class PageAdmin(DraftForms, RecordsChanges, TranslationAdmin):
    """Drafts of pages."""

    form = PageForm
    inlines = (SectionInline,)
    list_display = ("title", "key", "menu", "state", "public_edition", "changed_at")
    list_filter = ("menu",)
    search_fields = ("key", "title_nl", "title_de", "title_en")
    ordering = ("position", "key")
    change_form_template = "admin/content/page/change_form.html"
    fields = ("seen_version", "title", "slug", "summary", "key", "menu", "position")

    class Media:
        css = {"all": ("css/admin/staff.css",)}
        js = ("js/admin/language_bar.js", "js/admin/section_order.js")

    def subject_of(self, obj: Page) -> str:  # type: ignore[override]
        """A change counts for this page."""
        return obj.key

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A page's key never changes once it exists."""
        readonly = super().get_readonly_fields(request, obj)
        return readonly if obj is None else [*dict.fromkeys([*readonly, "key"])]

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Page | None:
        """While somebody saves, hold the page, so that two savers take turns."""
        if request.method == "POST":
            Page.objects.select_for_update().filter(pk=object_id).first()
        return super().get_object(request, object_id, from_field)

    def save_model(
        self, request: HttpRequest, obj: Page, form: Any, change: bool
    ) -> None:
        """Every save is a new version."""
        obj.version += 1
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Number the sections 0, 1, 2 … in the order the editor gave them."""
        super().save_related(request, form, formsets, change)
        for number, section in enumerate(form.instance.sections.all()):
            if section.position != number:
                Section.objects.filter(pk=section.pk).update(position=number)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Show what is saved now, when somebody else was faster."""
        form = context["adminform"].form
        if getattr(form, "moved_on", False):
            context["saved_now"] = _saved_now(form, context["inline_admin_formsets"])
        return super().render_change_form(request, context, *args, **options)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        """Nothing more than the list needs."""
        return super().get_queryset(request).prefetch_related("reviews")

    @admin.display(description=gettext_lazy("review"))
    def state(self, page: Page) -> str:
        """What the page waits for."""
        waiting = [review for review in page.reviews.all() if review.is_pending]
        return _("waiting for a reviewer") if waiting else "–"

    @admin.display(description=gettext_lazy("public edition"))
    def public_edition(self, page: Page) -> str:
        """The number readers see."""
        newest = Edition.objects.of(page.key).select_related("withdrawal").first()
        if newest is None:
            return _("not public")
        if hasattr(newest, "withdrawal"):
            return _("withdrawn")
        return str(newest.number)

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


def _saved_now(form: forms.ModelForm, inlines: Any) -> list[tuple[str, str, str]]:
    """Each field that differs: its label, the text saved now, the text in this form."""
    forms_shown = [form] + [one for inline in inlines for one in inline.formset.forms]
    return [
        (
            f"{one.instance} – {one.fields[name].label}",
            str(one.get_initial_for_field(one.fields[name], name) or ""),
            str(one[name].data or ""),
        )
        for one in forms_shown
        for name in one.changed_data
        if name != "seen_version" and one.instance.pk
    ]
