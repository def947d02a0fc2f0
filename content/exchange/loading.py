"""From a folder of content files to the drafts: everything, or nothing.

The files are the truth for the pages and tables they hold: what differs is changed,
sections and records that are gone are deleted, pages that have no file are left alone.
What a person has worked on stays as it is, and the load says so. A clinic that has
neither a file nor a page gets the draft of one from a template.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import override

from content.addresses import page_key_of
from content.book import FIGURES, Book, Change, Part, PartKey, changes
from content.drafts.clinics import Clinic
from content.drafts.pages import Page
from content.drafts.pictures import Image
from content.drafts.reading import draft_book
from content.drafts.translations import TranslationState
from content.drafts.writing import write_parts
from content.editions.journal import JournalKind, note
from content.editions.reviews import DraftChange
from content.exchange import folders
from content.exchange.broken_texts import broken_texts
from content.exchange.clinic_pages import create_clinic_page
from content.exchange.load_pages import load_pages
from content.exchange.load_records import load_records
from content.exchange.problems import BrokenContent
from content.exchange.rows import Loaded
from content.languages import LANGUAGES, source_language
from content.pictures.ready import ReadyPicture
from content.publishing.notes import first_confirm
from content.publishing.starter import person_has_published, publish_starter
from content.schema import entry_name, root_of


def load(folder: Path, *, now: datetime) -> Loaded:
    """Make the drafts say what the files say; publish them as example content while no
    person has published anything. The verb of the command on the server.

    Raises:
        BrokenContent: with every problem in every file; nothing has been changed.
        PublishingError: the drafts are sound but cannot be published together.
    """
    content = folders.read(folder)
    pictures = {
        key: Image.objects.make_ready(master)
        for key, master in content.pictures.items()
    }
    # Only now, as on SQLite nobody else can save anything until it ends.
    with transaction.atomic():
        before = draft_book()
        done = written(content, pictures=pictures, before=before)
        done.kept = give_back(done.wanted)
        note_load(done, now=now)
        if person_has_published():
            after = draft_book()
            changed = list(changes(before, after))
            first_confirm(changed, before=before.parts, after=after.parts)
            return done
        _confirm_all(draft_book())
        publication = publish_starter(now=now, without=_pages_without_file(content))
    done.published = publication.editions.count() if publication else 0
    return done


def note_load(done: Loaded, *, now: datetime, by: int | None = None) -> None:
    """Write down in the journal what a load did: pages read, changed, kept."""
    kept = len(done.kept)
    words = f"{done.pages} {len(done.wanted) - kept} {kept}"
    note(JournalKind.LOADED, at=now, by=by, words=words)


def written(
    content: folders.Content, *, pictures: dict[str, ReadyPicture], before: Book
) -> Loaded:
    """Write everything that the files say, in the transaction of the caller.

    Raises BrokenContent.
    """
    done = Loaded()
    with override(source_language()):
        problems = load_records(content.tables, pictures=pictures, done=done)
        if not problems:  # or every text that names a broken record would be one more
            problems += load_pages(content.pages, done=done)
            problems += broken_texts(content)
        if problems:
            raise BrokenContent(problems)
        for clinic in _clinics_without_page():
            create_clinic_page(clinic)
            done.changed += 1
    done.wanted = changes(before, draft_book())
    return done


def _clinics_without_page() -> list[Clinic]:
    known = set(Page.objects.values_list("key", flat=True))
    return [one for one in Clinic.objects.all() if page_key_of(one.key) not in known]


def _pages_without_file(content: folders.Content) -> set[str]:
    """The names of pages that stay drafts: those that no file holds."""
    keys = Page.objects.exclude(key__in=content.pages).values_list("key", flat=True)
    return {entry_name("page", key) for key in keys}


def worked_on(wanted: Mapping[PartKey, Change]) -> list[PartKey]:
    """Those of the changes that are about something on which a person has ever worked.

    What would be gone stays as a whole, with all that is part of it, where a person has
    worked on any of that: half of it would be nobody's text.
    """
    known = {
        PartKey(entry, language)
        for entry, language in DraftChange.objects.values_list("entry", "language")
    }
    touched = {name for key in wanted if key in known for name in _above(key.entry)}
    gone = {
        key.entry
        for key, change in wanted.items()
        if key.language == FIGURES and change.new is None
    }
    whole = gone & touched
    return [key for key in wanted if key in known or whole & {*_above(key.entry)}]


def _above(entry: str) -> tuple[str, str]:
    return entry, root_of(entry)


def give_back(wanted: Mapping[PartKey, Change]) -> list[PartKey]:
    """Undo what the files have changed of parts that a person has worked on."""
    kept: dict[PartKey, Part | None] = {
        key: wanted[key].old for key in worked_on(wanted)
    }
    write_parts(kept)
    return list(kept)


def _confirm_all(book: Book) -> None:
    """Files say all languages together: each translation says its source."""
    wanted = {
        key: book.source_checksum(key.entry)
        for key in book.parts
        if key.language in LANGUAGES and key.language != book.source_language(key.entry)
    }
    TranslationState.objects.all().delete()
    TranslationState.objects.bulk_create(
        TranslationState(entry=key.entry, language=key.language, made_against=checksum)
        for key, checksum in wanted.items()
    )
