"""What the forms of all drafts share: languages, line ends, who changed what."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.admin.draft_form import DraftForm
from content.admin.editing.field import TOOLBAR, mark_markdown
from content.admin.form_scripts import FORM_SCRIPTS
from content.admin.gate_shown import panel_of_form
from content.admin.known_rows import KnownRows
from content.admin.marks import forms_of, marked_fields
from content.admin.once import SavesOnce
from content.admin.presence import TellsWhoIsHere
from content.admin.removed import tell_removed
from content.admin.returned import returned_of
from content.drafts.reading import draft_book, draft_parts, entry_of
from content.languages import source_language
from content.publishing import rights
from content.publishing.notes import note_changes
from content.publishing.rendering import Renderer
from content.ranks import after_last
from content.schema import BY_MODEL, NOUNS


class PlainNewlines(forms.CharField):
    """Multi-line text as files and checksums have it: lines end with one character."""

    def to_python(self, value: Any) -> str:
        """Browsers send carriage returns; they stop here."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


class DraftForms:
    """Mixin for the admin of a draft, and for its inlines.

    The source language must be filled in; where each entry has its own, a review asks
    for that. Translators see the source and the structure but change only the other
    languages.
    """

    text_rows = 12
    """The height of a text's box."""

    formfield_overrides: Any = {
        models.TextField: {"form_class": PlainNewlines},
        models.URLField: {"assume_scheme": "https"},
        models.ManyToManyField: {"form_class": KnownRows},
        models.TimeField: {
            "widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        },
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
        },
    }

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        """Require the source language wherever the field itself is required."""
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        original = getattr(db_field, "translated_field", None)
        if field and original and db_field.language == source_language():  # type: ignore[attr-defined]
            own = _has_own_source(self.model)  # type: ignore[attr-defined]
            field.required = not original.blank and not own
        if field and isinstance(db_field, models.TextField):
            field.widget.attrs["rows"] = self.text_rows
            mark_markdown(field, db_field, self.model)  # type: ignore[attr-defined]
        return field

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """The form, with what its texts are looked up in."""
        form = super().get_form(request, *args, **options)  # type: ignore[misc]
        form.drafts = lambda self: drafts_of(request)
        return form

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        """The forms of an inline, with the same.

        Fields that a form declares itself are in it even where they are only shown, so
        that Django would take a missing answer for an empty one.
        """
        formset = super().get_formset(request, obj, **options)  # type: ignore[misc]
        formset.form.drafts = lambda self: drafts_of(request)
        for name in self.get_readonly_fields(request, obj):
            formset.form.base_fields.pop(name, None)
        return formset

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[str]:
        """For translators: everything but the other languages' texts."""
        readonly = list(super().get_readonly_fields(request, obj))  # type: ignore[misc]
        model = self.model  # type: ignore[attr-defined]
        if may_edit_structure(actor(request), model):
            return readonly
        translations: list[Any] = [
            field for field in model._meta.fields if hasattr(field, "translated_field")
        ]
        source = getattr(obj, "source_language", "") or source_language()
        own = rights.languages_to_change(
            actor(request), model=model.__name__, source=source
        )
        free = {field.translated_field.name for field in translations} | {
            field.name for field in translations if field.language in own
        }
        locked = [
            field.name
            for field in (*model._meta.fields, *model._meta.many_to_many)
            if field.editable
            and field.name not in {"id", *free}
            and (self._parent is None or field.related_model is not self._parent)
        ]
        return [*dict.fromkeys([*readonly, *locked])]

    @property
    def _parent(self) -> type[models.Model] | None:
        """The model on whose form an inline stands."""
        return getattr(self, "parent_model", None)


def _has_own_source(model: type[models.Model]) -> bool:
    """Each entry says in which language it is written first, or what it is part of."""
    noun = BY_MODEL[model.__name__]
    return NOUNS[noun.parent or noun.name].has_field("source_language")


def drafts_of(request: HttpRequest) -> Renderer:
    """All that is drafted, read when first needed, once per request."""
    kept = vars(request)
    if "_drafts" not in kept:
        kept["_drafts"] = Renderer(draft_book())
    return kept["_drafts"]


