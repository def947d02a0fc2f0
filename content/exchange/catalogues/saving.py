"""Taking a translator's file into the drafts, as the work of a person.

It is saved as a form is: noted with who did it, and published by nobody. A translation
that existed keeps the source that it says; only its translator's answer moves that, as
everywhere (`docs/decisions/0029-files-for-translators.md`).
"""

from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from content.book import Book, Part, PartKey
from content.drafts.reading import draft_book
from content.drafts.writing import write_parts
from content.editions import lock
from content.exchange.catalogues import files
from content.exchange.catalogues.taking import Taking, take
from content.exchange.importing import hold_drafts
from content.exchange.problems import BrokenContent
from content.publishing import errors, four_eyes
from content.publishing.notes import note_changes
from content.publishing.rights import languages_to_change
from content.publishing.translations import unconfirm


def import_by(person: User, content: bytes, *, name: str, now: datetime) -> Taking:
    """Make the drafts say what a file says, as far as nobody else has changed them.

    name: of the file.

    Raises:
        NotAllowed, NotYourLanguage.
        BrokenContent: with every problem; nothing has been changed.
    """
    four_eyes.require(person, "content.change_section")
    catalogue = files.read(content, name=name)
    _check_language(person, catalogue.language)
    with transaction.atomic():
        lock.hold()
        hold_drafts()
        before = draft_book()
        taking = take(catalogue, before, name=name)
        if taking.problems:
            raise BrokenContent(taking.problems)
        _write(taking, before, by=person, now=now)
    return taking


def _check_language(person: User, language: str) -> None:
    """A file is refused as a whole where its language is not this person's."""
    if language not in languages_to_change(person, model="Section", source=""):
        raise errors.NotYourLanguage([])


def _write(taking: Taking, before: Book, *, by: User, now: datetime) -> None:
    changed: dict[PartKey, Part] = {}
    for key, words in taking.words.items():
        part = before.parts.get(key) or Part(values={})
        changed[key] = replace(part, values={**part.values, **words})
    write_parts(changed)
    after = draft_book()
    note_changes(before.parts, after.parts, by=by, now=now)
    unconfirm(
        key
        for key in taking.unsure & {*changed}
        if changed[key].made_against in ("", before.source_checksum(key.entry))
    )
