"""What happens to accounts, for whoever keeps a journal of it.

Sign-ins are told by Django's own signals (`user_logged_in`, `user_logged_out`,
`user_login_failed`), second factors by allauth's (`allauth.mfa.signals`).
"""

from enum import StrEnum

from django.contrib.auth.models import User
from django.dispatch import Signal

account_changed = Signal()
"""what: Change; about: User; by: User, or None for the server."""


class Change(StrEnum):
    """What happened to an account."""

    INVITED = "invited"
    EDITED = "edited"
    DEACTIVATED = "deactivated"
    ACTIVATED = "activated"
    LINK_MADE = "link_made"
    FACTOR_TAKEN_AWAY = "factor_taken_away"
    PASSWORD_CHOSEN = "password_chosen"  # noqa: S105 (an event)
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"


def tell(what: Change, *, about: User, by: User | None) -> None:
    """Tell everybody who listens."""
    account_changed.send(sender=User, what=what, about=about, by=by)
