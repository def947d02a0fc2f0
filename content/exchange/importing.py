"""Loading from the desk: first a look at what would change, then exactly that.

Unlike the command on the server it never publishes, not even on a site on which no
person has published yet: what it changes are drafts, and whoever loads has worked on
them (`docs/decisions/0020-journal.md`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from content.book import Book, Change, PartKey
from content.drafts.pictures import Image, ImageFile
from content.drafts.reading import draft_book, model_of
from content.editions import lock
from content.exchange import folders
from content.exchange.loading import give_back, note_load, worked_on, written
from content.exchange.rows import Loaded
from content.pictures.files import fallback_of
from content.pictures.master import Master
from content.pictures.names import master_name
from content.pictures.ready import ReadyPicture
from content.publishing import four_eyes
from content.publishing.errors import PublishingError
from content.publishing.notes import note_changes
from content.schema import NOUNS


class MovedOn(PublishingError):
    """What would change now is not what was on the screen."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nothing has been loaded: meanwhile somebody has changed the drafts. "
                "Look once more at what would change."
            )
        )


@dataclass(frozen=True, kw_only=True)
class FilesRead:
    """All that is in a folder, with the files of its pictures made."""

    content: folders.Content
    pictures: dict[str, ReadyPicture]


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a load would do. worked_on: of `changes`, what a person has worked on.

    result: stands for exactly these changes. before, after: the drafts, without and
    with them.
    """

    changes: Mapping[PartKey, Change]
    worked_on: list[PartKey]
    result: str
    before: Book
    after: Book
    pages: int
    records: int


def look(folder: Path) -> Look:
    """Load, see what has changed, and undo it. Raises BrokenContent."""
    content = folders.read(folder)
    pictures = {key: _as_if_ready(master) for key, master in content.pictures.items()}
    with transaction.atomic():
        before = draft_book()
        done = written(content, pictures=pictures, before=before)
        after = draft_book()
        found = Look(
            changes=done.wanted,
            worked_on=worked_on(done.wanted),
            result=_result_of(done),
            before=before,
            after=after,
            pages=done.pages,
            records=done.records,
        )
        transaction.set_rollback(True)
    return found


def read(folder: Path) -> FilesRead:
    """What `load_by` needs. Makes pictures, which takes seconds: call it before a lock.

    Raises:
        BrokenContent: with every problem in every file.
    """
    content = folders.read(folder)
    pictures = {
        key: Image.objects.make_ready(master)
        for key, master in content.pictures.items()
    }
    return FilesRead(content=content, pictures=pictures)


def load_by(
    person: User, files: FilesRead, *, now: datetime, result: str, over_people: bool
) -> Loaded:
    """Make the drafts say what the files say, as the work of a person.

    result: of the look that was on the screen. over_people: also where a person has
    worked on the drafts.

    Raises:
        NotAllowed, BrokenContent, MovedOn.
    """
    four_eyes.require(person, "content.import_content")
    with transaction.atomic():
        lock.hold()
        hold_drafts()
        before = draft_book()
        done = written(files.content, pictures=files.pictures, before=before)
        if _result_of(done) != result:
            raise MovedOn
        done.kept = [] if over_people else give_back(done.wanted)
        note_changes(before.parts, draft_book().parts, by=person, now=now)
        note_load(done, now=now, by=person.pk)
    return done


def _result_of(done: Loaded) -> str:
    lines = sorted(
        "\t".join([*key, *(change.old.state if change.old else ()), "→", *change.state])
        for key, change in done.wanted.items()
    )
    return sha256("\n".join(lines).encode()).hexdigest()


def _as_if_ready(master: Master) -> ReadyPicture:
    """A picture as it will be, without the seconds that its files take."""
    if ImageFile.objects.filter(image__digest=master.digest).exists():
        return Image.objects.make_ready(master)
    last = f"{master.digest}-1.{fallback_of(master)}"
    return ReadyPicture(
        master=master, files=((master_name(master.digest), b""), (last, b""))
    )


def hold_drafts() -> None:
    """Let forms that are being saved finish, and the next ones wait. On SQLite the
    transaction itself does."""
    if not connection.features.has_select_for_update:
        return
    for noun in NOUNS.values():
        rows = model_of(noun)._default_manager.select_for_update(of=("self",))
        list(rows.order_by("pk").values_list("pk", flat=True))
