"""`manage.py export_site DIR`: the whole public site as files."""

import shlex
import subprocess
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.export.exporting import Exported, export
from content.export.manifest import NotOurs
from content.export.missing import LogProblem, report
from content.export.responses import Moved
from content.export.writing import Busy, Outside


class Command(BaseCommand):
    """Writes, or brings up to date; exit code 1 and nothing written on a problem."""

    help = (
        "Write the whole public site as files into a folder, or bring that up to date. "
        "Finds links that lead nowhere, cookies, and requests to others: then nothing "
        "is written. docs/export.md says more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder, and what goes with it."""
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--reload",
            default="",
            metavar="COMMAND",
            help="run when what nginx includes has changed: 'systemctl reload nginx'",
        )
        parser.add_argument(
            "--log",
            action="append",
            default=[],
            type=Path,
            metavar="FILE",
            help="a log of nginx (also .gz); writes DIR/not-found.csv; may be repeated",
        )
        parser.add_argument(
            "--external", action="store_true", help="list the links to other sites"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Export, and say what came of it."""

        def reload() -> None:
            if options["reload"]:
                subprocess.run(shlex.split(options["reload"]), check=True)  # noqa: S603

        try:
            done = export(folder.resolve(), meanwhile=reload)
        except NotOurs:
            raise CommandError(
                f"{folder} is not empty, and no export made it. Name another folder."
            ) from None
        except Busy:
            raise CommandError(f"Another export writes {folder} now.") from None
        except Outside as error:
            raise CommandError(f"{error} leads out of {folder}.") from None
        except Moved:
            raise CommandError(
                "Something is published again and again; try later."
            ) from None
        except subprocess.CalledProcessError as error:
            raise CommandError(
                f"{error} The old files stay until the next export."
            ) from None
        if options["external"]:
            for link, page in sorted(done.external.items()):
                self.stdout.write(f"{link} (on {page})")
        if done.written is None:
            for problem in done.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(done.problems)} problems; nothing was written.")
        self._say(done, was_reloaded=bool(options["reload"]))
        if options["log"]:
            try:
                count = report(folder.resolve(), options["log"])
            except LogProblem as error:
                raise CommandError(str(error)) from None
            self.stdout.write(f"{count} addresses that were not found: not-found.csv")

    def _say(self, done: Exported, *, was_reloaded: bool) -> None:
        written = done.written
        if written is None:
            return
        self.stdout.write(
            f"{done.files} addresses, {done.made} of them drawn now; files: "
            f"{len(written.new)} new, {len(written.changed)} changed, "
            f"{len(written.removed)} removed."
        )
        if written.settings_changed and not was_reloaded:
            self.stdout.write("nginx has to be reloaded: its settings have changed.")
