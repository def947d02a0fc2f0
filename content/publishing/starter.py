"""The loader's exception: example content, published without an approving doctor."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from content.documents import Snapshot
from content.drafts.pages import Page
from content.editions.editions import Edition, FactBook, Publication
from content.publishing import errors, facts, writing
from content.publishing.errors import Finding
from content.publishing.snapshot import take


@transaction.atomic
def publish_starter(*, pages: Iterable[Page], now: datetime) -> Publication | None:
    """Publish example pages and facts; the publication records that nobody approved.

    Every page made from it says so to readers. A page that a person has approved is
    never replaced, one that a person has withdrawn stays away, and facts that a person
    has approved stay as they are; a page that needs newer ones stays a draft. Returns
    None when everything already stands.

    Raises:
        DraftNotReady: with the findings of all pages. AddressTaken.
    """
    publication = Publication(origin=Publication.Origin.STARTER, published_at=now)
    drafts = list(Page.objects.select_for_update().filter(pk__in=[p.pk for p in pages]))
    own = {page.key for page in drafts if _is_ours(page.key)}
    facts_are_ours = _adopt_facts(publication, except_for=own)
    snapshots, findings = [], list[Finding]()
    for page in drafts:
        if page.key in own:
            try:
                snapshots.append(take(page))
            except errors.DraftNotReady as error:
                findings += error.findings
    if findings and facts_are_ours:
        raise errors.DraftNotReady(findings)
    for snapshot in filter(_is_new, snapshots):
        if publication.pk is None:
            publication.save()
        writing.write(snapshot, publication=publication)
    return publication if publication.pk else None


def _adopt_facts(publication: Publication, *, except_for: set[str]) -> bool:
    """Publish the drafts' book, unless a person has approved another: then False."""
    newest = FactBook.objects.newest()
    if newest and not newest.publication.is_example:
        return False
    change = facts.draft_change(except_for=except_for)
    if change.book != change.public:
        publication.save()
        facts.adopt(change, publication=publication)
    return True


def _is_ours(page_key: str) -> bool:
    """Not public yet, or public as an example that nobody has approved or withdrawn."""
    current = Edition.objects.newest(page_key)
    return current is None or (
        current.text_publication.is_example and not current.is_withdrawn
    )


def _is_new(snapshot: Snapshot) -> bool:
    current = Edition.objects.newest(snapshot.page_key)
    return current is None or current.checksum != snapshot.checksum
