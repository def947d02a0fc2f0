"""`manage.py collect_messages`: interface texts from code and templates into locale/.

Each comes with the files that hold it, without lines, so that differences stay quiet; and
with who reads it, before which stands what its developer says after `Translators:`.
Needs GNU gettext; for maintainers and CI. English is filled in from the source.
"""

import os
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.languages import LANGUAGES
from content.management.message_places import Unplaced, comment

Messages = set[tuple[str, ...]]
"""Of every entry of a catalogue all that comes from the code."""


class Command(BaseCommand):
    """Update the catalogues, or only check that they hold every text."""

    help = "Collect interface texts into locale/ (needs GNU gettext)."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--check` changes nothing that is committed and fails on a difference."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check: bool, **options: object) -> None:
        """Run it."""
        root = Path(settings.LOCALE_PATHS[0])
        paths = [root / code / "LC_MESSAGES/django.po" for code in LANGUAGES]
        before = {
            path: path.read_text(encoding="utf-8") if path.exists() else ""
            for path in paths
        }
        times = {path: path.stat().st_mtime_ns for path in paths if path.exists()}
        known = {path: _messages(polib.pofile(text)) for path, text in before.items()}
        call_command(
            "makemessages",
            locale=list(LANGUAGES),
            ignore_patterns=[".venv", "var", "build", "tests", "bench"],
            add_location="file",
            no_obsolete=True,
            no_wrap=True,
            verbosity=0,
        )
        try:
            for path in paths:
                _tidy(path, fill=path.parts[-3] == "en")
            found = {path: _messages(polib.pofile(str(path))) for path in paths}
        except Unplaced as unplaced:
            _put_back(before, times)
            raise CommandError(
                f"{unplaced} holds texts, and nothing says who reads them. "
                "Add its folder to content/management/message_places.py."
            ) from unplaced
        if check:
            _put_back(before, times)
            if found != known:
                raise CommandError(
                    "The catalogues do not hold every text of the code, with where it "
                    "stands. Run “make messages” and translate what is new."
                )


def _put_back(before: dict[Path, str], times: dict[Path, int]) -> None:
    """As they were, with their times: what is compiled of them is as new as before."""
    for path, text in before.items():
        if text:
            path.write_text(text, encoding="utf-8")
            os.utime(path, ns=(times[path], times[path]))
        else:
            path.unlink(missing_ok=True)


def _messages(catalogue: polib.POFile) -> Messages:
    return {
        (
            entry.msgctxt or "",
            entry.msgid,
            entry.msgid_plural or "",
            entry.comment,
            *(file for file, _line in entry.occurrences),
        )
        for entry in catalogue
        if not entry.obsolete
    }


def _tidy(path: Path, *, fill: bool) -> None:
    """Drop dates that change with every run; say who reads each text; fill in English
    from the source."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": "ketamine-info",
        "Language": path.parts[-3],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalogue.metadata["Plural-Forms"],
    }
    catalogue.metadata_is_fuzzy = False
    catalogue.header = "Interface texts. See docs/translating.md."
    for entry in catalogue:
        said = [entry.comment, comment(file for file, _line in entry.occurrences)]
        entry.comment = "\n".join(filter(None, said))
        if fill and entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        elif fill:
            entry.msgstr = entry.msgid
        if fill and entry.fuzzy:
            entry.flags.remove("fuzzy")
    catalogue.save(str(path))
