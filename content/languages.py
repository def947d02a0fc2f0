"""The languages of this deployment; what is known of each, `language(code)` tells.

Also the column names that modeltranslation makes, so that no other file spells out
`_de` or builds a column name by hand.
"""

from typing import Any

from django.conf import settings
from django.db.models import Model

from content.declared_languages import language

__all__ = [
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "column",
    "language",
    "readers_languages",
    "source_language",
    "text",
]

LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
LANGUAGE_NAMES: dict[str, str] = dict(settings.LANGUAGES)
"""Each language's name in that language: {"nl": "Nederlands", …}."""


def source_language() -> str:
    """The language this deployment writes first, for example "nl"."""
    return settings.SOURCE_LANGUAGE


def readers_languages() -> tuple[str, ...]:
    """Those that readers see; the others are in preparation, for staff alone."""
    return tuple(code for code in LANGUAGES if not language(code).in_preparation)


def column(field: str, language: str) -> str:
    """The column that holds a translated field: ("title", "de") → "title_de"."""
    return f"{field}_{language}"


def text(row: Model, field: str, language: str) -> str:
    """A draft row's text in one language, "" when there is none. No fallback."""
    value: Any = getattr(row, column(field, language))
    return value or ""
