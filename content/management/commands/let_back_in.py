"""`manage.py let_back_in NAME`: for the last administrator who has lost the phone."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from content.accounts import adapter, colleagues


class Command(BaseCommand):
    """Take the second factor and the password away, and print a one-time link."""

    help = (
        "Let somebody back in who lost password or phone: second factor and password are "
        "taken away, and a link to choose new ones is printed. Others have an "
        "administrator do this on the page “People”."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom to let back in."""
        parser.add_argument("name", help="user name or e-mail address")

    def handle(self, *, name: str, **options: object) -> None:
        """Run it. Raises CommandError for an unknown name and a deactivated account."""
        user = adapter.user_named(name)
        if user is None:
            raise CommandError(f"There is no account “{name}”.")
        if not user.is_active:
            raise CommandError(
                f"The account “{name}” is deactivated. An administrator can activate it."
            )
        link = colleagues.new_start(user, by=None, now=timezone.now())
        host = next((one for one in settings.ALLOWED_HOSTS if one.strip("*.")), "")
        scheme = "https" if settings.HTTPS else "http"
        self.stdout.write(f"{scheme}://{host.lstrip('.')}{link.path}")
        self.stdout.write("It works once, for 24 hours. Hand it to that person only.")
