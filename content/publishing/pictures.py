"""The files of the pictures that pages show, on their way to readers."""

from collections.abc import Iterable

from content.book import Book
from content.documents import Document
from content.drafts.pictures import Image, ImageFile
from content.editions.published_files import PublishedFile
from content.languages import LANGUAGES
from content.markup import picture_keys
from content.pictures.names import names_in
from content.publishing.errors import PictureReplaced
from content.schema import keys_of, parent_of


def pages_with_pictures(book: Book) -> dict[str, list[str]]:
    """Picture key → the keys of the pages that show it."""
    found: dict[str, list[str]] = {}
    for entry in book.entries("section"):
        page = keys_of(parent_of(entry))[0]
        for language in LANGUAGES:
            for key in picture_keys(book.words(entry, language).get("body", "")):
                if page not in found.setdefault(key, []):
                    found[key].append(page)
    return found


def publish_files(documents: Iterable[Document]) -> None:
    """Copy the files of every picture of some pages to where readers get them.

    What is public already stays as it is. Runs inside the caller's transaction; called
    when an edition is written.

    Raises:
        PictureReplaced: somebody has, since the pages were rendered.
    """
    names = {
        name
        for document in documents
        for section in document.sections
        for html in (section.html, section.earlier.html if section.earlier else "")
        for name in names_in(html)
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
        raise PictureReplaced
    PublishedFile.objects.bulk_create(
        PublishedFile(name=file.name, content=file.content) for file in files
    )
