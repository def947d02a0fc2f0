"""From the drafts to a folder of content files; the inverse of loading."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db.models import Model
from django.utils.timezone import localtime

from content.drafts.pages import Page
from content.drafts.pictures import Picture
from content.exchange import page_files, picture_files, record_files
from content.exchange.page_files import PageText, SectionText
from content.exchange.rows import model_of
from content.exchange.shapes import SHAPES, Shape, file_name, key_field
from content.languages import LANGUAGES, text
from content.pictures.names import master_name


def export(folder: Path) -> list[Path]:
    """Write every page, table of records and picture; returns the files written.

    The folder is made when it does not exist; files of the same name are replaced.
    """
    written = []
    for page in Page.objects.prefetch_related("sections"):
        for language in LANGUAGES:
            if _is_begun(page, language):
                written.append(
                    _write(
                        folder / page_files.file_name(page.key, language),
                        page_files.render(_page_text(page, language=language)),
                    )
                )
    for name, shape in SHAPES.items():
        rows = _rows(model_of(shape)._default_manager.all(), shape=shape)
        written.append(
            _write(folder / file_name(name), record_files.render(rows, name=name))
        )
    for picture in Picture.objects.select_related("image"):
        master = picture.image.files.get(name=master_name(picture.image.digest))
        path = folder / picture_files.path_of(picture.key)
        written.append(_write_bytes(path, bytes(master.content)))
    return written


def _is_begun(page: Page, language: str) -> bool:
    """Somebody has written something of this page in this language."""
    return any(
        text(page, name, language) for name in ("title", "slug", "summary")
    ) or any(
        text(section, name, language)
        for section in page.sections.all()
        for name in ("heading", "body")
    )


def _write(path: Path, content: str) -> Path:
    return _write_bytes(path, content.encode())


def _write_bytes(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
    return path


def _page_text(page: Page, *, language: str) -> PageText:
    return PageText(
        key=page.key,
        language=language,
        title=text(page, "title", language),
        slug=text(page, "slug", language),
        summary=text(page, "summary", language),
        menu=page.menu,
        position=page.position,
        sections=tuple(
            SectionText(
                key=section.key,
                kind=section.kind,
                safety=section.safety,
                heading=text(section, "heading", language),
                body=text(section, "body", language),
            )
            for section in page.sections.all()
        ),
    )


def _rows(rows: Iterable[Model], *, shape: Shape) -> list[record_files.Row]:
    """The entries of a list, in the order of their table."""
    return [
        {name: _value(row, name, shape=shape) for name in shape.fields}
        | {
            name: {code: text(row, name, code) for code in LANGUAGES}
            for name in shape.translated
        }
        | {
            name: _rows(getattr(row, name).all(), shape=child)
            for name, child in shape.children.items()
        }
        for row in rows
    ]


def _value(row: Model, name: str, *, shape: Shape) -> Any:
    """A field as a file has it: keys for what it points at, "" for nothing."""
    value = getattr(row, name)
    if isinstance(value, datetime):
        return localtime(value)
    if name not in shape.references:
        return value
    key = key_field(shape.references[name])
    if row._meta.get_field(name).many_to_many:
        return [getattr(one, key) for one in value.all()]
    return getattr(value, key) if value else ""
