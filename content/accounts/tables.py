"""The tables of signing in: where somebody is signed in, one-time links, attempts."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SignIn(models.Model):
    """One device on which somebody is signed in. Deleted, it is signed out.

    No network address is kept: the browser's name tells a person enough.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="sign_ins",
        verbose_name=_("person"),
    )
    began_at = models.DateTimeField(_("signed in"))
    seen_at = models.DateTimeField(_("last used"))
    browser = models.CharField(_("browser"), max_length=100, blank=True)

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["SignIn"]]

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return self.browser


class OneTimeLink(models.Model):
    """A link with which somebody chooses a password, once.

    digest: SHA-256 of the secret in the link; the secret itself is never kept.
    purpose: an invitation, a forgotten password, or a new start without the phone.
    made_by: the number of who made it; None for the server itself.
    """

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        PASSWORD = "password", _("new password")
        NEW_START = "new_start", _("new password and second factor")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="one_time_links",
        verbose_name=_("person"),
    )
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"))
    made_by = models.BigIntegerField(_("made by"), null=True, blank=True)
    expires_at = models.DateTimeField(_("valid until"))

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["OneTimeLink"]]

    class Meta:
        verbose_name = _("one-time link")
        verbose_name_plural = _("one-time links")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose__in=["invitation", "password", "new_start"]),
                name="one_time_link_purpose",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")),
                name="one_time_link_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()


class Attempt(models.Model):
    """One wrong password or code. Kept for minutes, for counting.

    bucket: a keyed digest of what is counted, so that the table names nobody and holds
    no network address.
    """

    bucket = models.CharField(_("what is counted"), max_length=64)
    at = models.DateTimeField(_("when"))

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["Attempt"]]

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        indexes = [models.Index(fields=["bucket", "at"], name="attempt_bucket_at")]

    def __str__(self) -> str:
        return self.bucket
