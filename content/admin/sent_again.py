"""A form that was sent and cannot be taken yet: it is shown again, to be sent once more.

The session has ended, or the form's protection has expired because somebody signed in
again in another window. The page that says so carries all that the form held, so that
nothing is lost without JavaScript either. Only what the site's own pages have sent is
carried: a form on another site must not become a button here.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from content.languages import LANGUAGES
from content.public import errors

MARK = "kept_text"
"""Sent with a form by `static/js/admin/kept_text.js`: which kept text it is."""

_NOT_CARRIED = frozenset(["csrfmiddlewaretoken", MARK])
_MARKS = 5
_LANGUAGES = frozenset(f"_{code}" for code in LANGUAGES)


class SentForms:
    """Middleware: forms of people who are signed out; which kept texts are saved now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """After a save, remember for the next page which kept text has done its part."""
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            mark = request.POST.get(MARK, "")
            if 0 < len(mark) <= 40 and mark.isascii() and request.user.is_authenticated:
                saved = request.session.get("kept_text_saved", [])
                request.session["kept_text_saved"] = [*saved, mark][-_MARKS:]
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, options: Any
    ) -> HttpResponse | None:
        """Before a view sends somebody to the log-in, and the form is gone."""
        if request.method != "POST" or _may_enter(request) or not _is_carried(request):
            return None
        return _send_again(request)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's protection fails: with the form, if it is one of ours."""
    if _is_carried(request):
        return _send_again(request)
    return errors.form_refused(request, reason)


def _may_enter(request: HttpRequest) -> bool:
    return admin.site.has_permission(request)


def _is_carried(request: HttpRequest) -> bool:
    """A form of the content that a page of this site has sent, and its browser shows."""
    path = f"/{settings.STAFF_PATH}content/"
    own = f"{request.scheme}://{request.get_host()}"
    if not request.path.startswith(path) or request.headers.get("Origin") != own:
        return False
    if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return False
    try:
        return bool({*request.POST} - _NOT_CARRIED)
    except (BadRequest, SuspiciousOperation, MultiPartParserError):
        return False


def _send_again(request: HttpRequest) -> HttpResponse:
    here = request.get_full_path()
    is_in = _may_enter(request)
    login = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': here})}"
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _NOT_CARRIED
        for value in values
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Not saved yet: send it again")
        if is_in
        else _("Not saved yet: please log in again"),
        "is_in": is_in,
        "is_nav_sidebar_enabled": is_in,
        "is_of_another": is_in
        and request.POST.get("opened_by", "") not in ("", str(request.user.pk)),
        "login": login,
        "here": here,
        "carried": carried,
        "typed": [*_typed(request, carried)],
        "had_files": request.content_type == "multipart/form-data",
    }
    template = "admin/content/send_again.html"
    return render(request, template, context, status=HTTPStatus.FORBIDDEN)


def _typed(request: HttpRequest, carried: list[tuple[str, str]]) -> list[str]:
    """The texts that differ from what the form held when it was opened: words, not the
    codes of what was chosen. All the rest is carried as well, unseen."""
    texts = []
    for name, value in carried:
        opened = request.POST.get(f"initial-{name}", "")
        is_same = value.replace("\r\n", "\n") == opened.replace("\r\n", "\n")
        is_old = name.startswith("initial-") or "__prefix__" in name
        is_text = any(map(str.isspace, value)) or name[-3:] in _LANGUAGES
        if value.strip() and is_text and not is_same and not is_old:
            texts.append(value)
    return texts
