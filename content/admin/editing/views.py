"""What the toolbar above a Markdown text asks the server, answered as JSON."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from content.admin.editing.choices import KINDS, Choice
from content.admin.editing.looking import MOST, found
from content.admin.editing.said import said
from content.drafts.reading import draft_book
from content.languages import LANGUAGES
from content.paste import clean
from content.publishing.rendering import Renderer

MOST_PASTED = 3_000_000
"""Characters of HTML that are read; a chapter of a book has fewer."""


@never_cache
@require_safe
@permission_required("content.view_page", raise_exception=True)
def look_up(request: HttpRequest, kind: str) -> JsonResponse:
    """What fits to `q`, for a text in `language` on the page with the key `page`."""
    language = request.GET.get("language", "")
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    renderer = Renderer(draft_book())
    page = request.GET.get("page", "")
    choices = KINDS[kind](renderer, language=language, page=page)
    query = request.GET.get("q", "")
    fitting = found(query, choices, language=language, book=renderer.facts)
    return JsonResponse({"choices": [_plain(one) for one in fitting], "most": MOST})


@never_cache
@require_POST
@permission_required("content.change_section", raise_exception=True)
def paste(request: HttpRequest) -> JsonResponse:
    """What was copied, `html` and `text`, as clean text, and what it left out."""
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    if len(html) + len(text) > MOST_PASTED:
        return JsonResponse(
            {"said": _("This is too much to be pasted at once. Copy a part of it.")},
            status=413,
        )
    cleaned = clean(html=html, text=text)
    return JsonResponse({"text": cleaned.text, "said": said(cleaned.removed)})


def _plain(choice: Choice) -> dict[str, Any]:
    return {
        "name": choice.name,
        "detail": choice.detail,
        "text": choice.text,
        "address": choice.address,
        "image": choice.image,
        "others": [{"detail": seen, "text": text} for seen, text in choice.others],
    }


def urls(wrap: Callable[..., Any]) -> list[URLPattern]:
    """Their addresses. wrap: lets in whoever has signed in as staff."""
    return [
        path("look-up/<slug:kind>/", wrap(look_up), name="content_look_up"),
        path("paste/", wrap(paste), name="content_paste"),
    ]
