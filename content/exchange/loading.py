"""From a folder of content files to the drafts: everything, or nothing.

The files are the truth for the pages and tables they hold: what differs is changed,
sections and records that are gone are deleted, pages that have no file are left alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import override

from content import markup
from content.exchange import page_files, record_files
from content.exchange.page_files import PageText
from content.exchange.problems import BrokenContent, FileProblem
from content.languages import LANGUAGES, column, source_language
from content.models.pages import Page, Section
from content.models.records import RECORD_MODELS, Source
from content.publishing import actions


@dataclass(kw_only=True)
class Loaded:
    """What a load did. published: pages that have a new example edition."""

    pages: int = 0
    records: int = 0
    changed: int = 0
    published: int = 0


@transaction.atomic
def load(folder: Path, *, now: datetime) -> Loaded:
    """Make the drafts say what the files say, and publish what is example content.

    Pages that a person has approved keep their edition; their draft changes.

    Raises:
        BrokenContent: with every problem in every file; nothing has been changed.
        PublishingError: the drafts are sound but cannot be published together.
    """
    pages, tables = _read(folder)
    done = Loaded()
    with override(source_language()):
        problems = list(_load_records(tables, done=done))
        problems += _load_pages(pages, done=done)
        problems += _broken_bodies(pages)
        if problems:
            raise BrokenContent(problems)
        publication = actions.publish_starter(
            pages=Page.objects.filter(key__in=pages), now=now
        )
    done.published = publication.editions.count() if publication else 0
    return done


def _read(
    folder: Path,
) -> tuple[dict[str, dict[str, PageText]], dict[str, list[record_files.LocatedRow]]]:
    """All files of the folder: page key → language → text; table name → rows."""
    problems: list[FileProblem] = []
    pages: dict[str, dict[str, PageText]] = defaultdict(dict)
    for path in sorted(folder.glob("pages/*.md")):
        file = path.relative_to(folder).as_posix()
        try:
            page = page_files.parse(_text_of(path, file=file), file=file)
        except BrokenContent as error:
            problems += error.problems
            continue
        if file != page_files.file_name(page.key, page.language):
            problems.append(
                FileProblem(
                    file=file,
                    line=2,
                    message="Name and front matter differ: this page belongs in "
                    f"{page_files.file_name(page.key, page.language)}.",
                )
            )
            continue
        if page.language not in LANGUAGES:
            problems.append(
                FileProblem(
                    file=file,
                    line=3,
                    message=f"This site has no language “{page.language}”, only: "
                    f"{', '.join(LANGUAGES)}.",
                )
            )
            continue
        pages[page.key][page.language] = page
    tables = {}
    for name in record_files.SHAPES:
        path = folder / record_files.file_name(name)
        if path.exists():
            try:
                tables[name] = record_files.parse(
                    _text_of(path, file=record_files.file_name(name)),
                    name=name,
                    languages=LANGUAGES,
                )
            except BrokenContent as error:
                problems += error.problems
    if not pages and not tables and not problems:
        problems.append(
            FileProblem(
                file=str(folder),
                line=1,
                message="No pages/*.md or records/*.yaml here.",
            )
        )
    unread = {problem.file for problem in problems}
    for key, languages in pages.items():
        if page_files.file_name(key, source_language()) not in unread:
            problems += _disagreements(languages)
    if problems:
        raise BrokenContent(problems)
    return dict(pages), tables


def _text_of(path: Path, *, file: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = "The file is not saved as UTF-8."
        raise BrokenContent(
            [FileProblem(file=file, line=line, message=message)]
        ) from error


def _disagreements(languages: dict[str, PageText]) -> Iterator[FileProblem]:
    """Where a translation's structure is not that of the source language."""
    source = languages.get(source_language())
    if source is None:
        page = next(iter(languages.values()))
        yield FileProblem(
            file=page_files.file_name(page.key, page.language),
            line=1,
            message=f"There is no {page_files.file_name(page.key, source_language())}. "
            "Every page exists in the source language.",
        )
        return
    for page in languages.values():
        file = page_files.file_name(page.key, page.language)
        if (page.menu, page.position) != (source.menu, source.position):
            yield FileProblem(
                file=file,
                line=1,
                message="“menu” and “position” differ from the source language.",
            )
        pairs = zip(page.sections, source.sections, strict=False)
        for ours, theirs in pairs:
            if (ours.key, ours.kind, ours.safety) != (
                theirs.key,
                theirs.kind,
                theirs.safety,
            ):
                yield FileProblem(
                    file=file,
                    line=ours.line,
                    message="In the source language, this section is "
                    f"{{#{theirs.key} .{theirs.kind}"
                    f"{' .safety' if theirs.safety else ''}}}.",
                )
                break
        else:
            if len(page.sections) != len(source.sections):
                yield FileProblem(
                    file=file,
                    line=page.sections[-1].line if page.sections else 1,
                    message=f"{len(page.sections)} sections here, "
                    f"{len(source.sections)} in the source language.",
                )


# --- Records -------------------------------------------------------------------------


