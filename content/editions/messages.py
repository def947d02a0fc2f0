"""What people are told about reviews: a list in the staff side, and perhaps by e-mail."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from content.editions.reviews import Review
from content.moments import local_words


class Message(models.Model):
    """That something happened to a review, for one person. Once per person and event.

    mail: how far the e-mail about it is; empty where none is sent. "sending" is written
    before the mail server is spoken to, so that nothing is sent twice, whatever ends the
    process. tries, tried_at: how often, and when last.
    """

    class Kind(models.TextChoices):
        """What happened."""

        ASKED = "asked", _("You are asked for a review.")
        APPROVED = "approved", _("What you asked for has been approved.")
        RETURNED = "returned", _("What you asked for came back to you.")
        HELD_BACK = "held_back", _("What was approved for later is held back.")

    class Mail(models.TextChoices):
        """Where its e-mail is."""

        WAITING = "waiting", _("will be sent")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("could not be sent")

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    review = models.ForeignKey(Review, models.CASCADE, related_name="messages")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=8, choices=Mail, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)

    if TYPE_CHECKING:
        recipient_id: int
        review_id: int
        objects: ClassVar[models.Manager["Message"]]

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(
                name="message_once", fields=["recipient", "kind", "review"]
            ),
            models.CheckConstraint(
                name="message_kind_is_known",
                condition=Q(kind__in=["asked", "approved", "returned", "held_back"]),
            ),
            models.CheckConstraint(
                name="message_mail_is_known",
                condition=Q(mail__in=["", "waiting", "sending", "sent", "failed"]),
            ),
        ]
        indexes = [models.Index(fields=["mail"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {local_words(self.at)}"


class NoMail(models.Model):
    """Somebody who wants no e-mail about reviews; the list has everything."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="no_mail"
    )

    if TYPE_CHECKING:
        objects: ClassVar[models.Manager["NoMail"]]

    class Meta:
        verbose_name = _("person who wants no e-mail")
        verbose_name_plural = _("people who want no e-mail")

    def __str__(self) -> str:
        return str(self.pk)
