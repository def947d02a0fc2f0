"""Every text that readers see of a folder of content files, ready to be measured."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from content.addresses import clinic_of
from content.checks.names import Names
from content.checks.texts import Text
from content.exchange import folders, page_files
from content.exchange.book_of_files import book_of
from content.exchange.clinic_pages import LANGUAGES_OF_TEMPLATE, TEMPLATE
from content.exchange.exporting import export
from content.exchange.folders import Content
from content.exchange.page_files import PageText
from content.exchange.record_files import Row
from content.exchange.shapes import SHAPES, Shape, file_name
from content.exchange.yaml_text import Entries
from content.facts.fact_book import FactBook
from content.facts.fill import fill_text
from content.facts.filling import PLACE
from content.facts.from_book import fact_book
from content.facts.words import UnknownFact

_WORD_LISTS = {
    ("Fact", "subjects"),
    ("Synonym", "words"),
    ("AskedQuestion", "questions"),
    ("DangerSign", "words"),
    ("DangerSign", "harmless"),
}
"""Lists of words for the finder and the search, which no reader sees: table, field."""

_NAMES = {("terms", "term"), ("terms", "also"), ("countries", "name")}
"""Fields that hold names and no prose: table and field."""

CLINIC_PAGE = "clinic_page"
"""What the template of a clinic's page is called here."""


def read(folder: Path | None) -> Content:
    """The content of a folder; without one, that of the drafts.

    Raises BrokenContent with every problem in every file.
    """
    if folder:
        return folders.read(folder)
    with TemporaryDirectory() as drafts:
        export(Path(drafts))
        return folders.read(Path(drafts))


def texts_of(content: Content) -> Iterator[Text]:
    """Pages, records and the template of a clinic's page, their facts in words.

    A fact without a value is "1". The template has the facts of the first clinic.
    """
    book = fact_book(book_of(content))
    for key, languages in content.pages.items():
        for page in languages.values():
            file = page_files.file_name(key, page.language)
            yield from _of_page(page, name=key, file=file, book=book)
    for name, entries in content.tables.items():
        for line, entry in entries.located():
            clinic = entry["key"] if name == "clinics" else ""
            for field, language, at, text in _in_entry(line, entry, shape=SHAPES[name]):
                yield Text(
                    page=f"records/{name}",
                    language=language,
                    file=file_name(name),
                    line=at,
                    field=field,
                    markdown=filled(text, language, book=book, clinic=clinic),
                )
    clinic = next(iter(book.clinics), "")
    for language in LANGUAGES_OF_TEMPLATE:
        path = TEMPLATE / f"{language}.md"
        file = f"{CLINIC_PAGE}/{path.name}"
        page = page_files.parse(path.read_text(encoding="utf-8"), file=file)
        yield from _of_page(page, name=CLINIC_PAGE, file=file, book=book, clinic=clinic)


def names_of(content: Content, *, language: str) -> Names:
    """What `content.checks.names` calls a name, in one language."""
    tables = content.tables
    contacts = [
        contact for row in tables.get("countries", []) for contact in row["contacts"]
    ]
    clinics = tables.get("clinics", Entries())
    return Names(
        [
            *(row["term"][language] for row in tables.get("terms", [])),
            *(row["also"][language] for row in tables.get("terms", [])),
            *(contact["name"][language] for contact in contacts),
            *(row[field] for row in clinics for field in ("name", "street", "city")),
        ],
        language=language,
    )


def is_prose(text: Text) -> bool:
    """It is read as sentences; a list of names is not."""
    return (text.page.removeprefix("records/"), text.field) not in _NAMES


def _of_page(
    page: PageText, *, name: str, file: str, book: FactBook, clinic: str = ""
) -> Iterator[Text]:
    located = [
        (field, page_files.line_of(field), getattr(page, field))
        for field in ("title", "summary")
    ]
    for section in page.sections:
        located.append(("heading", section.line, section.heading))
        located.append(("body", section.body_line, section.body))
    for field, line, text in located:
        if text:
            yield Text(
                page=name,
                language=page.language,
                file=file,
                line=line,
                field=field,
                markdown=filled(
                    text, page.language, book=book, clinic=clinic or clinic_of(name)
                ),
            )


def _in_entry(
    line: int, entry: Row, *, shape: Shape
) -> Iterator[tuple[str, str, int, str]]:
    """Field, language, line and words of every text of an entry and its lists."""
    for field in filter(entry.__contains__, shape.translated):
        for language, text in entry[field].items():
            if text and (shape.model, field) not in _WORD_LISTS:
                yield field, language, line, text
    for field, child in shape.children.items():
        for child_line, child_entry in entry.get(field, Entries()).located():
            yield from _in_entry(child_line, child_entry, shape=child)


def filled(text: str, language: str, *, book: FactBook, clinic: str) -> str:
    """A text with its facts in words; with "1" where one has no value."""
    try:
        return fill_text(text, book=book, clinic=clinic, language=language)
    except (UnknownFact, ValueError):
        return PLACE.sub("1", text)
