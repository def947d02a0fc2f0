"""What entries and their fields are called, in the active language."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.book import Book
from content.drafts.clinics import OpeningHours
from content.drafts.reading import model_of
from content.schema import Noun, keys_of, noun_of, root_of


def title_of(entry: str, book: Book) -> str:
    """What an entry is called, in the active language or in that of its source."""
    figures = book.figures(entry)
    if own := figures.get("name") or figures.get("title"):
        return str(own)[:80]
    for language in (get_language() or "", book.source_language(entry)):
        words = book.words(entry, language)
        for name in noun_of(entry).texts[:1]:
            if text := words.get(name):
                return text[:80]
    return _kind_of(entry, book) or keys_of(entry)[-1].replace("*", _("in general"))


def _kind_of(entry: str, book: Book) -> str:
    """What sort of thing an entry without a name is, such as a phone number."""
    noun = noun_of(entry)
    if not noun.has_field("kind"):
        return ""
    field: Any = model_of(noun)._meta.get_field("kind")
    return str(dict(field.flatchoices).get(book.value(entry, "kind"), ""))


def noun_words(entry: str) -> str:
    """What kind of thing an entry is, in the active language."""
    return str(model_of(noun_of(entry))._meta.verbose_name)


def is_safety(entry: str, book: Book) -> bool:
    """A mistake in it could hurt somebody."""
    for one in (entry, root_of(entry)):
        noun = noun_of(one)
        if noun.safety or (noun.has_field("safety") and book.value(one, "safety")):
            return True
    return False


def field_label(noun: Noun, name: str, language: str) -> str:
    """What a field is called, in the active language."""
    if name == "hours":
        return str(OpeningHours._meta.verbose_name_plural)
    field: Any = model_of(noun)._meta.get_field(name)
    original = getattr(field, "translated_field", field)
    return str(original.verbose_name)
