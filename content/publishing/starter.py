"""The loader's exception: example content, published without an approving person."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from content.book import changes
from content.drafts.reading import draft_book
from content.editions import lock
from content.editions.publications import Publication
from content.editions.reading import published
from content.publishing import errors, writing
from content.publishing.plans import plan
from content.schema import noun_of, root_of


def person_has_published() -> bool:
    """From then on files only change drafts, and never what a person has worked on."""
    return Publication.objects.filter(origin=Publication.Origin.REVIEW).exists()


@transaction.atomic
def publish_starter(
    *, now: datetime, without: Collection[str] = ()
) -> Publication | None:
    """Publish all drafts as example content; the publication says that nobody approved.

    Every page made from it says so to readers. A page that somebody has withdrawn stays
    away. without: entries that stay drafts, with their children. Returns None when
    everything already stands.

    Raises:
        NotReady: with the findings of all pages. PersonHasPublished.
    """
    lock.hold()
    if person_has_published():
        raise errors.PersonHasPublished
    draft, base = draft_book(), published()
    chosen = [
        key for key in changes(base.book, draft) if root_of(key.entry) not in without
    ]
    made = plan(chosen, draft=draft, base=base, is_example=True)
    # Without its section a question leads to its page; `dead_questions` lists it.
    findings = [
        one for one in made.findings if noun_of(one.at.entry).name != "asked_question"
    ]
    if findings:
        raise errors.NotReady(findings)
    if not made.items:
        return None
    publication = Publication(origin=Publication.Origin.STARTER, published_at=now)
    publication.save()
    writing.write(made, publication=publication)
    return publication
