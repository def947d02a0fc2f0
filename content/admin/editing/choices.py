"""What a text can name: facts, sources, difficult words, pictures, places of the site.

Each choice says what it is called, what readers will see, and what is written into the
text for it. Keys are written and never shown.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from content.addresses import PLANNER
from content.admin.pictures import draft_address
from content.book import Book
from content.facts.codes import Form
from content.facts.errors import UnknownFact
from content.facts.fact_book import (
    CLINIC_NAME,
    CLINIC_PHONE,
    EMERGENCY,
    FactBook,
    Texts,
    WordsByLanguage,
)
from content.facts.words import words
from content.languages import LANGUAGES
from content.pictures.files import widths
from content.pictures.names import file_name
from content.publishing.rendering import Renderer
from content.publishing.texts import clinic_about
from content.schema import entry_name, keys_of


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something that a text can name.

    name: what staff call it. detail: what readers see, or what it is. text: what is
    written. others: further ways to write it, each with what readers see then. image:
    the address of a small picture. address: of a link, whose words are then the name.
    said: per language, the words by which somebody looks for it; names before others.
    """

    name: str
    detail: str = ""
    text: str = ""
    others: tuple[tuple[str, str], ...] = ()
    image: str = ""
    address: str = ""
    said: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def facts(renderer: Renderer, *, language: str, page: str) -> Iterator[Choice]:
    """The facts that a page may state, with their values there."""
    clinic = clinic_about(entry_name("page", page)) if page else ""
    book = renderer.facts
    usable = renderer.usable(clinic)
    for key, names, subjects in _named_facts(book):

        def shown(form: str, key: str = key) -> str:
            try:
                return words(
                    book, key, clinic=clinic, language=language, form=form
                ).text
            except (UnknownFact, ValueError):
                return ""

        value = shown(Form.FULL) if key in usable else ""
        if not value:
            continue
        yield Choice(
            name=names.get(language) or next(iter(names.values()), value),
            detail=value,
            text=f"{{{{{key}}}}}",
            others=tuple(_forms(key, value, shown, language=language)),
            said={
                code: (names.get(code, ""), " ".join(subjects.get(code, ())))
                for code in LANGUAGES
            },
        )


def _named_facts(book: FactBook) -> Iterator[tuple[str, Texts, WordsByLanguage]]:
    """Everything that can stand in double braces: its key, its names, other words."""
    for key, name in (
        (CLINIC_NAME, gettext_lazy("Name of the clinic")),
        (CLINIC_PHONE, gettext_lazy("Phone number of the clinic")),
        (EMERGENCY, gettext_lazy("Emergency number")),
    ):
        names = {}
        for code in LANGUAGES:
            with override(code):
                names[code] = str(name)
        yield key, names, {}
    for fact in book.facts.values():
        yield fact.key, fact.name, fact.subjects
    for country in book.countries.values():
        for contact in country.contacts:
            if contact.phone:
                yield contact.key, contact.name, {}


def _forms(
    key: str, value: str, shown: Callable[[str], str], *, language: str
) -> Iterator[tuple[str, str]]:
    """Other ways to write a fact, where readers would see something else."""
    seen = {value, ""}
    for form in (Form.PLAIN, Form.NUMBER, Form.GENERAL, Form.DATIVE):
        if (form == Form.DATIVE and language != "de") or shown(form) in seen:
            continue
        seen.add(shown(form))
        yield shown(form), f"{{{{{key}:{form}}}}}"


def sources(renderer: Renderer, *, language: str, page: str) -> Iterator[Choice]:
    """The publications on which the site rests."""
    book = renderer.book
    for entry in book.entries("source"):
        figures = book.figures(entry)
        names = f"{figures.get('authors', '')} {figures.get('year', '')}".strip()
        title = str(figures.get("title", ""))
        texts = _texts(book, entry, "note")
        yield Choice(
            name=title or names,
            detail=names,
            text=f"[@{keys_of(entry)[-1]}]",
            said={
                code: (f"{title} {keys_of(entry)[-1]}", f"{names} {figures.get('publication', '')} {texts[code]}")
                for code in LANGUAGES
            },
        )  # fmt: skip


def terms(renderer: Renderer, *, language: str, page: str) -> Iterator[Choice]:
    """Difficult words that the site explains wherever they stand in a text."""
    book = renderer.book
    for entry in book.entries("term"):
        name = book.words(entry, language).get("term", "")
        if not name:
            continue
        names, also = _texts(book, entry, "term"), _texts(book, entry, "also")
        meanings = _texts(book, entry, "meaning")
        yield Choice(
            name=name,
            detail=meanings[language],
            text=name,
            said={
                code: (f"{names[code]} {also[code]}", meanings[code])
                for code in LANGUAGES
            },
        )


def pictures(renderer: Renderer, *, language: str, page: str) -> Iterator[Choice]:
    """The pictures that were uploaded."""
    book = renderer.book
    for entry in book.entries("picture"):
        image = book.value(entry, "image")
        if not image:
            continue
        alts, captions = _texts(book, entry, "alt"), _texts(book, entry, "caption")
        small = file_name(image["digest"], widths(image["width"])[0], image["fallback"])
        yield Choice(
            name=alts[language] or next(filter(None, alts.values()), ""),
            detail=captions[language]
            or ("" if alts[language] else _("not described in this language yet")),
            text=f"![](picture:{keys_of(entry)[-1]})",
            image=draft_address(small),
            said={code: (alts[code], captions[code]) for code in LANGUAGES},
        )


def places(renderer: Renderer, *, language: str, page: str) -> Iterator[Choice]:
    """Pages, and their sections, that a link can lead to. The page's own come first."""
    book = renderer.book
    entries = book.entries("page")
    for entry in sorted(entries, key=lambda one: keys_of(one)[0] != page):
        key = keys_of(entry)[0]
        titles = _texts(book, entry, "title")
        title = titles[language] or titles[book.source_language(entry)]
        slugs = _texts(book, entry, "slug")
        if not title or not any(slugs.values()):
            continue
        summaries = _texts(book, entry, "summary")
        yield Choice(
            name=title,
            detail=summaries[language],
            address=f"page:{key}",
            said={code: (titles[code], summaries[code]) for code in LANGUAGES},
        )
        for section in book.entries("section", parent=entry):
            headings = _texts(book, section, "heading")
            heading = headings[language] or headings[book.source_language(section)]
            if heading:
                yield Choice(
                    name=heading,
                    detail=title,
                    address=f"page:{key}#{keys_of(section)[-1]}",
                    said={code: (headings[code], titles[code]) for code in LANGUAGES},
                )
    name = _("My treatment day")
    yield Choice(
        name=name,
        address=f"page:{PLANNER}",
        said=dict.fromkeys(LANGUAGES, (name, "")),  # fmt: skip
    )


def _texts(book: Book, entry: str, name: str) -> dict[str, str]:
    return {code: book.words(entry, code).get(name, "") for code in LANGUAGES}


KINDS: dict[str, Callable[..., Iterator[Choice]]] = {
    "facts": facts,
    "sources": sources,
    "terms": terms,
    "pictures": pictures,
    "places": places,
}
"""What can be looked for, by the last word of its address."""
