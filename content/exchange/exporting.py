"""From the draft book to content files; the inverse of loading."""

from collections.abc import Iterator
from pathlib import Path

from content.drafts.pictures import Picture
from content.drafts.reading import draft_book
from content.exchange import page_files, picture_files, record_files
from content.exchange.book_of_files import pages_of, rows_of
from content.exchange.shapes import NOUN_OF, file_name
from content.pictures.names import master_name


def export(folder: Path) -> list[Path]:
    """Write every page, table of records and picture; returns the files written.

    The folder is made when it does not exist; files of the same name are replaced.
    """
    return [_write(folder / name, content) for name, content in files()]


def files() -> Iterator[tuple[str, bytes]]:
    """Every file by its name below the content folder, pictures one at a time."""
    book = draft_book()
    for page in pages_of(book):
        name = page_files.file_name(page.key, page.language)
        yield name, page_files.render(page).encode()
    for name, noun in NOUN_OF.items():
        rows = rows_of(book, noun)
        yield file_name(name), record_files.render(rows, name=name).encode()
    for picture in Picture.objects.select_related("image").order_by("key"):
        master = picture.image.files.get(name=master_name(picture.image.digest))
        yield picture_files.path_of(picture.key), bytes(master.content)


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
    return path
