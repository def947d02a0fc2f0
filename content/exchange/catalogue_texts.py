"""The interface texts of a language, ready to be measured."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from content.checks.texts import Text

_NO_WORDS = re.compile(
    r"%\(\w+\)[a-z]|\{\w*\}|%[a-z%]|</?\w[^>]*>"  # what a program fills in, tags
    r"|\{\{.*?\}\}|\w+_\w+|/{3,} *[\w-]+|\bpage:\S*"  # examples of the markup
)


def catalogue_texts(locale: Path, *, language: str) -> Iterator[Text]:
    """Every sentence of a catalogue; placeholders and examples of markup are gone.

    locale: the folder that holds `<language>/LC_MESSAGES/django.po`.
    """
    path = locale / language / "LC_MESSAGES" / "django.po"
    for entry in polib.pofile(str(path)):
        for words in (entry.msgstr, *entry.msgstr_plural.values()):
            if words:
                yield Text(
                    page="locale",
                    language=language,
                    file=path.relative_to(locale.parent).as_posix(),
                    line=entry.linenum or 1,
                    field="msgstr",
                    markdown=_NO_WORDS.sub(" ", words),
                )
