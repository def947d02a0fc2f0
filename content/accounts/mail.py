"""One-time links by mail, in the language of whom they are for."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from content.accounts.links import NewLink
from content.accounts.people import interface_language

log = logging.getLogger(__name__)


def send_link(link: NewLink, *, url: str, by: User | None) -> bool:
    """Whether the link was mailed; False with mail off, without an address, or when the
    mail server refuses. Then somebody hands it over."""
    if not settings.MAIL_IS_ON or not link.user.email:
        return False
    context = {
        "link": link,
        "url": url,
        "name": link.user.get_full_name() or link.user.get_username(),
        "by": by.get_full_name() or by.get_username() if by else "",
        "is_invitation": link.purpose == link.purpose.INVITATION,
    }
    with translation.override(interface_language(link.user)):
        subject = render_to_string("accounts/mail/link_subject.txt", context).strip()
        body = render_to_string("accounts/mail/link.txt", context)
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [link.user.email])
    except (SMTPException, OSError):
        log.exception("A one-time link could not be mailed.")
        return False
    return True
