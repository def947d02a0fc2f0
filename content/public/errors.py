"""What readers see when a page is not there: in their language, with a way on."""

import sys
from collections.abc import Mapping
from http import HTTPStatus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render as render_template
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from content.addresses import search_address
from content.public import language_menu, render, site
from content.public.site import Entry, Site


def not_found(
    request: HttpRequest,
    exception: Exception | None = None,
    *,
    everything: Site | None = None,
) -> HttpResponse:
    """404: no page has, or ever had, this address."""
    return render.response(
        request,
        "public/not_found.html",
        site=everything or site.load(),
        status=HTTPStatus.NOT_FOUND,
        has_search_field=True,
    )


def not_translated(
    request: HttpRequest,
    languages: Mapping[str, Entry],
    *,
    slug: str,
    everything: Site,
) -> HttpResponse:
    """404: the page exists, but not in this language; links to where it does."""
    here = get_language() or ""
    return render.response(
        request,
        "public/not_translated.html",
        site=everything,
        languages=language_menu.to_page(languages, slug=slug, here=here),
        status=HTTPStatus.NOT_FOUND,
        entries=list(map(render.named, languages.values())),
    )


def withdrawn(
    request: HttpRequest, entry: Entry, *, everything: Site
) -> TemplateResponse:
    """410: the page has been taken off; says why and offers the other pages."""
    here = get_language() or ""
    return render.response(
        request,
        "public/withdrawn.html",
        site=everything,
        languages=language_menu.to_page(
            everything.languages_of(entry.page_key), slug=entry.slug, here=here
        ),
        status=HTTPStatus.GONE,
        title=entry.title,
        title_language=entry.language,
        withdrawal=entry.withdrawal,
    )


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's protection fails; readers' pages take no forms at all (405).

    reason: Django's, for programmers; staff get a sentence and the way on.
    """
    if not request.path.startswith(f"/{settings.STAFF_PATH}"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return _without_database(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def broken(request: HttpRequest) -> HttpResponse:
    """500: asks no database and no menu, so that it can always be drawn.

    503 where the database has gone, or cannot be written to.
    """
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return away(request)
    return _without_database(
        request, "500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR
    )


def away(request: HttpRequest) -> HttpResponse:
    """503: the database does not answer, or is full. Asks it nothing."""
    answer = _without_database(
        request, "503.html", status=HTTPStatus.SERVICE_UNAVAILABLE
    )
    answer["Cache-Control"] = "no-store"
    answer["Retry-After"] = "60"
    answer["Content-Language"] = get_language() or ""
    return answer


def _without_database(
    request: HttpRequest, template: str, *, status: HTTPStatus
) -> HttpResponse:
    return render_template(
        request,
        template,
        {
            "language": get_language(),
            "is_staff_side": request.path.startswith(f"/{settings.STAFF_PATH}"),
            "search_url": search_address(language=get_language() or ""),
            "languages": language_menu.to_home(here=get_language() or ""),
        },
        status=status,
    )
