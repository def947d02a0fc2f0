"""The lists of the desk, the table of all pages, and the search for a text."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.admin.changes_shown import noun_words
from content.admin.desk.finding import find
from content.admin.desk.kinds import BY_KEY, task
from content.admin.desk.matrix import SIGNS, Matrix, words_of
from content.admin.desk.tasks import Item
from content.admin.desk.view import View
from content.admin.drafts import actor
from content.admin.edit_this import form_of_address
from content.drafts.reading import draft_book
from content.languages import LANGUAGE_NAMES
from content.publishing import four_eyes

_FILTERS = ("language", "noun", "person")


@never_cache
@require_safe
@permission_required("content.view_page", raise_exception=True)
def waiting_list(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that waits of one kind."""
    kind = BY_KEY.get(key)
    if kind is None:
        raise Http404
    if not kind.is_for(actor(request)):
        raise PermissionDenied
    items = task(kind, View(actor(request))).items
    asked = {name: request.GET.get(name, "") for name in _FILTERS}
    shown = [
        one
        for one in items
        if all(value in ("", str(getattr(one, name))) for name, value in asked.items())
    ]
    return _drawn(
        request,
        "list",
        title=kind.title(),
        says=kind.says(),
        items=shown,
        total=len(items),
        filters=[
            (name, label, asked[name], options)
            for name, label, options in _options(items)
            if len(options) > 1 or asked[name]
        ],
        is_filtered=any(asked.values()),
        language_names=LANGUAGE_NAMES,
    )


def _options(items: list[Item]) -> list[Any]:
    """By what a list can be narrowed, from what is in it."""
    languages = {one.language for one in items}
    nouns = sorted({one.noun for one in items} - {""})
    people = four_eyes.names({one.person for one in items})
    return [
        (
            "language",
            _("Language"),
            [one for one in LANGUAGE_NAMES.items() if one[0] in languages],
        ),
        ("noun", _("Kind"), [(one, noun_words(one)) for one in nouns]),
        ("person", _("Person"), [(str(pk), name) for pk, name in people.items()]),
    ]


@never_cache
@require_safe
@permission_required("content.view_page", raise_exception=True)
def matrix(request: HttpRequest) -> HttpResponse:
    """Every page in every language, with its true states."""
    only = request.GET.get("state", "")
    words = words_of()
    return _drawn(
        request,
        "matrix",
        title=_("All pages, in all languages"),
        rows=list(Matrix(View(actor(request)), only=only).rows()),
        languages=LANGUAGE_NAMES,
        states=[(code, words[code], SIGNS[code]) for code in words],
        only=only,
    )


@never_cache
@require_safe
@permission_required("content.view_page", raise_exception=True)
def search(request: HttpRequest) -> HttpResponse:
    """The texts in which some words stand, each with the place where it is changed.

    The address of a public page leads to its form at once, at the section it names.
    """
    typed = request.GET.get("q", "").strip()[:200]
    language, book = get_language() or "", draft_book()
    if "/" in typed and (form := form_of_address(typed, book=book)):
        return redirect(form)
    return _drawn(
        request,
        "find",
        title=_("Find a text"),
        typed=typed,
        found=find(typed, book=book, language=language),
        language_names=LANGUAGE_NAMES,
    )


def _drawn(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    return TemplateResponse(
        request,
        f"admin/content/desk/{name}.html",
        {**admin.site.each_context(request), **context},
    )
