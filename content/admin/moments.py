"""A moment as somebody types it into a form of the browser."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from content.publishing.errors import PublishingError


def later_moment(typed: str) -> datetime | None:
    """The moment, in the time zone of the site; None where nothing was typed.

    Raises PublishingError for what is no moment, or has passed.
    """
    if not typed.strip():
        return None
    try:
        moment = forms.DateTimeField().clean(typed)
    except forms.ValidationError as error:
        raise PublishingError(_("This is no date and time.")) from error
    if moment <= timezone.now():
        raise PublishingError(_("This moment has passed. Choose a later one, or none."))
    return moment
