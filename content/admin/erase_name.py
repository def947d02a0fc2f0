"""Erasing the name of somebody who has left: one page that says what happens."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.drafts import actor
from content.journal.erasing import (
    erase_name,
    is_erased,
    neutral_name,
    still_named,
)
from content.publishing.errors import PublishingError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.erase_name", raise_exception=True)
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what erasing does; POST does it, once it has been said that this is known."""
    person = get_object_or_404(User, pk=pk)
    if request.method == "POST":
        try:
            done = _erase(request, person)
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
            lines = reverse("admin:content_journalentry_changelist")
            return redirect(f"{lines}?person={person.pk}")
    return TemplateResponse(
        request,
        "admin/content/erase_name.html",
        {
            **admin.site.each_context(request),
            "title": _("Erase this name"),
            "person": person,
            "name": person.get_full_name() or person.username,
            "neutral": neutral_name(person.pk),
            "is_erased": is_erased(person),
            "still_named": list(still_named(person)),
        },
    )


def _erase(request: HttpRequest, person: User) -> str:
    if request.POST.get("sure") != "yes":
        raise PublishingError(_("Tick that you know that this cannot be undone."))
    words = erase_name(person=person, by=actor(request), now=timezone.now())
    return _("The name has been erased. “%(name)s” stands instead.") % {"name": words}
