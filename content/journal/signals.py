"""What Django and django-allauth tell of sign-ins and accounts, written down.

Nothing of it can be forgotten by a form or a command that is written later: every change
of an account goes through these signals, whoever makes it. Only `QuerySet.update` does
not, so accounts are never changed that way but by `content/journal/erasing.py`, which
writes a line of its own.
"""

from typing import Any

from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth import get_user_model, signals
from django.contrib.auth.models import Group, User
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils import timezone

from content.accounts.events import Change, account_changed
from content.editions.journal import JournalKind, note
from content.editions.reviews import ReadingLanguages
from content.journal.acting import acting_person

_WATCHED = ("username", "first_name", "last_name", "email", "is_staff", "is_superuser")
"""Fields of an account whose change is told by the name of the field alone."""


def connect() -> None:
    """Listen; called once when the app starts."""
    signals.user_logged_in.connect(_signed_in)
    signals.user_logged_out.connect(_signed_out)
    signals.user_login_failed.connect(_failed)
    pre_save.connect(_remember, sender=User)
    post_save.connect(_saved, sender=User)
    post_delete.connect(_deleted, sender=User)
    post_save.connect(_reads, sender=ReadingLanguages)
    m2m_changed.connect(_roles, sender=User.groups.through)
    authenticator_added.connect(_factor_added)
    authenticator_removed.connect(_factor_removed)
    account_changed.connect(_account)


def _signed_in(sender: Any, user: User, **signal: Any) -> None:
    note(JournalKind.SIGNED_IN, at=timezone.now(), by=user.pk)


def _signed_out(sender: Any, user: User | None, **signal: Any) -> None:
    if user is not None:
        note(JournalKind.SIGNED_OUT, at=timezone.now(), by=user.pk)


def _failed(sender: Any, credentials: dict[str, Any], **signal: Any) -> None:
    """Whose account it was, if there is one. What was typed is never written down: it
    may be a password in the wrong box."""
    typed = {
        str(credentials[name])
        for name in ("username", "email", "login")
        if credentials.get(name)
    }
    wanted = Q(pk=None)
    for one in typed:
        if len(one) <= 254 and "\x00" not in one:
            wanted |= Q(username__iexact=one) | Q(email__iexact=one)
    found = get_user_model().objects.filter(wanted).values_list("pk", flat=True)
    note(JournalKind.SIGN_IN_FAILED, at=timezone.now(), about=found.first())


def _remember(sender: Any, instance: User, **signal: Any) -> None:
    """What the account said before, for `_saved`."""
    before = None
    if instance.pk and not _is_sign_in(signal.get("update_fields")):
        names = ("is_active", "password", *_WATCHED)
        before = User.objects.filter(pk=instance.pk).values(*names).first()
    vars(instance)["_before"] = before


def _saved(sender: Any, instance: User, *, created: bool, **signal: Any) -> None:
    if signal.get("raw") or _is_sign_in(signal.get("update_fields")):
        return
    if created:
        _tell(JournalKind.ACCOUNT_ADDED, about=instance.pk)
        return
    before = vars(instance).pop("_before", None) or {}
    changed = {
        name for name, value in before.items() if getattr(instance, name) != value
    }
    if "is_active" in changed:
        is_on = instance.is_active
        kind = JournalKind.ACCOUNT_ON if is_on else JournalKind.ACCOUNT_OFF
        _tell(kind, about=instance.pk)
    # A sign-in may store the same password in a newer way: nobody has chosen one then.
    is_chosen = getattr(instance, "_password", None) is not None
    if "password" in changed and (is_chosen or not instance.has_usable_password()):
        _tell(JournalKind.PASSWORD_CHANGED, about=instance.pk)
    if fields := [name for name in _WATCHED if name in changed]:
        _tell(JournalKind.ACCOUNT_CHANGED, about=instance.pk, words=" ".join(fields))


def _tell(kind: JournalKind, *, about: int, words: str = "") -> None:
    """Write a line about an account, by who is at work now."""
    note(kind, at=timezone.now(), by=acting_person(), about=about, words=words)


def _is_sign_in(fields: Any) -> bool:
    """Django notes the moment of each sign-in with the account."""
    return fields is not None and set(fields) == {"last_login"}


def _deleted(sender: Any, instance: User, **signal: Any) -> None:
    _tell(JournalKind.ACCOUNT_DELETED, about=instance.pk)


def _reads(sender: Any, instance: ReadingLanguages, **signal: Any) -> None:
    if not signal.get("raw"):
        words = f"reads {instance.languages}".strip()
        _tell(JournalKind.ACCOUNT_CHANGED, about=instance.user_id, words=words)


_SIGNS = {"post_add": "+", "post_remove": "−", "pre_clear": "−"}


def _roles(
    sender: Any,
    instance: Any,
    action: str,
    *,
    reverse: bool,
    pk_set: set[int] | None,
    **signal: Any,
) -> None:
    """Roles given or taken, from the side of a person or from that of a role."""
    if action not in _SIGNS:
        return
    if reverse:
        everybody = instance.user_set.values_list("pk", flat=True)
        people = everybody if pk_set is None else pk_set
        names = [instance.name]
    else:
        people = [instance.pk]
        groups = instance.groups.all()
        if pk_set is not None:
            groups = Group.objects.filter(pk__in=pk_set)
        names = sorted(group.name for group in groups)
    words = ", ".join(_SIGNS[action] + name for name in names)
    for person in people if names else ():
        _tell(JournalKind.ACCOUNT_ROLES, about=person, words=words)


_OF_ACCOUNTS = {
    Change.LINK_MADE: JournalKind.LINK_MADE,
    Change.SIGNED_OUT_EVERYWHERE: JournalKind.SIGNED_OUT_ALL,
    Change.FACTOR_TAKEN_AWAY: JournalKind.SECOND_FACTOR_REMOVED,
}
"""What no change of a row of the account tells."""


def _account(
    sender: Any, what: Change, about: User, by: User | None, **signal: Any
) -> None:
    if what in _OF_ACCOUNTS:
        number = by.pk if by else None
        note(_OF_ACCOUNTS[what], at=timezone.now(), by=number, about=about.pk)


def _factor_added(sender: Any, user: User, **signal: Any) -> None:
    _tell(JournalKind.SECOND_FACTOR_ADDED, about=user.pk)


def _factor_removed(sender: Any, user: User, **signal: Any) -> None:
    _tell(JournalKind.SECOND_FACTOR_REMOVED, about=user.pk)
