"""`manage.py load_content DIR`: drafts from Markdown and YAML files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.drafts.pages import Page
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from content.publishing.errors import PublishingError


class Command(BaseCommand):
    """Load a folder of content files: everything, or nothing."""

    help = "Load pages and records from a folder (see docs/content-files.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder, and whether to leave a filled site alone."""
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing when the site has pages already",
        )

    def handle(self, *, folder: Path, if_empty: bool, **options: object) -> None:
        """Run it; a broken file ends it with its name, its line and what to do."""
        if if_empty and Page.objects.exists():
            self.stdout.write("The site has pages already; they are left as they are.")
            return
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            done = load(folder, now=timezone.now())
        except BrokenContent as error:
            raise CommandError(f"Nothing has been loaded.\n{error}") from error
        except PublishingError as error:
            raise CommandError(f"Nothing has been loaded. {error}") from error
        self.stdout.write(
            f"{done.pages} pages and {done.records} records read; "
            f"{done.changed} drafts changed, {done.published} editions published."
        )
        for key in done.kept:
            self.stdout.write(f"Left as a person has changed it: {key}.")
