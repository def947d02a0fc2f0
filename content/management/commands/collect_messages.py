"""`manage.py collect_messages`: interface texts from code and templates into locale/.

Needs GNU gettext; for maintainers and CI. English is filled in from the source.
"""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.languages import LANGUAGES

Messages = set[tuple[str, str, str]]
"""Context, text and plural of every entry of a catalogue."""


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
        before = {path: path.read_text(encoding="utf-8") for path in paths}
        known = {path: _messages(polib.pofile(text)) for path, text in before.items()}
        call_command(
            "makemessages",
            locale=list(LANGUAGES),
            ignore_patterns=[".venv", "var", "build", "tests", "bench"],
            no_location=True,
            no_obsolete=True,
            no_wrap=True,
            verbosity=0,
        )
        for path in paths:
            _tidy(path, fill=path.parts[-3] == "en")
        if check:
            found = {path: _messages(polib.pofile(str(path))) for path in paths}
            for path, text in before.items():
                path.write_text(text, encoding="utf-8")
            if found != known:
                raise CommandError(
                    "The catalogues do not hold every text of the code. "
                    "Run “make messages” and translate what is new."
                )


def _messages(catalogue: polib.POFile) -> Messages:
    return {
        (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")
        for entry in catalogue
        if not entry.obsolete
    }


def _tidy(path: Path, *, fill: bool) -> None:
    """Drop dates that change with every run; fill in English from the source."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": "ketamine-info",
        "Language": path.parts[-3],
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.metadata_is_fuzzy = False
    catalogue.header = "Interface texts. See docs/translating.md."
    for entry in catalogue:
        if fill and entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        elif fill:
            entry.msgstr = entry.msgid
        if fill and entry.fuzzy:
            entry.flags.remove("fuzzy")
    catalogue.save(str(path))
