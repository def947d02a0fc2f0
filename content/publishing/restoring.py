"""An old edition becomes the draft again: as it was, with its translations' sources."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from content.book import Part, PartKey
from content.drafts.reading import draft_parts
from content.drafts.writing import write_parts
from content.editions.editions import Edition
from content.editions.publications import PublishedPart
from content.editions.reading import published_at_moment
from content.publishing import errors, four_eyes
from content.publishing.notes import note_changes
from content.schema import entry_name


@transaction.atomic
def make_draft_again(*, edition: Edition, by: User, now: datetime) -> list[PartKey]:
    """Make the draft of a page say what was public when an edition came out.

    The page's own texts and the order and kind of its sections, in all languages; facts
    and records, which other pages show as well, stay as they are. Readers see nothing of
    it until it has been approved. Returns the parts that have changed.

    Raises:
        NotAllowed.
    """
    four_eyes.require(by, "content.add_page")  # who changes words alone does not
    page = entry_name("page", edition.page_key)
    sections = PublishedPart.objects.filter(
        entry__startswith=f"section/{edition.page_key}/"
    ).values_list("entry", flat=True)
    then = published_at_moment(edition.publication_id, entries={page, *sections})
    if not then.has(page):
        raise errors.NothingToReview
    before = draft_parts({page})
    wanted: dict[PartKey, Part | None] = dict.fromkeys(before)
    wanted |= dict(then.parts)
    write_parts({key: part for key, part in wanted.items() if before.get(key) != part})
    return note_changes(before, draft_parts({page}), by=by, now=now)
