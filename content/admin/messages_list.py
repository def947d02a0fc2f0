"""Messages: what somebody is told about reviews, whether by e-mail or not."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.changes_shown import subject_of
from content.admin.drafts import actor
from content.drafts.reading import draft_book
from content.editions.messages import Message, NoMail
from content.publishing import four_eyes

SHOWN = 100


def open_messages(user: User) -> QuerySet[Message]:
    """Not seen, and not overtaken by somebody else's decision."""
    is_over = Q(kind=Message.Kind.ASKED) & ~Q(review__decision="")
    return Message.objects.filter(recipient=user, seen_at=None).exclude(is_over)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_review", raise_exception=True)
def show(request: HttpRequest) -> HttpResponse:
    """One's own messages, the newest first; POST says whether e-mails are wanted."""
    person = actor(request)
    if request.method == "POST":
        if request.POST.get("mail"):
            NoMail.objects.filter(user=person).delete()
            words = _("You get an e-mail about each of these.")
        else:
            NoMail.objects.get_or_create(user=person)
            words = _("You get no e-mails. Everything stands here.")
        messages.success(request, words)
        return redirect(request.path)
    rows = list(
        Message.objects.filter(recipient=person)
        .select_related("review")
        .order_by("-pk")[:SHOWN]
    )
    names = four_eyes.names(
        number
        for row in rows
        for number in (row.review.requested_by_id, row.review.decided_by_id)
    )
    return TemplateResponse(
        request,
        "admin/content/messages.html",
        {
            **admin.site.each_context(request),
            "title": _("Messages"),
            "rows": with_subjects((row, names.get(_by(row) or 0, "")) for row in rows),
            "is_mail_on": settings.MAIL_IS_ON,
            "has_address": bool(person.email),
            "wants_mail": not NoMail.objects.filter(user=person).exists(),
        },
    )


def with_subjects(
    rows: Iterable[tuple[Message, str]],
) -> list[tuple[Message, str, str]]:
    """Each with what it is about. Reads the drafts once where there are any."""
    rows = list(rows)
    if not rows:
        return []
    book = draft_book()
    prefetch_related_objects([row for row, _name in rows], "review__items")
    return [(row, name, subject_of(row.review, book)) for row, name in rows]


def _by(row: Message) -> int | None:
    """Who brought it about."""
    if row.kind == Message.Kind.ASKED:
        return row.review.requested_by_id
    return row.review.decided_by_id
