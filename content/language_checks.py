"""What a language of the site lacks, and what is wrong with its words: at every start."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.utils.text import slugify

from content.addresses import words_of
from content.checks.readability import SCALES
from content.checks.syllables import COUNTERS
from content.declared_languages import DECLARED
from content.languages import LANGUAGES, language
from content.literals.numerals import ONES
from content.parity.meaning import WORDS
from content.search.danger import NEGATIONS
from content.search.stop_words import STOP_WORDS

_HERE = Path(__file__).resolve().parent
_DECLARED = "content/declared_languages.py"

KNOWN_BY_LANGUAGE: dict[str, tuple[str, Collection[str]]] = {
    "words": (_DECLARED, DECLARED),
    "web addresses": (_DECLARED, [one for one in DECLARED if DECLARED[one].addresses]),
    "locale": (_DECLARED, [one for one in DECLARED if DECLARED[one].locale]),
    "negations": (_DECLARED, [one for one in DECLARED if DECLARED[one].negations]),
    "stop words": ("content/search/stop_words.py", STOP_WORDS),
    "small words around a danger": ("content/search/danger.py", NEGATIONS),
    "words that deny, oblige or allow": ("content/parity/meaning.py", WORDS),
    "numbers in words": ("content/literals/numerals.py", ONES),
    "syllables": ("content/checks/syllables.py", COUNTERS),
    "readability": ("content/checks/readability.py", SCALES),
    "phrases that a text should not say": (
        "content/gate/words/",
        [path.stem for path in _HERE.glob("gate/words/*.yaml")],
    ),
    "name in other languages": (
        "django.conf.locale.LANG_INFO, from ketamine_info/settings.py",
        LANG_INFO,
    ),
    "interface texts": (
        "locale/ (“make messages” writes it)",
        [path.parts[-3] for path in Path(settings.LOCALE_PATHS[0]).glob("*/*/*.po")],
    ),
}
"""What differs by language, where it is declared, and the languages that have it."""


@register(Tags.translation)
def languages_are_known(
    app_configs: Sequence[AppConfig] | None, **options: object
) -> list[CheckMessage]:
    """Everything that differs by language is known of every language of the site.

    Of one in preparation it is told, and stops nobody.
    """
    return [
        (Info if language(code).in_preparation else Error)(
            f"The site has the language “{code}”, and nothing is known of its {what}.",
            hint=f"Declare it in {place}. Until then its pages work with less.",
            id="content.E010",
        )
        for code in LANGUAGES
        for what, (place, known) in KNOWN_BY_LANGUAGE.items()
        if code not in known
    ]


@register(Tags.urls)
def address_words_lead_to_one_place(
    app_configs: Sequence[AppConfig] | None, **options: object
) -> list[CheckMessage]:
    """A word stands for one place of the site, and an address can have it."""
    return [
        Error(
            f"The web addresses of “{code}” are wrong: {sentence}",
            hint=f"Mend `addresses` in {_DECLARED}.",
            id="content.E011",
        )
        for code in LANGUAGES
        for sentence in _wrong_words(code)
    ]


def _wrong_words(code: str) -> Iterator[str]:
    for word, times in Counter(words_of(code).every_word).items():
        if times > 1:
            yield f"“{word}” leads to {times} places."
        if word != slugify(word):
            yield f"“{word}” has letters that an address cannot have."