def actor(request: HttpRequest) -> User:
    """The person behind a staff request. Raises PermissionDenied for nobody."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def may_edit_structure(user: User, model: type[models.Model]) -> bool:
    """Editors add; translators only change words."""
    return rights.may_change_all(user, model.__name__)


class NotesChanges(SavesOnce, TellsWhoIsHere, admin.ModelAdmin):
    """Notes who changed which parts, for four eyes; merges what two people save."""

    form = DraftForm

    class Media:
        css = {"all": ("css/admin/gate.css",)}
        js = (
            "js/admin/gate.js",
            "js/admin/opened_values.js",
            "js/admin/too_large.js",
            "js/admin/limits.js",
            "js/admin/place.js",
            TOOLBAR,
            *FORM_SCRIPTS,
        )

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """While somebody saves, hold the row, so that two savers take turns."""
        found = super().get_object(request, object_id, from_field)
        if found is None or request.method != "POST":
            return found
        self.model._default_manager.select_for_update().get(pk=found.pk)
        held: Any = super().get_object(request, object_id, from_field)
        vars(request)["_parts_before"] = draft_parts(self.touched(held))
        return held

    def touched(self, obj: Any) -> set[str]:
        """The entries that the form of a row can change, each with its parts."""
        return {entry_of(obj)}

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Show what is saved now, where somebody else was faster; say what fits."""
        context["most_fields"] = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        context["most_bytes"] = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        formsets = [
            inline.formset for inline in context.get("inline_admin_formsets", ())
        ]
        forms_ = forms_of(context["adminform"].form, formsets)
        context["saved_now"] = [
            collision
            for one in (*forms_, *formsets)
            for collision in getattr(one, "collisions", ())
        ]
        context["to_mend"] = [
            mark for one in forms_ if one.instance.pk for mark in marked_fields(one)
        ]
        context["gate"] = panel_of_form(forms_, lambda: drafts_of(request))
        context["returned"] = returned_of(context.get("original"))
        return super().render_change_form(request, context, *args, **options)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new row stands last."""
        initial = super().get_changeform_initial_data(request)
        if "position" not in {field.name for field in self.opts.fields}:
            return initial
        rows = self.model._default_manager.values_list("position", flat=True)
        return {"position": after_last(rows), **initial}

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """A save that changes nothing is no change."""
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """After everything has been saved, note what differs, in the same transaction."""
        super().save_related(request, form, formsets, change)
        self._note(request, self.touched(form.instance))
        tell_removed(request, formsets)
        saved = [one for one in forms_of(form, formsets) if one.instance.pk]
        vars(request)["_is_marked"] = any(one.marks() for one in saved)
        for one in saved:
            for remark in one.remarks():
                messages.info(request, remark)

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Deleting is a change too."""
        entries = self.touched(obj)
        vars(request)["_parts_before"] = draft_parts(entries)
        super().delete_model(request, obj)
        self._note(request, entries)

    def _note(self, request: HttpRequest, entries: set[str]) -> None:
        note_changes(
            vars(request).get("_parts_before", {}),
            draft_parts(entries),
            by=actor(request),
            now=timezone.now(),
        )

    def response_post_save_change(
        self, request: HttpRequest, obj: models.Model
    ) -> HttpResponseRedirect:
        """After saving, the next step: what must be mended, or what readers will see."""
        if not vars(request).get("_is_marked"):
            if "_ask" in request.POST:
                from content.admin.ask_at_once import ask  # which knows this module

                return ask(request, entry_of(obj))
            return redirect(changes_url(entry_of(obj)))
        messages.warning(
            request,
            _(
                "It is saved. Before readers can see it, something must be mended. Each "
                "place is marked below."
            ),
        )
        name = f"admin:content_{self.opts.model_name}_change"
        return redirect(name, obj.pk)

    response_post_save_add = response_post_save_change

    def response_delete(
        self, request: HttpRequest, obj_display: str, obj_id: int
    ) -> HttpResponse:
        """After deleting as well: readers see it until that is approved."""
        super().response_delete(request, obj_display, obj_id)
        return redirect(changes_url())


def changes_url(entry: str = "") -> str:
    """The list of changes; of one entry and its children when it is named."""
    url = reverse("admin:content_changes")
    return f"{url}?{urlencode({'entry': entry})}" if entry else url
