"""Inviting, changing and deactivating people: the rules, for every way to ask for it.

Each function checks that `by` may do it, as requests can be forged. Nobody is deleted:
editions and reviews hold their numbers. Nobody changes their own role, and one
administrator always stays.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from content.accounts import factor, links, people, sessions
from content.accounts.events import Change, tell
from content.accounts.tables import OneTimeLink
from content.editions.reviews import ReadingLanguages
from content.roles import ADMINISTRATOR, EDITOR, MEDICAL_REVIEWER, TRANSLATOR

TEXT_ROLES = (EDITOR, TRANSLATOR, MEDICAL_REVIEWER)


@dataclass(frozen=True, kw_only=True)
class Details:
    """What an administrator says of somebody.

    role: one of TEXT_ROLES, or "". reads: languages in which somebody can judge a text.
    writes: the languages that a translator may change. interface: of the staff side.
    """

    name: str
    email: str
    role: str
    administers: bool
    reads: Collection[str]
    writes: Collection[str]
    interface: str


def require_may_manage(by: User, about: User | None = None) -> None:
    """Raises PermissionDenied for who may not manage people, or not this person."""
    if not by.has_perm("content.manage_people"):
        raise PermissionDenied
    if about is not None and about.is_superuser and not by.is_superuser:
        raise PermissionDenied


def details_of(user: User) -> Details:
    """What is known of somebody."""
    roles = {group.name for group in user.groups.all()}
    found = ReadingLanguages.objects.filter(user=user).first()
    return Details(
        name=user.get_full_name() or user.get_username(),
        email=user.email,
        role=next((role for role in TEXT_ROLES if role in roles), ""),
        administers=ADMINISTRATOR in roles,
        reads=found.languages.split() if found else [],
        writes=sorted(people.languages_to_write(user)),
        interface=people.person_of(user).interface_language,
    )


@transaction.atomic
def invite(details: Details, *, by: User, now: datetime) -> links.NewLink:
    """A new account that nobody can sign in to, and the link that opens it."""
    require_may_manage(by)
    user = User(username=details.email.lower(), is_staff=True)
    user.set_unusable_password()
    _write(user, details)
    _write_roles(user, details)
    tell(Change.INVITED, about=user, by=by)
    return links.make(user, OneTimeLink.Purpose.INVITATION, by=by, now=now)


@transaction.atomic
def change(user: User, details: Details, *, by: User) -> None:
    """Change what is known of somebody.

    Raises:
        ValidationError: the role of oneself, or of the last administrator.
    """
    require_may_manage(by, user)
    before = details_of(user)
    was, becomes = ((one.role, one.administers) for one in (before, details))
    if was != becomes:
        if user.pk == by.pk:
            raise ValidationError(
                _("Nobody changes their own role. Ask another administrator.")
            )
        if before.administers and not details.administers:
            _require_another_administrator(user)
    invited_by_address = user.username == before.email.lower()
    if invited_by_address and before.email.lower() != details.email.lower():
        user.username = details.email.lower()
        links.withdraw(user)  # it may have been mailed to the wrong address
    _write(user, details)
    if was != becomes:
        _write_roles(user, details)
    tell(Change.EDITED, about=user, by=by)


@transaction.atomic
def deactivate(user: User, *, by: User) -> None:
    """Nobody signs in with this account any more; open sessions are over at once."""
    require_may_manage(by, user)
    if user.pk == by.pk:
        raise ValidationError(
            _("Nobody deactivates their own account. Ask another administrator.")
        )
    _require_another_administrator(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    links.withdraw(user)
    sessions.end_all(user)
    tell(Change.DEACTIVATED, about=user, by=by)


@transaction.atomic
def activate(user: User, *, by: User) -> None:
    """The account can be used again, with the password and second factor it had."""
    require_may_manage(by, user)
    user.is_active = True
    user.save(update_fields=["is_active"])
    tell(Change.ACTIVATED, about=user, by=by)


@transaction.atomic
def new_link(user: User, *, by: User, now: datetime) -> links.NewLink:
    """A link to hand over: the invitation once more, or a new password.

    The old password stays valid until the link is used.
    """
    require_may_manage(by, user)
    tell(Change.LINK_MADE, about=user, by=by)
    return links.make(user, purpose_for(user), by=by, now=now)


def new_start(user: User, *, by: User | None, now: datetime) -> links.NewLink:
    """For who has lost the phone: no password and no second factor until the link is used.

    by: None for a command on the server.
    """
    if by is not None:
        require_may_manage(by, user)
        if user.pk == by.pk:
            raise PermissionDenied
    with transaction.atomic():
        factor.take_away(user)
        user.set_unusable_password()
        user.save(update_fields=["password"])
        tell(Change.FACTOR_TAKEN_AWAY, about=user, by=by)
        return links.make(user, OneTimeLink.Purpose.NEW_START, by=by, now=now)


def purpose_for(user: User) -> OneTimeLink.Purpose:
    """Who has never had a password is still invited."""
    if user.has_usable_password():
        return OneTimeLink.Purpose.PASSWORD
    return OneTimeLink.Purpose.INVITATION


def _require_another_administrator(user: User) -> None:
    """Hold the role, so that two administrators cannot dismiss each other at once."""
    Group.objects.select_for_update().get_or_create(name=ADMINISTRATOR)
    leads = Q(is_superuser=True) | Q(groups__name=ADMINISTRATOR)
    able = User.objects.filter(leads, is_active=True)
    administrators = {one.pk for one in able if one.has_usable_password()}
    if user.pk in administrators and administrators == {user.pk}:
        raise ValidationError(
            _("This is the last administrator. Make somebody else administrator first.")
        )


def _write(user: User, details: Details) -> None:
    if details.name != user.get_username():
        user.first_name, user.last_name = details.name, ""
    user.email = details.email
    user.save()
    people.say(user, interface=details.interface, writes=details.writes)
    ReadingLanguages.objects.update_or_create(
        user=user, defaults={"languages": " ".join(sorted(details.reads))}
    )


def _write_roles(user: User, details: Details) -> None:
    """Groups that this page does not know of stay as they are."""
    names = {details.role} - {""} | ({ADMINISTRATOR} if details.administers else set())
    user.groups.remove(*Group.objects.filter(name__in=[*TEXT_ROLES, ADMINISTRATOR]))
    user.groups.add(*Group.objects.filter(name__in=names))
