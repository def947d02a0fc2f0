"""Sources of which only the wording has changed: their translations still hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from content.admin.changes_shown import title_of
from content.admin.desk.view import View
from content.admin.drafts import actor
from content.languages import LANGUAGE_NAMES
from content.publishing.errors import NothingToConfirm
from content.publishing.translations import mark_wording_only


@dataclass(frozen=True, kw_only=True)
class Reworded:
    """An entry whose source has changed since it was public, and what is behind it."""

    entry: str
    title: str
    languages: list[str]


def reworded(view: View) -> Iterator[Reworded]:
    """In the order of the book."""
    draft, public = view.draft, view.public.book
    behind = [key for key, state in view.translations.items() if state == "behind"]
    for entry in dict.fromkeys(key.entry for key in behind):
        before = public.source_checksum(entry)
        if before and before != draft.source_checksum(entry):
            yield Reworded(
                entry=entry,
                title=title_of(entry, draft),
                languages=[
                    LANGUAGE_NAMES[key.language] for key in behind if key.entry == entry
                ],
            )


def mark(request: HttpRequest, view: View) -> str:
    """Carry the translations of an entry over; returns the sentence for the person.

    Raises:
        NotAllowed, ReasonMissing, NothingToConfirm, MoreThanWording.
    """
    entry = request.POST.get("wording_only", "")
    if not view.draft.has(entry):
        raise NothingToConfirm
    carried = mark_wording_only(
        entry=entry,
        reason=request.POST.get("reason", ""),
        by=actor(request),
        now=timezone.now(),
    )
    return _("Noted: only the wording has changed. Carried over: %(count)d.") % {
        "count": len(carried)
    }
