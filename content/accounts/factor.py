"""The second factor: who has one, whether this sign-in used it, and taking it away."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import (
    clear_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.conf import settings
from django.contrib.auth.models import User
from django.dispatch import receiver
from django.http import HttpRequest

from content.accounts import sessions

_MAIN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes help out, but are no factor of their own."""


def has_factor(user: User) -> bool:
    """Whether somebody has an app or a passkey."""
    return Authenticator.objects.filter(user=user, type__in=_MAIN).exists()


def people_with_factor() -> set[int]:
    """The numbers of all who have one."""
    found = Authenticator.objects.filter(type__in=_MAIN)
    return {*found.values_list("user_id", flat=True)}


def was_used(request: HttpRequest) -> bool:
    """Whether this sign-in went through the second factor. No query."""
    if not isinstance(request.user, User):
        return False
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def is_enough(request: HttpRequest) -> bool:
    """Whether a sign-in satisfies what this deployment demands."""
    return not settings.REQUIRE_2FA or was_used(request)


def take_away(user: User) -> None:
    """Forget app, passkeys and recovery codes, and sign the person out everywhere."""
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user)


@receiver(authenticator_added, sender=Authenticator)
def _on_added(
    request: HttpRequest, user: User, authenticator: Authenticator, **signal: Any
) -> None:
    """Setting one up proves it; sign-ins from before it end."""
    if authenticator.type in _MAIN:
        record_authentication(
            request, user, "mfa", id=authenticator.pk, type=authenticator.type
        )
        sessions.end_all(user, but=sessions.number_of(request))


@receiver(authenticator_removed, sender=Authenticator)
def _on_removed(request: HttpRequest, user: User, **signal: Any) -> None:
    """Without any factor left, nothing has been proven."""
    if not has_factor(user):
        clear_authentication_records(request)
        sessions.end_all(user, but=sessions.number_of(request))
