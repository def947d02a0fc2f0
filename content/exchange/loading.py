"""From a folder of content files to the drafts: everything, or nothing.

The files are the truth for the pages and tables they hold: what differs is changed,
sections and records that are gone are deleted, pages that have no file are left alone.
"""

from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import override

from content.exchange import folders
from content.exchange.load_pages import broken_bodies, load_pages
from content.exchange.load_records import load_records
from content.exchange.problems import BrokenContent
from content.exchange.rows import Loaded
from content.languages import source_language
from content.models.pages import Page
from content.publishing.starter import publish_starter


@transaction.atomic
def load(folder: Path, *, now: datetime) -> Loaded:
    """Make the drafts say what the files say, and publish what is example content.

    Pages that a person has approved keep their edition; their draft changes.

    Raises:
        BrokenContent: with every problem in every file; nothing has been changed.
        PublishingError: the drafts are sound but cannot be published together.
    """
    content = folders.read(folder)
    done = Loaded()
    with override(source_language()):
        problems = list(load_records(content.tables, done=done))
        problems += load_pages(content.pages, done=done)
        problems += broken_bodies(content.pages)
        if problems:
            raise BrokenContent(problems)
        publication = publish_starter(
            pages=Page.objects.filter(key__in=content.pages), now=now
        )
    done.published = publication.editions.count() if publication else 0
    return done
