"""`manage.py compile_catalogues`: interface texts for gettext, without GNU gettext."""

from django.core.management.base import BaseCommand, CommandError

from ketamine_info.catalogues import BrokenCatalogue, compile_all


class Command(BaseCommand):
    """Write a .mo file beside every .po file that is newer."""

    help = "Compile locale/*/LC_MESSAGES/django.po; restart the site to use them."
    requires_system_checks = ()  # one of them asks for this command

    def handle(self, **options: object) -> None:
        """Run it; a broken catalogue ends it with its file and line."""
        try:
            compiled = compile_all()
        except BrokenCatalogue as error:
            raise CommandError(f"Nothing has been compiled.\n{error}") from error
        for path in compiled:
            self.stdout.write(f"{path} compiled")
