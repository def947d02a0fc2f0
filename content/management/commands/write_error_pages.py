"""`manage.py write_error_pages`: what nginx shows while the site cannot."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from content.public.error_pages import error_pages


class Command(BaseCommand):
    """Run by deploy/prepare, at every upgrade."""

    help = "Write the error pages of nginx into the folder ERROR_PAGES."

    def handle(self, **options: object) -> None:
        """Run it. Each file is replaced as a whole, and may be read by everybody."""
        folder = Path(settings.ERROR_PAGES)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in error_pages().items():
                part = folder / f".{name}.part"
                part.write_text(text, encoding="utf-8")
                part.chmod(0o644)
                part.replace(folder / name)
        except OSError as error:
            raise CommandError(
                f"The error pages cannot be written: {error}. Give the user of the "
                "site a folder of its own, and name it in ERROR_PAGES."
            ) from error
