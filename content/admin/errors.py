"""What staff see when something is not theirs to do."""

from http import HTTPStatus

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: logged in, but with a role that does not include this."""
    context = {
        **admin.site.each_context(request),
        "title": _("Your role does not include this"),
    }
    return render(request, "403.html", context, status=HTTPStatus.FORBIDDEN)
