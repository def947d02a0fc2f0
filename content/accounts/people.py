"""What the site knows of a colleague beside the account: languages, and nothing more.

A person without a row has chosen nothing yet. Django's own user holds the name, the
e-mail address and the password; allauth's tables hold the second factor.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.languages import LANGUAGES, source_language


class Person(models.Model):
    """In which language the staff side speaks to somebody, and what he or she writes.

    interface_language: "" as long as nothing was chosen: the browser's language.
    writes: which languages a translator may change, separated by spaces; "" for all,
    as for accounts that are older than this choice.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="person",
        verbose_name=_("person"),
    )
    interface_language = models.CharField(
        _("language of the staff side"), max_length=20, blank=True
    )
    writes = models.CharField(_("languages to translate"), max_length=100, blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Person"]]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [("manage_people", "Can invite, change and deactivate people")]

    def __str__(self) -> str:
        return str(self.user)


def person_of(user: User) -> Person:
    """What is known of somebody, saved or not. At most one query, kept on the user."""
    kept = vars(user)
    if "_person" not in kept:
        found = Person.objects.filter(user=user).first()
        kept["_person"] = found or Person(user=user)
    return kept["_person"]


def interface_language(user: User) -> str:
    """In which language to write to somebody, for example "nl": the chosen one, or the
    site's own."""
    chosen = person_of(user).interface_language
    return chosen if chosen in LANGUAGES else source_language()


def chosen_language(user: User | AnonymousUser) -> str:
    """The language that somebody chose for the staff side; "" for none."""
    if not isinstance(user, User):
        return ""
    chosen = person_of(user).interface_language
    return chosen if chosen in LANGUAGES else ""


def languages_to_write(user: User) -> set[str]:
    """Which languages somebody may change, as far as that was limited."""
    named = set(person_of(user).writes.split()) & {*LANGUAGES}
    return named or {*LANGUAGES}


def say(
    user: User, *, interface: str | None = None, writes: Iterable[str] | None = None
) -> None:
    """Note the languages of somebody; None leaves what was."""
    person = person_of(user)
    if interface is not None:
        person.interface_language = interface
    if writes is not None:
        person.writes = " ".join(code for code in LANGUAGES if code in {*writes})
    person.save()
