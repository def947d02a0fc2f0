"""`manage.py dead_questions [folder]`: asked questions whose place is not there."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from content.exchange.book_of_files import book_of
from content.exchange.texts import read
from content.publishing.asked_places import dead_places


class Command(BaseCommand):
    """List asked questions whose place is not there."""

    help = (
        "List asked questions whose page or section is gone, each with the nearest name. "
        "Without a folder, those of the drafts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder."""
        parser.add_argument("folder", nargs="?", type=Path)

    def handle(self, *args: object, **options: Path | None) -> None:
        """Print them; none is good news too."""
        found = [*dead_places(book_of(read(options["folder"])))]
        for finding in found:
            self.stdout.write(str(finding))
        self.stdout.write(f"{len(found)} places are not there.")
