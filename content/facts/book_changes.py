"""What changes from one book of facts to the next, thing by thing, in plain words."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.differences import Paragraph, SectionChange, compare
from content.facts.book import Book, Texts, WordsByLanguage
from content.facts.codes import Country
from content.facts.in_words import in_figures, in_language
from content.languages import LANGUAGE_NAMES, LANGUAGES, source_language


@dataclass(frozen=True, kw_only=True)
class Part:
    """What changes in one language: its code and its own name, both "" for figures."""

    language: str
    language_name: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, kw_only=True)
class BookChange:
    """A fact, a clinic, a country, a notice, synonyms or a term: new, gone or not the same.

    noun, name: what it is and what it is called, in the active language. is_moved: it
    has another place among the others.
    """

    noun: str
    name: str
    mark: Literal["changed", "added", "removed"]
    safety: bool
    is_moved: bool
    is_safety_changed: bool
    parts: tuple[Part, ...]


def book_changes(old: Book, new: Book) -> list[BookChange]:
    """Everything that differs, in the order of the new book.

    Raises:
        UntranslatedFact: for a book that `content.publishing.book_readiness` refuses.
    """
    found: dict[str, list[tuple[str, SectionChange]]] = {
        section.key: [] for section in in_figures(new).sections
    }
    for language in LANGUAGES:
        for one in compare(in_language(old, language), in_language(new, language)):
            found.setdefault(one.key, []).append((language, one))
    for one in compare(in_figures(old), in_figures(new)):
        found.setdefault(one.key, []).append(("", one))
    names = _names(old) | _names(new)
    return [
        BookChange(
            noun=noun,
            name=name,
            mark=parts[0][1].mark,
            safety=parts[0][1].safety,
            is_moved=parts[0][1].is_moved,
            is_safety_changed=parts[0][1].is_safety_changed,
            parts=tuple(_part(language, one) for language, one in parts),
        )
        for key, parts in found.items()
        if parts
        for noun, name in [names[key]]
    ]


def _part(language: str, change: SectionChange) -> Part:
    return Part(
        language=language,
        language_name=LANGUAGE_NAMES.get(language, ""),
        paragraphs=tuple(
            paragraph
            for paragraph in change.paragraphs
            if any(words.text for words in paragraph)
        ),
    )


def _names(book: Book) -> dict[str, tuple[str, str]]:
    """The nouns and names of all things of a book, by the keys of `in_words`."""
    return {
        **{
            f"fact {key}": (_("fact"), _of(one.name, key))
            for key, one in book.facts.items()
        },
        **{
            f"clinic {key}": (_("clinic"), one.name)
            for key, one in book.clinics.items()
        },
        **{
            f"country {key}": (_("country"), str(Country(key).label))
            for key in book.countries
        },
        **{
            f"notice {one.key}": (_("service notice"), _of(one.title, one.key))
            for one in book.notices
        },
        **{
            f"synonyms {key}": (_("synonyms"), _first(words, key))
            for key, words in book.synonyms.items()
        },
        **{
            f"term {key}": (_("glossary term"), _of(one.term, key))
            for key, one in book.terms.items()
        },
    }


def _first(words: WordsByLanguage, key: str) -> str:
    return _of({code: said[0] for code, said in words.items()}, key)


def _of(texts: Texts, key: str) -> str:
    return texts.get(get_language() or "") or texts.get(source_language()) or key
