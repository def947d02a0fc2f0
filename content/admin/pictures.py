"""Pictures: uploaded once, with their words, and shown by texts."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, re_path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from modeltranslation.admin import TranslationAdmin

from content.admin.busy import KeepsFormWhenBusy
from content.admin.deleting import AsksBeforeDeleting
from content.admin.drafts import (
    DraftForms,
    NotesChanges,
    actor,
    may_edit_structure,
)
from content.admin.keys import GivesKeys
from content.admin.picture_form import PictureForm, read_upload
from content.drafts.pictures import Image, ImageFile, Picture
from content.drafts.reading import draft_book
from content.languages import LANGUAGES, column
from content.pictures.names import NAME, content_type
from content.publishing import pictures


@never_cache
@require_safe
@permission_required("content.view_picture", raise_exception=True)
def draft_file(request: HttpRequest, name: str) -> HttpResponse:
    """A file of a picture, published or not; for staff only."""
    file = get_object_or_404(ImageFile, name=name)
    return HttpResponse(bytes(file.content), content_type=content_type(name))


def draft_address(name: str) -> str:
    """Where staff see a file that readers may not see yet."""
    return reverse("admin:content_picture_file", args=[name])


class PictureList(ChangeList):
    """The list of pictures, each with the pages that show it."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the drafts' texts once for all rows."""
        super().get_results(request)
        pages = pictures.pages_with_pictures(draft_book())
        for row in self.result_list:
            row.shown_on = pages.get(row.key, [])


@admin.register(Picture)
class PictureAdmin(
    GivesKeys,
    KeepsFormWhenBusy,
    DraftForms,
    NotesChanges,
    AsksBeforeDeleting,
    TranslationAdmin,
):
    """Pictures and their words."""

    form = PictureForm
    key_field = "alt"
    key_default = "picture"
    list_display = ("thumbnail", "key", "alt", "pages", "place")
    list_display_links = ("key",)  # words, where the thumbnail has none
    list_select_related = ("image",)
    search_fields: ClassVar[Any] = ("key", *(column("alt", code) for code in LANGUAGES))
    ordering = ("position", "key")
    readonly_fields = ("preview", "place", "pages")
    change_form_template = "admin/content/change_form.html"
    fieldsets = (
        (None, {"fields": ("preview", "upload", "key", "place", "pages")}),
        (gettext_lazy("Its words"), {"fields": ("alt", "caption", "credit")}),
        (gettext_lazy("In lists"), {"fields": ("position",)}),
    )

    class Media:
        css: ClassVar[Any] = {"all": ("css/admin/pictures.css",)}

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        """The list that reads the texts."""
        return PictureList

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """Make the files of an upload before Django's own view begins a transaction."""
        upload = request.FILES.get("upload")
        if upload and may_edit_structure(actor(request), Picture):
            vars(request)["_read_upload"] = read_upload(upload)
        return super().changeform_view(request, *args, **options)

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """Translators change words and no files."""
        form = super().get_form(request, *args, **options)
        form.may_upload = may_edit_structure(actor(request), Picture)
        form.read = vars(request).get("_read_upload")
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What there is to see and to do: nothing to see of a new picture."""
        absent = set() if obj else {"preview", "key", "place", "pages", "position"}
        if not may_edit_structure(actor(request), Picture):
            absent.add("upload")
        shown = [
            (title, [one for one in part["fields"] if one not in absent])
            for title, part in super().get_fieldsets(request, obj)
        ]
        return [(title, {"fields": fields}) for title, fields in shown if fields]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Texts name a picture by its key, which never changes once it exists."""
        readonly = super().get_readonly_fields(request, obj)
        return readonly if obj is None else [*dict.fromkeys([*readonly, "key"])]

    def save_model(
        self, request: HttpRequest, obj: Picture, form: Any, change: bool
    ) -> None:
        """With the files of the picture, where one was uploaded."""
        if picture := form.cleaned_data.get("upload"):
            obj.image = Image.objects.keep(picture)
        super().save_model(request, obj, form, change)
        Image.objects.forget_unused()

    def delete_model(self, request: HttpRequest, obj: Picture) -> None:  # type: ignore[override]
        """Its files go too; those that readers see stay."""
        super().delete_model(request, obj)
        Image.objects.forget_unused()

    def in_the_way(self, obj: Picture) -> list[str]:
        """Texts that show it."""
        return [
            _("This page shows the picture, so take it out of its text first:")
            + f" {page}"
            for page in pictures.pages_with_pictures(draft_book()).get(obj.key, [])
        ]

    def response_post_save_add(
        self, request: HttpRequest, obj: Any
    ) -> HttpResponseRedirect:
        """Show what became of it, and what to write into a text; or ask at once."""
        if "_ask" in request.POST:
            return self.response_post_save_change(request, obj)
        return redirect("admin:content_picture_change", obj.pk)

    @admin.display(description=gettext_lazy("picture"))
    def thumbnail(self, picture: Picture) -> str:
        """The picture, small; named by the key beside it."""
        return _drawn(picture, "picture-thumbnail")

    @admin.display(description=gettext_lazy("picture"))
    def preview(self, picture: Picture) -> str:
        """The picture that was uploaded."""
        return _drawn(picture, "picture-preview")

    @admin.display(description=gettext_lazy("in a text, write"))
    def place(self, picture: Picture) -> str:
        """What to copy into a text, on a line of its own."""
        return f"![](picture:{picture.key})"

    @admin.display(description=gettext_lazy("shown on"))
    def pages(self, picture: Any) -> str:
        """The pages whose drafts show it."""
        if not hasattr(picture, "shown_on"):
            picture.shown_on = pictures.pages_with_pictures(draft_book()).get(
                picture.key, []
            )
        return ", ".join(picture.shown_on) or _("no page yet")

    def get_urls(self) -> list[URLPattern]:
        """The files stand beside the form."""
        view = self.admin_site.admin_view(draft_file)
        return [
            re_path(rf"^files/(?P<name>{NAME})\Z", view, name="content_picture_file"),
            *super().get_urls(),
        ]


def _drawn(picture: Picture, css_class: str) -> str:
    """The picture as HTML, from a template."""
    return render_to_string(
        "admin/content/picture/picture.html",
        {
            "class": css_class,
            "address": draft_address(picture.image.thumbnail),
            "width": picture.image.width,
            "height": picture.image.height,
        },
    )
