"""Pictures on their way to readers: which ones a draft shows, and their files."""

from collections.abc import Iterable

from django.db.models import Q

from content.documents import Snapshot
from content.drafts.pages import Section
from content.drafts.pictures import Image, ImageFile, Picture
from content.editions.editions import PublishedFile
from content.languages import LANGUAGES, column, text
from content.markup import picture_keys
from content.pictures.names import names_in
from content.pictures.shown import ShownPicture
from content.publishing.errors import DraftMovedOn


def subject(key: str) -> str:
    """What `DraftChange.subject` is for a picture."""
    return f"picture:{key}"


def keys_in(sections: Iterable[Section]) -> set[str]:
    """The keys of the pictures that these sections show in any language."""
    return {
        key
        for section in sections
        for language in LANGUAGES
        for key in picture_keys(text(section, "body", language))
    }


def pages_with_pictures() -> dict[str, list[str]]:
    """Picture key → the keys of the draft pages that show it. One query."""
    named = Q()
    for language in LANGUAGES:
        named |= Q(**{f"{column('body', language)}__contains": "(picture:"})
    found: dict[str, list[str]] = {}
    for section in Section.objects.filter(named).select_related("page"):
        for key in keys_in([section]):
            found.setdefault(key, [])
            if section.page.key not in found[key]:
                found[key].append(section.page.key)
    return found


def draft_pictures() -> dict[str, dict[str, ShownPicture]]:
    """Every picture of the drafts: language → key → picture. One query, no bytes."""
    rows = list(Picture.objects.select_related("image"))
    return {
        language: {row.key: _shown(row, language=language) for row in rows}
        for language in LANGUAGES
    }


def _shown(row: Picture, *, language: str) -> ShownPicture:
    return ShownPicture(
        digest=row.image.digest,
        width=row.image.width,
        height=row.image.height,
        fallback=row.image.fallback,
        alt=text(row, "alt", language),
        caption=text(row, "caption", language),
        credit=row.credit,
    )


def publish_files(snapshot: Snapshot) -> None:
    """Copy the files of every picture of a page to where readers get them.

    What is public already stays as it is. Runs inside the caller's transaction; called
    when an edition is written.

    Raises:
        DraftMovedOn: somebody has replaced a picture since the snapshot was taken.
    """
    names = {
        name
        for document in snapshot.documents.values()
        for section in document.sections
        for name in names_in(section.html)
    }
    if not names:
        return
    # Two pages with the same picture, published at the same moment, take turns.
    shown = ImageFile.objects.filter(name__in=names)
    list(
        Image.objects.select_for_update()
        .filter(pk__in=shown.values("image"))
        .order_by("pk")
    )
    public = PublishedFile.objects.filter(name__in=names)
    wanted = names - set(public.values_list("name", flat=True))
    files = list(shown.filter(name__in=wanted))
    if len(files) != len(wanted):
        raise DraftMovedOn
    PublishedFile.objects.bulk_create(
        PublishedFile(name=file.name, content=file.content) for file in files
    )
