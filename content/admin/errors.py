"""What staff see when something is not theirs to do, or was too much at once."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import (
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
    """413 for a form of the staff side that is too large, 400 for all other nonsense."""
    is_staff_side = request.path.startswith(f"/{settings.STAFF_PATH}")
    if not is_staff_side or not isinstance(exception, _TOO_MUCH):
        return defaults.bad_request(request, exception)
    context = {
        **admin.site.each_context(request),
        "title": _("This is more than can be saved at once"),
    }
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return render(request, "413.html", context, status=status)
