"""The languages of this deployment: everything that differs by language, declared once.

Also the column names that modeltranslation makes, so that no other file spells out
`_de` or builds a column name by hand.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model

LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)
LANGUAGE_NAMES: dict[str, str] = dict(settings.LANGUAGES)
"""Each language's name in that language: {"nl": "Nederlands", …}."""


@dataclass(frozen=True, kw_only=True)
class Language:
    """What the site knows of a language.

    locale: what Open Graph calls it. negations: words by which a sentence says the
    opposite, forbids or obliges. endings: by which the forms of one word differ.
    """

    locale: str
    negations: frozenset[str]
    endings: tuple[str, ...]


_DECLARED: dict[str, Language] = {
    "nl": Language(
        locale="nl_NL",
        negations=frozenset(
            [
                "niet",
                "geen",
                "nooit",
                "niemand",
                "niets",
                "nergens",
                "zonder",
                "mag",
                "moet",
                "moeten",
                "verboden",
                "nog",
                "alleen",
                "behalve",
            ]
        ),
        endings=("", "e", "en", "n", "s", "es"),
    ),
    "de": Language(
        locale="de_DE",
        negations=frozenset(
            [
                "nicht",
                "kein",
                "keine",
                "keinen",
                "keinem",
                "keiner",
                "keines",
                "nie",
                "niemals",
                "niemand",
                "nichts",
                "nirgends",
                "ohne",
                "darf",
                "dürfen",
                "muss",
                "müssen",
                "soll",
                "sollen",
                "verboten",
                "nur",
                "außer",
            ]
        ),
        endings=("", "e", "en", "n", "er", "ern", "em", "es", "s"),
    ),
    "en": Language(
        locale="en_GB",
        negations=frozenset(
            [
                "not",
                "no",
                "never",
                "nobody",
                "nothing",
                "nowhere",
                "without",
                "may",
                "must",
                "cannot",
                "should",
                "forbidden",
                "only",
                "except",
                "don",
                "doesn",
                "isn",
                "aren",
                "won",
            ]
        ),
        endings=("", "s", "es"),
    ),
}

_UNKNOWN = Language(locale="", negations=frozenset(), endings=("",))
"""For a language that is not declared yet: nothing breaks, and a system check says so."""


def language(code: str) -> Language:
    """What the site knows of a language; of an undeclared one nothing."""
    return _DECLARED.get(code, _UNKNOWN)


def undeclared() -> list[str]:
    """The languages of this deployment that nothing is declared of."""
    return [code for code in LANGUAGES if code not in _DECLARED]


def source_language() -> str:
    """The language this deployment writes first, for example "nl"."""
    return settings.SOURCE_LANGUAGE


def column(field: str, language: str) -> str:
    """The column that holds a translated field: ("title", "de") → "title_de"."""
    return f"{field}_{language}"


def text(row: Model, field: str, language: str) -> str:
    """A draft row's text in one language, "" when there is none. No fallback."""
    value: Any = getattr(row, column(field, language))
    return value or ""
