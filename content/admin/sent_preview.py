"""What somebody sees who was sent a link to a draft, without signing in.

No cookie is set or read, nothing of it is kept by any cache or found by any search
engine, and nothing on it leads to the staff side.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as render_template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.admin.preview import drawn
from content.admin.preview_links import Ended, link_of
from content.admin.preview_salvage import salvaged
from content.drafts.pictures import ImageFile
from content.drafts.reading import draft_book
from content.languages import readers_languages
from content.pictures.names import content_type, names_in

_HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}

View = Callable[..., HttpResponse]


def _unseen(view: View) -> View:
    """Whatever is answered, a machine between forgets it; a refusal is a kind page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        try:
            response = view(request, *args, **options)
        except BadSignature:
            response = _nothing(request, HTTPStatus.NOT_FOUND)
        except Ended:
            response = _nothing(request, HTTPStatus.GONE)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response

    return answer


@require_safe
@_unseen
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The draft of one page in one language, as it is now."""
    link = link_of(token, now=timezone.now())
    shown = salvaged(draft_book(), link.page.key, link.language)
    if shown.rendered.document is None:
        raise Ended
    return drawn(
        request,
        shown.rendered.document,
        language=link.language,
        facts=shown.renderer.facts,
        to_pictures=lambda name: reverse("sent-preview-picture", args=[token, name]),
        ends_at=link.expires_at,
    )


@require_safe
@_unseen
def picture(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """A picture on that page, published or not; of other pictures, nothing."""
    link = link_of(token, now=timezone.now())
    document = salvaged(draft_book(), link.page.key, link.language).rendered.document
    sections = document.sections if document else ()
    file = ImageFile.objects.filter(name=name).first()
    if file is None or not any(name in names_in(one.html) for one in sections):
        raise Http404
    return HttpResponse(bytes(file.content), content_type=content_type(name))


def _nothing(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Nobody knows which language the reader has, so it is told in all."""
    told = [
        (code, *_words(code, is_over=status == HTTPStatus.GONE))
        for code in readers_languages()
    ]
    context = {"language": get_language(), "told": told, "languages": []}
    return render_template(
        request, "public/no_sent_preview.html", context, status=status
    )


def _words(code: str, *, is_over: bool) -> tuple[str, str]:
    with override(code):
        if is_over:
            return (
                _("This link has ended"),
                _("Ask whoever sent it to you for a new one."),
            )
        return (
            _("This link leads nowhere"),
            _(
                "Perhaps a part of it is missing. Copy the whole link, or ask for it again."
            ),
        )
