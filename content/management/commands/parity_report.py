"""`manage.py parity_report`: what the guard between languages finds in planted mistakes."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.exchange import folders
from content.exchange.parity_lists import BrokenList
from content.exchange.parity_page import parity_page
from content.exchange.problems import BrokenContent


class Command(BaseCommand):
    """Write docs/parity-report.md, or show it."""

    help = "Ask the guard between languages about lists of mistakes and harmless edits."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which lists, whose texts, and where the page goes."""
        root = settings.BASE_DIR
        parser.add_argument(
            "folder", nargs="?", type=Path, default=root / "tests" / "parity_mutations"
        )
        parser.add_argument(
            "--content", type=Path, default=root / "content" / "starter"
        )
        parser.add_argument("--output", type=Path, help="instead of the screen")

    def handle(
        self, *, folder: Path, content: Path, output: Path | None, **options: object
    ) -> None:
        """Run it; ends with an error when a list is none."""
        try:
            page = parity_page(folder, folders.read(content))
        except (BrokenContent, BrokenList) as error:
            raise CommandError(str(error)) from error
        if output:
            output.write_text(page, encoding="utf-8", newline="\n")
        else:
            self.stdout.write(page)
