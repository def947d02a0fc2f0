"""From content files to the book that they hold, and back to their rows. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from content.book import FIGURES, Book, Part, PartKey
from content.book.values import EVERYWHERE, figures_of, words_of
from content.exchange.folders import Content
from content.exchange.page_files import PageText, SectionText
from content.exchange.record_files import Row
from content.exchange.shapes import NOUN_OF
from content.facts.from_book import in_order
from content.languages import LANGUAGES
from content.pictures.files import fallback_of
from content.pictures.master import Master
from content.ranks import GAP
from content.schema import NOUNS, Noun, Type, children, entry_name, keys_of

Parts = dict[PartKey, Part]


def book_of(content: Content) -> Book:
    """Everything that a folder of files says. Its translations say its sources."""
    parts: Parts = {}
    for name, rows in content.tables.items():
        noun = NOUN_OF[name]
        for place, row in enumerate(rows):
            images = {row["key"]: content.pictures[row["key"]]} if noun.name == "picture" else {}  # fmt: skip
            parts |= _of_row(noun, row, place=place, images=images)
    for key, languages in content.pages.items():
        parts |= _of_page(key, languages)
    book = Book(parts)
    return book.replaced(
        {
            key: replace(part, made_against=_source(book, key))
            for key, part in parts.items()
        }
    )


def _source(book: Book, key: PartKey) -> str:
    """What a translation says; "" for the source itself and for figures."""
    if key.language in (FIGURES, book.source_language(key.entry)):
        return ""
    return book.source_checksum(key.entry)


def _of_row(
    noun: Noun, row: Row, *, place: int, images: Mapping[str, Master], above: str = ""
) -> Parts:
    own = row[noun.key] or EVERYWHERE
    entry = entry_name(noun.name, *filter(None, (above,)), own)
    values = {**row, "position": (place + 1) * GAP}
    if own in images:
        values["image"] = _image(images[own])
    parts = {PartKey(entry, FIGURES): Part(values=figures_of(noun, values))}
    for code in LANGUAGES:
        texts = {name: row.get(name, {}).get(code, "") for name in noun.texts}
        if words := words_of(noun, texts):
            parts[PartKey(entry, code)] = Part(values=words)
    for child in children(noun.name):
        for number, one in enumerate(row[child.listed]):
            parts |= _of_row(child, one, place=number, images={}, above=own)
    return parts


def _image(master: Master) -> dict[str, Any]:
    return {
        "digest": master.digest,
        "width": master.width,
        "height": master.height,
        "fallback": fallback_of(master),
    }


def _of_page(key: str, languages: Mapping[str, PageText]) -> Parts:
    page, section = NOUNS["page"], NOUNS["section"]
    entry = entry_name("page", key)
    one = next(iter(languages.values()))
    values = {
        name: getattr(one, name) for name in ("menu", "position", "source_language")
    }
    parts = {PartKey(entry, FIGURES): Part(values=figures_of(page, values))}
    for code, text in languages.items():
        texts = {name: getattr(text, name) for name in page.texts}
        if words := words_of(page, texts):
            parts[PartKey(entry, code)] = Part(values=words)
        for place, typed in enumerate(text.sections):
            name = entry_name("section", key, typed.key)
            figures = {
                "kind": typed.kind,
                "safety": typed.safety,
                "anchors": typed.anchors,
                "position": (place + 1) * GAP,
            }
            parts[PartKey(name, FIGURES)] = Part(values=figures_of(section, figures))
            if words := words_of(
                section, {"heading": typed.heading, "body": typed.body}
            ):
                parts[PartKey(name, code)] = Part(values=words)
    return parts


# --- And back ---------------------------------------------------------------------------


def rows_of(book: Book, noun: Noun, parent: str = "") -> list[Row]:
    """The entries of a noun as a file has them, in the order of the book."""
    entries = book.entries(noun.name, parent=parent)
    if noun.key in NOUNS:  # told apart by what it points at, in the order of that
        places = [EVERYWHERE, *in_order(book, noun.key, [keys_of(one)[-1] for one in entries])]  # fmt: skip
        entries = sorted(entries, key=lambda one: places.index(keys_of(one)[-1]))
    return [_row(book, noun, entry) for entry in entries]


def _row(book: Book, noun: Noun, entry: str) -> Row:
    own = keys_of(entry)[-1]
    row: Row = {noun.key: "" if own == EVERYWHERE else own}
    for field in noun.figures:
        value = book.value(entry, field.name)
        if field.type is Type.IMAGE or (field.optional and not value):
            continue
        if field.type is Type.REFERENCES:
            value = in_order(book, field.to, value)
        row[field.name] = _FILED.get(field.type, _as_it_is)(value)
    for name in noun.texts:
        texts = {code: book.words(entry, code).get(name, "") for code in LANGUAGES}
        if name not in noun.unsaid or any(texts.values()):
            row[name] = texts
    for child in children(noun.name):
        row[child.listed] = rows_of(book, child, parent=entry)
    return row


def _as_it_is(value: Any) -> Any:
    return value


def _number(value: str | None) -> int | float | None:
    if value is None:
        return None
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else float(number)


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _moment(value: str | None) -> str | None:
    if not value:
        return None
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.fromisoformat(value).astimezone(zone).isoformat()


def _hours(value: list[list[Any]]) -> list[Row]:
    names = ("weekday", "opens", "closes")
    return [dict(zip(names, span, strict=True)) for span in value]


_FILED: dict[Type, Callable[[Any], Any]] = {
    Type.NUMBER: _number,
    Type.DATE: _date,
    Type.MOMENT: _moment,
    Type.HOURS: _hours,
}


def pages_of(book: Book) -> Iterator[PageText]:
    """Every page in every language in which something of it is written."""
    for entry in book.entries("page"):
        sections = book.entries("section", parent=entry)
        for code in LANGUAGES:
            if not any(book.words(one, code) for one in (entry, *sections)):
                continue
            words = book.words(entry, code)
            yield PageText(
                key=keys_of(entry)[0],
                language=code,
                title=words.get("title", ""),
                slug=words.get("slug", ""),
                summary=words.get("summary", ""),
                menu=book.value(entry, "menu"),
                position=book.value(entry, "position") or 0,
                source_language=book.value(entry, "source_language"),
                sections=tuple(_section(book, one, code) for one in sections),
            )


def _section(book: Book, entry: str, language: str) -> SectionText:
    words = book.words(entry, language)
    return SectionText(
        key=keys_of(entry)[-1],
        kind=book.value(entry, "kind"),
        safety=book.value(entry, "safety"),
        anchors=book.value(entry, "anchors"),
        heading=words.get("heading", ""),
        body=words.get("body", ""),
    )
