"""`manage.py compile_catalogues`: interface texts for gettext, without GNU gettext."""

from django.core.management.base import BaseCommand

from ketamine_info.catalogues import compile_all


class Command(BaseCommand):
    """Write a .mo file beside every .po file that is newer."""

    help = "Compile locale/*/LC_MESSAGES/*.po; restart the site to use them."

    def handle(self, **options: object) -> None:
        """Run it; a broken catalogue ends it with its file and line."""
        for path in compile_all():
            self.stdout.write(f"{path} compiled")
