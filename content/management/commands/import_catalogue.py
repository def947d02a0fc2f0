"""`manage.py import_catalogue FILE --by NAME`: a translator's file, into the drafts."""

from collections.abc import Iterable
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.exchange.catalogues.saving import import_by
from content.exchange.catalogues.taking import Listed
from content.exchange.problems import BrokenContent
from content.publishing.errors import PublishingError


class Command(BaseCommand):
    """Take a file into the drafts: all that still fits, or, of a broken one, nothing."""

    help = "Load a translator's file into the drafts (see docs/translating.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whose work it is."""
        parser.add_argument("path", type=Path)
        parser.add_argument("--by", required=True, help="the account of the translator")

    def handle(self, *, path: Path, by: str, **options: object) -> None:
        """Run it; a broken file ends it with its lines and what to do."""
        person = User.objects.filter(username=by, is_active=True).first()
        if person is None:
            raise CommandError(f"There is no account “{by}”.")
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        try:
            taking = import_by(person, content, name=path.name, now=timezone.now())
        except (BrokenContent, PublishingError) as error:
            raise CommandError(f"Nothing has been loaded.\n{error}") from error
        self.stdout.write(f"{taking.count} paragraphs of drafts changed.")
        self._tell("The source has changed since the file was written", taking.moved)
        self._tell("Changed by somebody else as well, left as saved", taking.conflicts)
        self._tell("Left out, as the text is not complete", taking.lacking)
        self._tell("Left out, as its source is gone", taking.gone)

    def _tell(self, heading: str, listed: Iterable[Listed]) -> None:
        for one in listed:
            self.stdout.write(f"\n{heading}: {one.address}")
            self.stdout.write(f"  source in the file: {one.source}")
            self.stdout.write(f"  source today:       {one.source_now}")
            self.stdout.write(f"  in the file:        {one.yours}")
            self.stdout.write(f"  in the drafts:      {one.saved}")
