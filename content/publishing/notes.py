"""Who worked on which part of the drafts, told by what a save has changed."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User

from content.book import FIGURES, Book, Part, PartKey, changes
from content.drafts.translations import TranslationState
from content.editions.reviews import DraftChange
from content.publishing import rights

Parts = Mapping[PartKey, Part]


def note_changes(
    before: Parts, after: Parts, *, by: User, now: datetime
) -> list[PartKey]:
    """Write down who changed which parts; returns their keys.

    A translation that is written for the first time says today's source. From then on
    only an answer of its translator moves that (`content/publishing/translations.py`).

    before, after: the same entries, before and after the save, in whose transaction
    this runs.

    Raises:
        NotYourLanguage: this person may not change one of them.
    """
    changed = list(changes(Book(before), Book(after)))
    rights.hold(by, changed, before=Book(before))
    DraftChange.objects.bulk_create(
        DraftChange(entry=key.entry, language=key.language, by=by, at=now)
        for key in changed
    )
    first_confirm(changed, before=before, after=after)
    return changed


def first_confirm(changed: list[PartKey], *, before: Parts, after: Parts) -> None:
    """Note the source of translations that did not exist before."""
    book = Book(after)
    for key in changed:
        is_new = key in after and key not in before
        source = book.source_language(key.entry)
        if not is_new or key.language in (FIGURES, source):
            continue
        TranslationState.objects.update_or_create(
            entry=key.entry,
            language=key.language,
            defaults={"made_against": book.source_checksum(key.entry)},
        )
