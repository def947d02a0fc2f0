"""From the draft book to a folder of content files; the inverse of loading."""

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
    book = draft_book()
    written = [
        _write(
            folder / page_files.file_name(page.key, page.language),
            page_files.render(page),
        )
        for page in pages_of(book)
    ]
    for name, noun in NOUN_OF.items():
        rows = rows_of(book, noun)
        written.append(
            _write(folder / file_name(name), record_files.render(rows, name=name))
        )
    for picture in Picture.objects.select_related("image"):
        master = picture.image.files.get(name=master_name(picture.image.digest))
        path = folder / picture_files.path_of(picture.key)
        written.append(_write_bytes(path, bytes(master.content)))
    return written


def _write(path: Path, content: str) -> Path:
    return _write_bytes(path, content.encode())


def _write_bytes(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
    return path
