"""Where somebody is signed in: a row for each device, which ends, slides, and can be cut.

A session without its row is over. So “sign out everywhere” is one deletion, seen by
every worker with the next request.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from content.accounts.browsers import name_of
from content.accounts.tables import SignIn

_KEY = "sign_in"
_RENEW_AFTER = timedelta(minutes=5)
"""How exactly the last use is known; each renewal is a write."""


@receiver(user_logged_in)
def _begin(request: HttpRequest, user: User, **signal: Any) -> None:
    now = timezone.now()
    SignIn.objects.filter(user=user, began_at__lt=now - settings.SESSION_ENDS).delete()
    row = SignIn.objects.create(
        user=user,
        began_at=now,
        seen_at=now,
        browser=name_of(request.headers.get("User-Agent", "")),
    )
    request.session[_KEY] = row.pk


@receiver(user_logged_out)
def _end(request: HttpRequest, user: User | None, **signal: Any) -> None:
    if user is not None:
        SignIn.objects.filter(user=user, pk=number_of(request)).delete()


def number_of(request: HttpRequest) -> int:
    """The row of this session; 0 for none."""
    return request.session.get(_KEY, 0)


def goes_on(request: HttpRequest, user: User, now: datetime) -> bool:
    """Whether a sign-in still holds; if so, its time without use begins anew.

    One query; every five minutes of use two writes.
    """
    row = SignIn.objects.filter(user=user, pk=number_of(request)).first()
    if row is None or now >= row.began_at + settings.SESSION_ENDS:
        return False
    unused = now - row.seen_at
    if unused >= timedelta(seconds=settings.SESSION_COOKIE_AGE):
        return False
    if unused >= _RENEW_AFTER:
        SignIn.objects.filter(pk=row.pk).update(seen_at=now)
        request.session.modified = True  # so that cookie and row are renewed
    return True


def sign_ins_of(user: User, now: datetime) -> list[SignIn]:
    """Where somebody is signed in now, the last used first."""
    return [
        *SignIn.objects.filter(
            user=user,
            began_at__gt=now - settings.SESSION_ENDS,
            seen_at__gt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE),
        ).order_by("-seen_at")
    ]


def end_all(user: User, *, but: int = 0) -> None:
    """Sign somebody out everywhere, except on the device that asked for it."""
    SignIn.objects.filter(user=user).exclude(pk=but).delete()


def end_one(user: User, number: int) -> None:
    """Sign somebody out on one device."""
    SignIn.objects.filter(user=user, pk=number).delete()
