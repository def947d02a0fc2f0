"""What a save has taken away, said in words."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _


def tell_removed(request: HttpRequest, formsets: Iterable[Any]) -> None:
    """Name the rows that are gone; call it once the formsets have been saved."""
    gone = [
        str(row)
        for formset in formsets
        for row in getattr(formset, "deleted_objects", ())
    ]
    if gone:
        names = ", ".join(f"“{name}”" for name in gone)
        messages.warning(request, _("Removed: %(names)s") % {"names": names})
