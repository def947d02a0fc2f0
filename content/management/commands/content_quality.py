"""`manage.py content_quality`: the content measured by checklists and formulas."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.checks.quality import BrokenChecklist
from content.exchange import folders
from content.exchange.problems import BrokenContent
from content.exchange.quality_page import MissingPlaces, quality_page


class Command(BaseCommand):
    """Write docs/content-quality.md, or show it."""

    help = "Measure the starter content by DISCERN, EQIP-36, PEMAT and readability."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose texts, and where the page goes."""
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "content" / "starter"
        )
        parser.add_argument("--output", type=Path, help="instead of the screen")

    def handle(self, *, folder: Path, output: Path | None, **options: object) -> None:
        """Run it; ends with an error when a section that is named is missing."""
        try:
            page = quality_page(folders.read(folder))
        except (BrokenChecklist, BrokenContent, MissingPlaces) as error:
            raise CommandError(str(error)) from error
        if output:
            output.write_text(page, encoding="utf-8", newline="\n")
        else:
            self.stdout.write(page)
