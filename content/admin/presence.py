"""“Anna has this open”: noted when a form is opened, and every half minute while it is.

A browser with JavaScript says so again and again (`static/js/admin/open_form.js`), and
when the form is left; without it, a form counts as open for two minutes. Whoever saves is
never stopped by it: rows that two people change are merged (`merging.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.busy import is_locked
from content.drafts.open_forms import OpenForm
from content.moments import local_words

_WAIT = 200
"""Milliseconds for which this may wait for SQLite's one writer. It can be left out."""


class TellsWhoIsHere(admin.ModelAdmin):
    """Mixin for an admin whose forms say who else has them open."""

    def get_urls(self) -> list[URLPattern]:
        """Where a browser says that it still has the form open."""
        name = f"content_{self.opts.model_name}_open"
        view = self.admin_site.admin_view(self.open_view)
        return [path("<int:pk>/open/", view, name=name), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Tell who is here, and note that one more is."""
        obj = options.get("obj")
        if obj is not None and self.has_change_permission(request, obj):
            context.update(who_is_here(request, obj))
        return super().render_change_form(request, context, *args, **options)

    def open_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET: a fresh token for the form. POST: the form is still open, or was left."""
        return _open(request, admin=self, pk=pk)


def who_is_here(request: HttpRequest, row: Model) -> dict[str, str]:
    """What `open_by.html` says of the form of a row, on whatever page its words are being
    changed; where the page is only opened, it is noted that one more person is here."""
    return {
        "open_by": _others(request, row, is_noted=request.method == "GET"),
        "open_url": reverse(
            f"admin:content_{row._meta.model_name}_open", args=[row.pk]
        ),
    }


def _others(request: HttpRequest, row: Model, *, is_noted: bool) -> str:
    """Who else is here, in words. is_noted: and that this person is."""
    person: Any = request.user.pk
    form, now = _form_of(row), timezone.now()
    if is_noted:
        with _without_waiting():
            OpenForm.objects.note(form, person=person, now=now)
    others = OpenForm.objects.of_others(form, person=person, now=now)
    return " ".join(map(_in_words, others))


def _form_of(row: Model) -> str:
    return f"{row._meta.model_name}/{row.pk}"


@never_cache
@require_http_methods(["GET", "POST"])
def _open(request: HttpRequest, *, admin: TellsWhoIsHere, pk: int) -> HttpResponse:
    obj = admin.get_queryset(request).filter(pk=pk).first() if pk < 2**63 else None
    if obj is None:
        raise Http404
    if not admin.has_change_permission(request, obj):
        raise PermissionDenied
    if request.method == "GET":
        return JsonResponse({"token": get_token(request), "person": request.user.pk})
    if request.POST.get("left"):
        person: Any = request.user.pk
        with _without_waiting():
            OpenForm.objects.forget(_form_of(obj), person=person)
        return HttpResponse(status=204)
    return JsonResponse({"words": _others(request, obj, is_noted=True)})


def _in_words(one: OpenForm) -> str:
    person = one.by
    return _("%(name)s has had this open since %(time)s.") % {
        "name": person.get_full_name() or person.get_username(),
        "time": local_words(one.opened_at),
    }


@contextmanager
def _without_waiting() -> Iterator[None]:
    """While something large is being saved, leave the note out instead of waiting."""
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:
        _wait_at_most(_WAIT)
    try:
        yield
    except OperationalError as error:
        if not is_locked(error):
            raise
    finally:
        if is_sqlite:
            options = connection.settings_dict["OPTIONS"]
            _wait_at_most(int(1000 * options.get("timeout", 5)))


def _wait_at_most(milliseconds: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds:d}")
