"""A form that is sent twice is saved once: a double click, a reload, an impatient second try.

Each form that is opened carries a token. Under the lock of its first save, what it held is
remembered with the token; the very same form again leads to where the first one led. With
anything else in it, it is another save: a browser may go back to an old page.
"""

import secrets
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.contrib import admin, messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from content.drafts.open_forms import IS_REMEMBERED_FOR, SavedForm

TOKEN = "form_token"  # noqa: S105 (the name of a field)
_ASIDE = frozenset(["csrfmiddlewaretoken", "kept_text"])


def token_of(request: HttpRequest) -> str:
    """The token that a form came with, or a new one."""
    return request.POST.get(TOKEN) or secrets.token_urlsafe(12)


def once(request: HttpRequest, save: Callable[[], HttpResponse]) -> HttpResponse:
    """Save what a form sends, unless this very form has been saved. Runs inside the
    transaction of the save, which is taken for one where it leads elsewhere."""
    if not request.POST.get(TOKEN):
        return save()
    now = timezone.now()
    saved, is_first = SavedForm.objects.get_or_create(
        digest=_digest(request), defaults={"saved_at": now}
    )
    if not is_first:
        messages.info(request, _("This was saved already, once."))
        return redirect(saved.result)
    response = save()
    if isinstance(response, HttpResponseRedirect):
        SavedForm.objects.filter(saved_at__lt=now - IS_REMEMBERED_FOR).delete()
        saved.result = response.url
        saved.save(update_fields=["result"])
    else:
        saved.delete()  # refused: the same may be right the next time
    return response


class SavesOnce(admin.ModelAdmin):
    """Mixin for an admin whose forms are never saved twice."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Give the form a token, or the one that it came with."""
        context["form_token"] = token_of(request)
        return super().render_change_form(request, context, *args, **options)

    def _changeform_view(self, request: HttpRequest, *args: Any) -> HttpResponse:
        """Save, unless this very form has been saved; in the transaction of the save."""
        view = super()._changeform_view  # type: ignore[misc]
        is_busy = vars(request).get("_is_busy")  # nothing can be written, nor will be
        if request.method != "POST" or is_busy:
            return view(request, *args)
        return once(request, lambda: view(request, *args))


def _digest(request: HttpRequest) -> str:
    """Of who sent what to where."""
    files: list[Any] = [
        (name, one.name, one.size)
        for name, one in request.FILES.items()
        if isinstance(one, UploadedFile)
    ]
    held = [
        (name, values) for name, values in request.POST.lists() if name not in _ASIDE
    ]
    whole = repr((request.user.pk, request.path, sorted(held), sorted(files, key=repr)))
    return sha256(whole.encode("utf-8", "backslashreplace")).hexdigest()
