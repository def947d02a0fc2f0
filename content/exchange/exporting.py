"""From the drafts to a folder of content files; the inverse of loading."""

from pathlib import Path

from content.exchange import page_files, record_files
from content.exchange.page_files import PageText, SectionText
from content.languages import LANGUAGES, text
from content.models.pages import Page
from content.models.records import RECORD_MODELS


def export(folder: Path) -> list[Path]:
    """Write every page and every table of records; returns the files written.

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
    for name in record_files.SHAPES:
        written.append(
            _write(
                folder / record_files.file_name(name),
                record_files.render(_rows(name), name=name),
            )
        )
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
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(content, encoding="utf-8", newline="\n")
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


def _rows(name: str) -> list[record_files.Row]:
    shape = record_files.SHAPES[name]
    rows = []
    for record in RECORD_MODELS[shape.model]._default_manager.order_by(
        "position", "key"
    ):
        row: record_files.Row = {}
        for field in shape.fields:
            if field == "sources":
                row[field] = [source.key for source in record.sources.all()]  # type: ignore[attr-defined]
            elif field == "source":
                row[field] = record.source.key  # type: ignore[attr-defined]
            else:
                row[field] = getattr(record, field)
        for field in shape.translated:
            row[field] = {code: text(record, field, code) for code in LANGUAGES}
        rows.append(row)
    return rows
