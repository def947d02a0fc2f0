"""E-mails about reviews: sent by the timer, so that no verb waits for a mail server.

A message is written with the verb (`content/publishing/messages.py`). Its e-mail names
no page and quotes no text: it says what happened, and where to look. It is marked as
being sent before the server is spoken to, so that two timers, or one that is killed,
send nothing twice; then it still stands in the list of the staff side.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.accounts.people import interface_language
from content.editions.messages import Message

_log = logging.getLogger(__name__)

MOST_TRIES = 6
"""About an hour: 2, 4, 8, 16 and 32 minutes between them."""

_ABOUT_ONE = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
)
"""What a server says about one message. After anything else it is away, and the next
message would only wait once more. (All of them are OSErrors.)"""


def send_waiting(*, now: datetime) -> tuple[int, int]:
    """Send what waits and is to be tried now; returns how many were sent, and failed."""
    if not settings.MAIL_IS_ON:
        return 0, 0
    sent = failed = 0
    for number in _to_try(now):
        claimed = Message.objects.filter(pk=number, mail=Message.Mail.WAITING).update(
            mail=Message.Mail.SENDING, tries=F("tries") + 1, tried_at=now
        )
        if not claimed:
            continue
        message = Message.objects.select_related("recipient", "review").get(pk=number)
        if is_moot(message):
            _mark(message, "")
            continue
        try:
            _send(message)
        except OSError as error:
            failed += 1
            is_last = message.tries >= MOST_TRIES
            _mark(message, Message.Mail.FAILED if is_last else Message.Mail.WAITING)
            # Neither the address nor what the server answered, which repeats it.
            _log.warning("Message %d was not sent: %s", number, type(error).__name__)
            if not isinstance(error, _ABOUT_ONE):
                break
        else:
            sent += 1
            _mark(message, Message.Mail.SENT)
    return sent, failed


def _to_try(now: datetime) -> list[int]:
    waits = Q(tries=0)
    for tries in range(1, MOST_TRIES):
        waits |= Q(tries=tries, tried_at__lte=now - timedelta(minutes=2**tries))
    rows = Message.objects.filter(waits, mail=Message.Mail.WAITING)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def is_moot(message: Message) -> bool:
    """Nobody needs to be told any more: seen, decided, or the account was closed, or has
    lost its address."""
    is_over = message.kind == Message.Kind.ASKED and not message.review.is_pending
    is_there = message.recipient.is_active and bool(message.recipient.email)
    return bool(message.seen_at) or is_over or not is_there


def _mark(message: Message, mail: str) -> None:
    Message.objects.filter(pk=message.pk).update(mail=mail)


def _send(message: Message) -> None:
    """Raises OSError."""
    with override(interface_language(message.recipient)):
        EmailMessage(
            subject=message.get_kind_display(),
            body="\n\n".join(
                [
                    message.get_kind_display(),
                    _("Look at it here:"),
                    settings.SITE_ADDRESS
                    + reverse("admin:content_review_change", args=[message.review_id]),
                    _(
                        "You can switch these e-mails off on the page “Messages” of the "
                        "staff side."
                    ),
                ]
            ),
            to=[message.recipient.email],
            headers={"Auto-Submitted": "auto-generated"},
            connection=get_connection(),
        ).send()
