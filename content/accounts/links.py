"""One-time links: to accept an invitation, or to choose a password anew.

The secret stands in the link alone; the table has its digest. Looking at a link does not
use it up, as programmes that check mails look at every link.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import User
from django.urls import reverse

from content.accounts.tables import OneTimeLink

VALID = {
    OneTimeLink.Purpose.INVITATION: timedelta(days=7),
    OneTimeLink.Purpose.PASSWORD: timedelta(hours=24),
    OneTimeLink.Purpose.NEW_START: timedelta(hours=24),
}
"""How long a link can be used."""


@dataclass(frozen=True, kw_only=True)
class NewLink:
    """A link as it is handed over; afterwards nobody can tell its path any more."""

    user: User
    purpose: OneTimeLink.Purpose
    path: str
    expires_at: datetime


def make(
    user: User, purpose: OneTimeLink.Purpose, *, by: User | None, now: datetime
) -> NewLink:
    """A new link for somebody; the ones from before no longer work.

    by: None when the server itself makes it.
    """
    secret = secrets.token_urlsafe(24)
    OneTimeLink.objects.filter(user=user).delete()
    row = OneTimeLink.objects.create(
        user=user,
        purpose=purpose,
        digest=_digest(secret),
        made_at=now,
        made_by=by.pk if by else None,
        expires_at=now + VALID[purpose],
    )
    path = reverse("one_time_link", args=[secret])
    return NewLink(user=user, purpose=purpose, path=path, expires_at=row.expires_at)


def find(secret: str, *, now: datetime) -> OneTimeLink | None:
    """The link that can still be used, of somebody who may sign in."""
    return (
        OneTimeLink.objects.select_related("user")
        .filter(digest=_digest(secret), expires_at__gt=now, user__is_active=True)
        .first()
    )


def use_up(link: OneTimeLink) -> bool:
    """Whether it is used now, by this request and by no other."""
    deleted, _rows = OneTimeLink.objects.filter(pk=link.pk).delete()
    return bool(deleted)


def withdraw(user: User) -> None:
    """No link of somebody works any more."""
    OneTimeLink.objects.filter(user=user).delete()


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
