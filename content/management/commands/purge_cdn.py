"""`manage.py purge_cdn`: shared caches forget all pages at once."""

from django.core.management.base import BaseCommand, CommandError

from ketamine_info.purging import NotPurged, purge


class Command(BaseCommand):
    """For a withdrawal that cannot wait for five minutes."""

    help = (
        "Tell the CDN to forget what it keeps of this site. Without it every shared "
        "cache shows a publication or a withdrawal within five minutes."
    )

    def handle(self, **options: object) -> None:
        """Run it. Raises CommandError where the CDN did not say yes."""
        try:
            status = purge()
        except NotPurged as error:
            raise CommandError(f"Nothing was purged. {error}") from error
        self.stdout.write(f"The CDN forgets every page ({status}).")
