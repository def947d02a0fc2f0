"""Whether what was published still stands as it was written.

Triggers and checksums are worth something only where somebody looks: `/readyz`
(`ketamine_info/probes.py`) and `manage.py check_published` do.
"""

from collections.abc import Iterator

from django.db import connection

from content.book.parts import checksum_of
from content.editions.editions import Edition
from content.editions.guarded import guarded_tables
from content.editions.publications import PublishedPart
from content.editions.triggers import missing


def lost_triggers() -> list[str]:
    """The names of triggers that are gone from the database."""
    return missing(connection, guarded_tables())


def changed_live() -> list[str]:
    """The editions that readers get and that are not what was published."""
    return [_name(one) for one in Edition.objects.newest() if not _fits(one)]


def changed_ever() -> Iterator[str]:
    """Every edition and every part, of any time, that is not what was published."""
    for edition in Edition.objects.order_by("pk").iterator(chunk_size=200):
        if not _fits(edition):
            yield _name(edition)
    for part in PublishedPart.objects.order_by("pk").iterator(chunk_size=200):
        if not _fits(part):
            yield f"part {part.entry} {part.language}".rstrip() + f" (row {part.pk})"


def _fits(row: Edition | PublishedPart) -> bool:
    return row.checksum == (checksum_of(row.content) if row.content else "")


def _name(edition: Edition) -> str:
    return f"edition {edition.page_key} {edition.language} {edition.number}"
