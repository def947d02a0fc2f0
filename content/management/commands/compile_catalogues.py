"""`manage.py compile_catalogues`: interface texts for gettext, without GNU gettext."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Write a .mo file beside every .po file of the project."""

    help = "Compile locale/*/LC_MESSAGES/*.po (fuzzy entries are left out)."

    def handle(self, **options: object) -> None:
        """Run it; a broken catalogue ends it with its file and line."""
        for root in settings.LOCALE_PATHS:
            for path in sorted(Path(root).glob("*/LC_MESSAGES/*.po")):
                polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
                if options["verbosity"]:
                    self.stdout.write(f"{path} compiled")
