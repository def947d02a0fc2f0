"""What staff see when something is not theirs to do, or was too much at once."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults

_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: logged in, but with a role that does not include this."""
    context = {
        **admin.site.each_context(request),
        "title": _("Your role does not include this"),
    }
    return render(request, "403.html", context, status=HTTPStatus.FORBIDDEN)


def not_accepted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for a form of the staff side that is too large; a sentence for one that has
    arrived damaged; a bare 400 for all other nonsense."""
    is_staff_side = request.path.startswith(f"/{settings.STAFF_PATH}")
    is_form = request.method == "POST" and not isinstance(exception, DisallowedHost)
    if not is_staff_side or not is_form:
        return defaults.bad_request(request, exception)
    if isinstance(exception, _TOO_MUCH):
        title = _("This is more than can be saved at once")
        status, template = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "413.html"
    else:
        title = _("This form has arrived damaged")
        status, template = HTTPStatus.BAD_REQUEST, "400_form.html"
    context = {**admin.site.each_context(request), "title": title}
    return render(request, template, context, status=status)
