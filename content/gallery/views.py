"""The gallery for staff: a list, a page for each component, each example by itself.

An example is a document of its own, shown in a frame: as on a real page, its ids and
landmarks are its own. Only for that, examples may be framed by this site.
"""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from content.gallery.components import draw
from content.gallery.examples import COMPONENTS, EXAMPLES, GROUPS
from content.gallery.sample import SHOWN_IN
from content.languages import LANGUAGE_NAMES, source_language
from content.public.language_menu import LanguageLink

_SELF = ["'self'"]
_may_look = permission_required("content.view_page", raise_exception=True)


@never_cache
@require_safe
@_may_look
def index(request: HttpRequest) -> HttpResponse:
    """All components by group; `?language=` goes on to the examples."""
    return _page(request, "gallery/index.html", groups=GROUPS)


@never_cache
@require_safe
@_may_look
@csp_update({"frame-src": _SELF})  # type: ignore[arg-type] # it knows no arguments
def component(request: HttpRequest, name: str) -> HttpResponse:
    """One component in all its states; `?language=` is that of the examples."""
    found = COMPONENTS.get(name)
    if found is None:
        raise Http404
    names = [*COMPONENTS, ""]
    following = names[names.index(name) + 1]
    return _page(
        request, "gallery/component.html", component=found, following=following
    )


@never_cache
@require_safe
@_may_look
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": _SELF})  # type: ignore[arg-type] # it knows no arguments
def example(request: HttpRequest, name: str, state: str) -> HttpResponse:
    """One component in one state, as a document of its own."""
    found = EXAMPLES.get((name, state))
    if found is None:
        raise Http404
    return _unlisted(draw(request, found, language=_language(request)))


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page in the staff's language, with a menu of the examples' languages."""
    shown = _language(request)
    languages = [
        LanguageLink(
            code=code,
            name=LANGUAGE_NAMES[code],
            url=f"?language={code}",
            exists=True,
            is_current=code == shown,
        )
        for code in SHOWN_IN
    ]
    return _unlisted(
        render(
            request,
            template,
            {
                "language": get_language(),
                "shown_language": shown,
                "languages": languages,
                **context,
            },
        )
    )


def _language(request: HttpRequest) -> str:
    """The language asked for, or else that of the person who looks, where there are
    examples in it."""
    wanted = (request.GET.get("language"), get_language(), source_language())
    return next(code for code in wanted if code in SHOWN_IN)


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
