"""`manage.py export_catalogue de`: the texts of the content for a translator."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.drafts.reading import draft_book
from content.editions.reading import earlier_source
from content.exchange.catalogues import files
from content.languages import LANGUAGES


class Command(BaseCommand):
    """Write what a language translates as a PO catalogue, or as XLIFF 1.2."""

    help = "Write the texts of a language for a translator (see docs/translating.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The language, and where the file is to stand."""
        parser.add_argument("language", choices=LANGUAGES)
        parser.add_argument(
            "path",
            type=Path,
            nargs="?",
            help="locale/<language>/LC_MESSAGES/content.po, or another .po or .xlf file",
        )

    def handle(self, *, language: str, path: Path | None, **options: object) -> None:
        """Run it."""
        beside = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES"
        path = path or beside / "content.po"
        if path.suffix not in files.WRITERS:
            raise CommandError(
                f"{path} is no file for translators. Its name must end with "
                f"{' or '.join(files.WRITERS)}."
            )
        catalogue = files.catalogue_of(
            draft_book(), language=language, history=earlier_source
        )
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(files.written(catalogue, name=path.name))
        part.replace(path)
        self.stdout.write(f"{len(catalogue.entries)} paragraphs written to {path}.")