def _load_records(
    tables: dict[str, list[record_files.LocatedRow]], *, done: Loaded
) -> Iterator[FileProblem]:
    gone: list[models.QuerySet] = []
    for name, rows in tables.items():
        model = RECORD_MODELS[record_files.SHAPES[name].model]
        for position, located in enumerate(rows):
            done.records += 1
            try:
                done.changed += _load_record(model, located.row, position=position)
            except ValidationError as error:
                for message in _messages(error):
                    yield FileProblem(
                        file=record_files.file_name(name),
                        line=located.line,
                        message=message,
                    )
        keys = [located.row["key"] for located in rows]
        gone.append(model._default_manager.exclude(key__in=keys))
    for leftover in reversed(gone):  # sources last: the others point at them
        try:
            done.changed += leftover.delete()[0]
        except models.ProtectedError as error:
            users = ", ".join(sorted(str(row) for row in error.protected_objects))
            yield FileProblem(
                file=record_files.file_name("sources"),
                line=1,
                message=f"A source is missing that these records rest on: {users}.",
            )


def _load_record(
    model: type[models.Model], row: record_files.Row, *, position: int
) -> bool:
    values: dict[str, Any] = {"position": position}
    cited: list[Source] | None = None
    for name, value in row.items():
        if name == "sources":
            cited = [_source(key) for key in value]
        elif name == "source":
            values["source"] = _source(value)
        elif isinstance(value, dict):
            values |= {column(name, code): text for code, text in value.items()}
        elif isinstance(value, float):
            values[name] = Decimal(str(value))
        else:
            values[name] = value
    record = model._default_manager.filter(key=row["key"]).first() or model()
    changed = _set(record, values)
    if cited is not None and set(record.sources.all()) != set(cited):  # type: ignore[attr-defined]
        record.sources.set(cited)  # type: ignore[attr-defined]
        changed = True
    return changed


def _source(key: str) -> Source:
    source = Source.objects.filter(key=key).first()
    if source is None:
        raise ValidationError(f"There is no source “{key}” in records/sources.yaml.")
    return source


# --- Pages ---------------------------------------------------------------------------


def _load_pages(
    pages: dict[str, dict[str, PageText]], *, done: Loaded
) -> Iterator[FileProblem]:
    for key, languages in pages.items():
        done.pages += 1
        source = languages[source_language()]
        page = Page.objects.filter(key=key).first() or Page()
        values: dict[str, Any] = {
            "key": key,
            "menu": source.menu,
            "position": source.position,
        }
        for code in LANGUAGES:
            text = languages.get(code)
            values |= {
                column("title", code): text.title if text else "",
                column("slug", code): (text.slug or None) if text else None,
                column("summary", code): text.summary if text else "",
            }
        try:
            done.changed += _set(page, values)
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                name, _, code = field.rpartition("_")
                text = languages.get(code, source)
                for message in messages:
                    yield FileProblem(
                        file=page_files.file_name(key, text.language),
                        line=_line_of(name or field),
                        message=message,
                    )
            continue
        yield from _load_sections(page, languages, done=done)


def _line_of(name: str) -> int:
    """Where a field stands in front matter as `export` writes it."""
    fields = page_files.FIELDS
    return fields.index(name) + 2 if name in fields else 1


def _load_sections(
    page: Page, languages: dict[str, PageText], *, done: Loaded
) -> Iterator[FileProblem]:
    source = languages[source_language()]
    known: dict[str, Section] = {one.key: one for one in page.sections.all()}
    for position, theirs in enumerate(source.sections):
        values: dict[str, Any] = {
            "page": page,
            "key": theirs.key,
            "kind": theirs.kind,
            "safety": theirs.safety,
            "position": position,
        }
        for code in LANGUAGES:
            text = languages[code].sections[position] if code in languages else None
            values |= {
                column("heading", code): text.heading if text else "",
                column("body", code): text.body if text else "",
            }
        try:
            section = known.pop(theirs.key) if theirs.key in known else Section()
            done.changed += _set(section, values)
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                if field.startswith("body"):
                    continue  # `_broken_bodies` says it with the line
                code = field.removeprefix("heading_")
                page_text = languages.get(code, source)
                for message in messages:
                    yield FileProblem(
                        file=page_files.file_name(page.key, page_text.language),
                        line=page_text.sections[position].line,
                        message=f"Section “{theirs.key}”: {message}",
                    )
    for leftover in known.values():
        leftover.delete()
        done.changed += 1


def _broken_bodies(
    pages: dict[str, dict[str, PageText]],
) -> Iterator[FileProblem]:
    links = markup.Links(
        pages=dict.fromkeys(Page.objects.values_list("key", flat=True), ""),
        sources=frozenset(Source.objects.values_list("key", flat=True)),
    )
    for languages in pages.values():
        for page in languages.values():
            for section in page.sections:
                for problem in (
                    *markup.problems(section.body),
                    *markup.link_problems(section.body, links=links),
                ):
                    yield FileProblem(
                        file=page_files.file_name(page.key, page.language),
                        line=section.body_line + problem.line - 1,
                        message=problem.message,
                    )


# --- Both ----------------------------------------------------------------------------


def _set(row: models.Model, values: dict[str, Any]) -> bool:
    """Give a draft row these values. Saves, and says so, only when one differs.

    Raises ValidationError with the messages of fields and constraints.
    """
    if not row._state.adding and all(
        _filled(getattr(row, name)) == _filled(value) for name, value in values.items()
    ):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return True


def _filled(value: Any) -> Any:
    """Nothing is nothing, stored as NULL or as ""; 0 is a figure."""
    return "" if value is None else value


def _messages(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        message if field == "__all__" else f"“{field}”: {message}"
        for field, messages in error.message_dict.items()
        for message in messages
    ]
