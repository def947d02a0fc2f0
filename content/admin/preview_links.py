"""Links to a draft that can be sent: who makes and ends them, and how they are signed.

An address holds the number of a row and when it was made, signed with the site's secret.
It shows the draft as it is on the day on which it is opened: nothing that has not been
approved is copied, and who reads it for a colleague reads the newest words.
"""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.drafts import actor
from content.drafts.pages import Page
from content.drafts.preview_links import PreviewLink
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.publishing import four_eyes

DAYS = (1, 7, 30)
USUAL_DAYS = 7

_SIGNER = Signer(salt="content.preview-link")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.change_page", raise_exception=True)
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """The links to a page's draft that still lead there; POST makes or ends one."""
    page = get_object_or_404(Page, pk=pk)
    by, now = actor(request), timezone.now()
    if request.method == "POST":
        if number := request.POST.get("end", ""):
            _end(page, number, by=by, now=now)
            messages.success(request, _("This link leads nowhere any more."))
        else:
            made = _make(page, request, by=by, now=now)
            messages.success(request, _("Here is the link. Copy it and send it."))
            return redirect(f"{request.path}#link-{made.pk}")
        return redirect(request.path)
    found = PreviewLink.objects.filter(page=page, ended_at=None, expires_at__gt=now)
    rows = list(found.order_by("-made_at"))
    names = four_eyes.names(one.made_by_id for one in rows)
    return TemplateResponse(
        request,
        "admin/content/page/links.html",
        {
            **admin.site.each_context(request),
            "title": _("Send a link to this draft"),
            "page": page,
            "links": [_row(one, request, names, by=by) for one in rows],
            "languages": [
                (code, name)
                for code, name in LANGUAGE_NAMES.items()
                if getattr(page, f"slug_{code}")
            ],
            "chosen": request.GET.get("language", ""),
            "days": DAYS,
            "usual_days": USUAL_DAYS,
        },
    )


def _row(
    link: PreviewLink, request: HttpRequest, names: dict[int, str], *, by: User
) -> dict[str, Any]:
    return {
        "pk": link.pk,
        "language": LANGUAGE_NAMES[link.language],
        "address": request.build_absolute_uri(address_of(link)),
        "expires_at": link.expires_at,
        "made_by": names.get(link.made_by_id, _("a former colleague")),
        "may_end": _may_end(link, by),
    }


def _make(page: Page, request: HttpRequest, *, by: User, now: datetime) -> PreviewLink:
    language = request.POST.get("language", "")
    typed = request.POST.get("days", "")
    days = int(typed) if typed in map(str, DAYS) else USUAL_DAYS
    if language not in LANGUAGES:
        raise PermissionDenied
    return PreviewLink.objects.create(
        page=page,
        language=language,
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )


def _may_end(link: PreviewLink, by: User) -> bool:
    """Who made it, and administrators."""
    return by.is_superuser or link.made_by_id == by.pk


def _end(page: Page, number: str, *, by: User, now: datetime) -> None:
    pk = int(number) if number.isdecimal() and len(number) < 19 else 0
    link = get_object_or_404(PreviewLink, pk=pk, page=page)
    if not _may_end(link, by):
        raise PermissionDenied
    if link.ended_at is None:
        link.ended_at, link.ended_by = now, by
        link.save(update_fields=["ended_at", "ended_by"])


def address_of(link: PreviewLink) -> str:
    """Where a link leads."""
    return reverse("sent-preview", args=[_SIGNER.sign(_said(link))])


def _said(link: PreviewLink) -> str:
    return f"{link.pk}.{int(link.made_at.timestamp())}"


class Ended(Exception):
    """The link was a true one, and leads nowhere any more."""


def link_of(token: str, *, now: datetime) -> PreviewLink:
    """The link behind an address.

    Raises:
        BadSignature: nobody here has made it.
        Ended: it has expired, somebody has ended it, its page is gone, or whoever made
            it does not work here any more.
    """
    said = _SIGNER.unsign(token)
    number = said.partition(".")[0]
    link = PreviewLink.objects.filter(pk=int(number)).select_related("page").first()
    if link is None or _said(link) != said or not link.is_open(now):
        raise Ended
    if not User.objects.filter(pk=link.made_by_id, is_active=True).exists():
        raise Ended
    return link
