"""What people did that no other table keeps: sign-ins, accounts, archives.

Saves, requests, decisions, publications and withdrawals stand in tables of their own
already; `content/journal/reading.py` reads all of them as one journal. People are
numbers here. Their names stand with their accounts alone, from which they can be erased;
what somebody typed to sign in is kept nowhere, nor is the address of a device.
"""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.editions.insert_only import InsertOnly
from content.moments import local_words


class JournalKind(models.TextChoices):
    """What was done."""

    SIGNED_IN = "signed_in", _("signed in")
    SIGN_IN_FAILED = "sign_in_failed", _("failed to sign in")
    SIGNED_OUT = "signed_out", _("signed out")
    ACCOUNT_ADDED = "account_added", _("account added")
    ACCOUNT_CHANGED = "account_changed", _("account changed")
    ACCOUNT_ROLES = "account_roles", _("roles changed")
    ACCOUNT_OFF = "account_off", _("account deactivated")
    ACCOUNT_ON = "account_on", _("account activated")
    ACCOUNT_DELETED = "account_deleted", _("account deleted")
    PASSWORD_CHANGED = "password_changed", _("password changed")
    LINK_MADE = "link_made", _("one-time link made")
    SIGNED_OUT_ALL = "signed_out_all", _("signed out everywhere")
    SECOND_FACTOR_ADDED = "factor_added", _("second factor added")
    SECOND_FACTOR_REMOVED = "factor_removed", _("second factor removed")
    NAME_ERASED = "name_erased", _("name erased")
    LOADED = "loaded", _("content loaded")
    EXPORTED = "exported", _("content exported")
    JOURNAL_EXPORTED = "journal_exported", _("journal exported")


class JournalEntry(InsertOnly):
    """One thing that somebody did.

    by_id: the number of who did it; None for a command on the server, or for somebody
    who has not signed in. about_id: the number of whose account it is about. note: what
    else is to be known, in a word or a number; never a name of a person.
    """

    kind = models.CharField(_("what"), max_length=16, choices=JournalKind)
    by_id = models.BigIntegerField(null=True)
    about_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("when"))
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("line of the journal")
        verbose_name_plural = _("journal")
        indexes = [
            models.Index(fields=["at"], name="journal_by_time"),
            models.Index(fields=["by_id", "at"], name="journal_by_person"),
        ]
        constraints = [
            models.CheckConstraint(
                name="journal_kind_is_known", condition=Q(kind__in=JournalKind.values)
            ),
            models.CheckConstraint(
                name="journal_name_erased_says_whose",
                condition=~Q(kind="name_erased") | Q(about_id__isnull=False),
            ),
        ]
        permissions = [
            ("read_journal", "May read what everybody did"),
            ("erase_name", "May erase the name of a person"),
            ("export_content", "May export all content as one file"),
            ("import_content", "May load content from one file"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {local_words(self.at)}"


def note(
    kind: JournalKind,
    *,
    at: datetime,
    by: int | None = None,
    about: int | None = None,
    words: str = "",
) -> None:
    """Write one line, in the transaction of what it tells of.

    by, about: numbers of people, as the fields of `JournalEntry`.
    """
    JournalEntry(kind=kind, by_id=by, about_id=about, at=at, note=words[:200]).save()
