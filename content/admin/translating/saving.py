"""What a translator's answer does: the words, then whose source they say; or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import models, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from content.admin.draft_form import DraftForm
from content.admin.translating.form import form_class
from content.book import Book, PartKey
from content.book.translation import state_of
from content.drafts.reading import draft_parts
from content.drafts.writing import row_of
from content.publishing.errors import NothingToConfirm, PublishingError, SourceMovedOn
from content.publishing.notes import note_changes
from content.publishing.rendering import Renderer
from content.publishing.translations import confirm_translation
from content.schema import root_of

SAYS, RIGHT, SAVE = "says", "right", "save"
"""My text now says this; still right; save, and answer later."""


class ChangedText(PublishingError):
    """Somebody has answered "still right" beside a text that they have changed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "You have changed the text, so it is not the same as before. Look at it "
                "once more, and answer “My text now says this”."
            )
        )


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What became of an answer. form: where it was refused, with what was typed.

    is_incomplete: the words are saved, but the source says something for which there are
    none yet.
    """

    form: DraftForm | None = None
    is_incomplete: bool = False


@transaction.atomic
def save(
    *,
    key: PartKey,
    step: str,
    sent: QueryDict,
    drafts: Renderer,
    by: User,
    now: datetime,
) -> Saved:
    """Save the words of a text in a language, and what was answered beside its source.

    sent: the form, and the checksum of the source that stood beside it.

    Raises:
        SourceMovedOn, ChangedText, NothingToConfirm, NotYourLanguage: nothing is saved.
    """
    row = _held(key.entry)
    before = draft_parts({root_of(key.entry)})
    if row is None:
        raise NothingToConfirm
    if Book(before).source_checksum(key.entry) != sent.get("source", ""):
        raise SourceMovedOn
    form = form_class(key.noun, key.language, drafts=drafts)(sent, instance=row)
    if not form.is_valid():
        return Saved(form=form)
    if form.has_changed():
        if step == RIGHT:
            raise ChangedText
        form.save()
        after = draft_parts({root_of(key.entry)})
        note_changes(before, after, by=by, now=now)
    return _answered(key, step, by=by, now=now)


def _answered(key: PartKey, step: str, *, by: User, now: datetime) -> Saved:
    book = Book(draft_parts({root_of(key.entry)}))
    state = state_of(book, key.entry, key.language)
    if step == SAVE:
        return Saved()
    if state == "missing":
        return Saved(is_incomplete=True)
    if state == "behind":
        source = book.source_checksum(key.entry)
        confirm_translation(key=key, source=source, by=by, now=now)
    return Saved()


def _held(entry: str) -> models.Model | None:
    """The row of an entry, which waits until nobody else saves it or its parent."""
    for one in dict.fromkeys((root_of(entry), entry)):
        row = row_of(one)
        if row is None:
            return None
        held = type(row)._default_manager.select_for_update(of=("self",))
        held.get(pk=row.pk)
    return row_of(entry)
