"""From a snapshot to the rows of an edition. Called by the door alone."""

from django.db.models import Max

from content.documents import Snapshot, to_values
from content.editions.editions import (
    Address,
    Edition,
    EditionFact,
    EditionSection,
    EditionText,
    Publication,
)
from content.publishing.errors import AddressTaken
from content.publishing.pictures import publish_files


def write(
    snapshot: Snapshot,
    *,
    publication: Publication,
    text_publication: Publication | None = None,
) -> Edition:
    """Insert the next edition of a page, with copies of all its languages.

    text_publication: in which its words were approved, if that was an earlier one.

    Runs inside the caller's transaction.
    Raises AddressTaken when an address has ever been another page's, DraftMovedOn when
    one of its pictures is no longer there.
    """
    last = Edition.objects.of(snapshot.page_key).aggregate(last=Max("number"))["last"]
    edition = Edition(
        publication=publication,
        text_publication=text_publication or publication,
        page_key=snapshot.page_key,
        number=(last or 0) + 1,
        menu=snapshot.menu,
        position=snapshot.position,
        source_language=snapshot.source_language,
        checksum=snapshot.checksum,
    )
    edition.save()
    publish_files(snapshot)
    EditionFact.objects.bulk_create(
        EditionFact(edition=edition, key=key, words=words)
        for key, words in snapshot.facts.items()
    )
    for language, document in snapshot.documents.items():
        _claim(document.slug, language=document.language, page_key=snapshot.page_key)
        text = EditionText(
            edition=edition,
            language=document.language,
            title=document.title,
            slug=document.slug,
            summary=document.summary,
            template=to_values(snapshot.templates[language]),
        )
        text.save()
        EditionSection.objects.bulk_create(
            EditionSection(
                text=text,
                position=position,
                key=section.key,
                kind=section.kind,
                safety=section.safety,
                language=section.language,
                heading=section.heading,
                html=section.html,
                records=list(section.records),
                terms=list(section.terms),
            )
            for position, section in enumerate(document.sections)
        )
    return edition


def _claim(slug: str, *, language: str, page_key: str) -> None:
    """Make an address this page's for ever."""
    owner = Address.objects.filter(language=language, slug=slug).first()
    if owner is None:
        Address(language=language, slug=slug, page_key=page_key).save()
    elif owner.page_key != page_key:
        raise AddressTaken(language=language, slug=slug, page_key=owner.page_key)
