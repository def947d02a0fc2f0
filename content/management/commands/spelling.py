"""`manage.py spelling`: words that no dictionary knows, and where they stand."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.checks import spelling
from content.exchange import texts
from content.exchange.catalogue_texts import catalogue_texts
from content.exchange.problems import BrokenContent
from content.languages import LANGUAGES

SHOWN = 3
"""Places that are listed of one word."""


class Command(BaseCommand):
    """Ask hunspell about every word of the content and of the interface."""

    help = "Check the spelling of the drafts or of a folder of content files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which language, whose texts."""
        parser.add_argument("--language", choices=LANGUAGES)
        parser.add_argument("--folder", type=Path, help="instead of the drafts")

    def handle(
        self, *, language: str | None, folder: Path | None, **options: object
    ) -> None:
        """Run it; ends with an error when a word is unknown."""
        if missing := spelling.missing():
            raise CommandError(
                f"Not installed: {', '.join(missing)}. On Debian: apt-get install "
                "hunspell hunspell-nl hunspell-de-de hunspell-en-gb"
            )
        try:
            content = list(texts.texts_of(texts.read(folder)))
        except BrokenContent as error:
            raise CommandError(f"The files cannot be read.\n{error}") from error
        number = 0
        for code in [language] if language else LANGUAGES:
            places = spelling.words_of(
                [
                    *(text for text in content if text.language == code),
                    *catalogue_texts(Path(settings.LOCALE_PATHS[0]), language=code),
                ]
            )
            wrong = spelling.unknown(places, language=code)
            number += len(wrong)
            self.stdout.write(f"{code}: {len(places)} words, {len(wrong)} unknown")
            for word in wrong:
                self.stdout.write(f"  {word}: {', '.join(places[word][:SHOWN])}")
        if number:
            raise CommandError(
                "Correct these words, or add them to content/spelling/ if they are right."
            )
