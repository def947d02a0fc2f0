"""A person's name goes; what they did stays, under a number.

Everything that was published, decided or saved names people by their numbers, so the
name stands with the account, with what hangs on the account (its e-mail addresses, its
second factor, its sessions), and in the notes that Django's admin keeps of forms. From
all of these it is taken here. What people typed into a message or a comment cannot be
changed; `still_named` finds it.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.editions.answers import FindingAnswer
from content.editions.editions import Withdrawal
from content.editions.journal import JournalEntry, JournalKind, note
from content.editions.publications import Publication
from content.editions.review_notes import ReviewComment
from content.editions.reviews import Review, WordingOnly
from content.editions.withdrawals import PlannedWithdrawal
from content.languages import source_language
from content.publishing import four_eyes
from content.publishing.errors import PublishingError


class OwnName(PublishingError):
    """Nobody erases the account that they are signed in with."""

    def __init__(self) -> None:
        super().__init__(
            _("This is your own account. Ask another administrator to erase the name.")
        )


class AlreadyErased(PublishingError):
    """There is no name any more."""

    def __init__(self) -> None:
        super().__init__(_("The name of this person has been erased already."))


@transaction.atomic
def erase_name(*, person: User, by: User, now: datetime) -> str:
    """Make an account nobody's: no name, no e-mail, no way in. Returns what stands there
    instead. It cannot be undone.

    Raises:
        NotAllowed, OwnName, AlreadyErased.
    """
    # Who erases stays, so there is always an administrator. Two who erase each other
    # take turns, and the second is one no longer.
    both = User.objects.select_for_update().filter(pk__in=[person.pk, by.pk])
    held = {one.pk: one for one in both.order_by("pk")}
    by, person = held[by.pk], held[person.pk]
    four_eyes.require(by, "content.erase_name")
    if person.pk == by.pk:
        raise OwnName
    if is_erased(person):
        raise AlreadyErased
    words = neutral_name(person.pk)
    _clean_admin_notes(person, words)
    _delete_what_hangs_on(person)
    User.objects.filter(pk=person.pk).update(
        username=_free_username(slugify(words)),
        first_name=words,
        last_name="",
        email="",
        password="!",  # noqa: S106 (none that can be used)
        last_login=None,
        is_active=False,
        is_staff=False,
        is_superuser=False,
    )
    note(JournalKind.NAME_ERASED, at=now, by=by.pk, about=person.pk)
    return words


def neutral_name(number: int) -> str:
    """What stands in place of a name, in the language of the site."""
    with override(source_language()):
        return _("former colleague %(number)d") % {"number": number}


def is_erased(person: User) -> bool:
    """Their name has been taken away."""
    return JournalEntry.objects.filter(
        kind=JournalKind.NAME_ERASED, about_id=person.pk
    ).exists()


def still_named(person: User) -> Iterator[tuple[str, int]]:
    """Texts that people typed and nobody can change, in which a name stands: what kind
    of text it is, and in how many."""
    for model, fields in (
        (Review, ("message", "comment")),
        (Publication, ("reason",)),
        (Withdrawal, ("note",)),
        (WordingOnly, ("reason",)),
        (FindingAnswer, ("reason",)),
        (PlannedWithdrawal, ("note",)),
        (ReviewComment, ("text",)),
    ):
        wanted = Q(pk=None)
        for field in fields:
            for name in _long_names(person):
                wanted |= Q(**{f"{field}__icontains": name})
        count = model._default_manager.filter(wanted).count()
        if count:
            yield str(model._meta.verbose_name_plural), count


def _long_names(person: User) -> list[str]:
    """Names by which somebody is surely meant: no short user name, no first name."""
    names = [person.get_full_name(), person.email, person.last_name]
    return [name for name in dict.fromkeys(names) if len(name) > 3]


def _free_username(wanted: str) -> str:
    taken = set(
        User.objects.filter(username__startswith=wanted).values_list(
            "username", flat=True
        )
    )
    tries = (wanted if not n else f"{wanted}-{n}" for n in range(len(taken) + 1))
    return next(one for one in tries if one not in taken)


def _clean_admin_notes(person: User, words: str) -> None:
    """What Django's admin wrote down of forms about this account, and in other notes."""
    about = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk)
    )
    about.update(object_repr=words, change_message="")
    for name in _long_names(person):
        found = LogEntry.objects.filter(
            Q(object_repr__icontains=name) | Q(change_message__icontains=name)
        )
        for entry in found:
            pattern = re.compile(re.escape(name), re.IGNORECASE)
            entry.object_repr = pattern.sub(words, entry.object_repr)[:200]
            entry.change_message = pattern.sub(words, entry.change_message)
            entry.save(update_fields=["object_repr", "change_message"])


def _delete_what_hangs_on(person: User) -> None:
    """Rows that would go with the account: addresses, factors, roles, sessions, files.
    Notes of the admin stay, as they tell what was done."""
    for relation in person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        model: Any = relation.related_model
        if relation.on_delete is models.CASCADE and model is not LogEntry:
            model._base_manager.filter(**{relation.field.name: person.pk}).delete()
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
