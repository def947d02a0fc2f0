"""Devices on which somebody has signed in before, known by a signed cookie.

The cookie lives on the staff path, as all cookies do. It opens nothing: it only says in
whose name wrong passwords are counted (OWASP, “device cookies”). A shared computer of a
ward knows several people.
"""

import secrets

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "staff_device"
_SALT = "content.accounts.devices"
_AGE = 60 * 60 * 24 * 365  # one year
_MOST = 20


def known(request: HttpRequest) -> dict[str, str]:
    """Numbers of accounts → what this device is known by for each."""
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_AGE)
    except signing.BadSignature:
        return {}
    return found if isinstance(found, dict) else {}


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Know this device from now on, after a complete sign-in."""
    devices = known(request)
    mark = devices.pop(str(user.pk), "") or secrets.token_urlsafe(12)
    kept = dict([*devices.items()][-(_MOST - 1) :])
    response.set_cookie(
        COOKIE,
        signing.dumps({**kept, str(user.pk): mark}, salt=_SALT, compress=True),
        max_age=_AGE,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
