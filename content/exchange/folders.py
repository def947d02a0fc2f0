"""A folder of content files, read as a whole. Pure but for the reading itself."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext_noop as _

from content.exchange import page_files, picture_files, record_files
from content.exchange.page_files import PageText
from content.exchange.problems import BrokenContent, FileProblem, said
from content.exchange.shapes import SHAPES, file_name
from content.exchange.yaml_text import Entries
from content.languages import LANGUAGES, source_language
from content.pictures.master import Master


@dataclass(frozen=True, kw_only=True)
class Content:
    """pages: page key → language → text. tables: name of the file → its entries.

    pictures: by key, as `picture_files.read` gives them.
    """

    pages: dict[str, dict[str, PageText]]
    tables: dict[str, Entries]
    pictures: dict[str, Master] = field(default_factory=dict)


def read(folder: Path) -> Content:
    """All files of a folder. Raises BrokenContent with every problem in every file."""
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
                    message=said(
                        _(
                            "Name and front matter differ: this page belongs in %(file)s."
                        ),
                        file=page_files.file_name(page.key, page.language),
                    ),
                )
            )
            continue
        if page.language not in LANGUAGES:
            problems.append(
                FileProblem(
                    file=file,
                    line=3,
                    message=said(
                        _("This site has no language “%(code)s”, only: %(codes)s."),
                        code=page.language,
                        codes=", ".join(LANGUAGES),
                    ),
                )
            )
            continue
        pages[page.key][page.language] = page
    tables = {}
    for name in SHAPES:
        path = folder / file_name(name)
        if path.exists():
            try:
                tables[name] = record_files.parse(
                    _text_of(path, file=file_name(name)),
                    name=name,
                    languages=LANGUAGES,
                )
            except BrokenContent as error:
                problems += error.problems
    pictures: dict[str, Master] = {}
    if not any(problem.file == file_name("pictures") for problem in problems):
        try:
            pictures = picture_files.read(folder, tables.get("pictures"))
        except BrokenContent as error:
            problems += error.problems
    if not pages and not tables and not problems:
        problems.append(
            FileProblem(
                file=str(folder),
                line=1,
                message=said(_("No pages/*.md or records/*.yaml here.")),
            )
        )
    unread = {problem.file for problem in problems}
    for key, languages in pages.items():
        if page_files.file_name(key, source_of(languages)) not in unread:
            problems += disagreements(languages)
    if problems:
        raise BrokenContent(problems)
    return Content(pages=dict(pages), tables=tables, pictures=pictures)


def source_of(languages: dict[str, PageText]) -> str:
    """The language in which a page is written first."""
    own = next((page.source_language for page in languages.values()), "")
    return own or source_language()


def _place(page: PageText) -> tuple[str, int, str]:
    return page.menu, page.position, page.source_language


def _text_of(path: Path, *, file: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # some editors add a mark
    except OSError as error:
        message = said(_("The file cannot be read (%(why)s)."), why=error.strerror)
        raise BrokenContent(
            [FileProblem(file=file, line=1, message=message)]
        ) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = said(_("The file is not saved as UTF-8."))
        raise BrokenContent(
            [FileProblem(file=file, line=line, message=message)]
        ) from error


def disagreements(languages: dict[str, PageText]) -> Iterator[FileProblem]:
    """Where a page in one language is not built as it is in the source language."""
    source = languages.get(source_of(languages))
    if source is None:
        page = next(iter(languages.values()))
        yield FileProblem(
            file=page_files.file_name(page.key, page.language),
            line=1,
            message=said(
                _(
                    "There is no %(file)s. Every page exists in the language in which "
                    "it is written first."
                ),
                file=page_files.file_name(page.key, source_of(languages)),
            ),
        )
        return
    for page in languages.values():
        file = page_files.file_name(page.key, page.language)
        if _place(page) != _place(source):
            yield FileProblem(
                file=file,
                line=1,
                message=said(
                    _(
                        "“menu”, “position” or “source_language” differ from the "
                        "source language."
                    )
                ),
            )
        pairs = zip(page.sections, source.sections, strict=False)
        for ours, theirs in pairs:
            if ours.marks != theirs.marks:
                yield FileProblem(
                    file=file,
                    line=ours.line,
                    message=said(
                        _("In the source language, this section is %(marks)s."),
                        marks=theirs.marks,
                    ),
                )
                break
        else:
            if len(page.sections) != len(source.sections):
                yield FileProblem(
                    file=file,
                    line=page.sections[-1].line if page.sections else 1,
                    message=said(
                        _("%(here)d sections here, %(there)d in the source language."),
                        here=len(page.sections),
                        there=len(source.sections),
                    ),
                )
