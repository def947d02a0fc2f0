"""`manage.py export_content DIR`: drafts as Markdown and YAML files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from content.exchange.exporting import export


class Command(BaseCommand):
    """Write all drafts as files that `load_content` reads back unchanged."""

    help = "Write all pages and records to a folder (see docs/content-files.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder to write to."""
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options: object) -> None:
        """Run it."""
        self.stdout.write(f"{len(export(folder))} files written to {folder}.")
