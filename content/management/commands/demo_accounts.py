"""`manage.py demo_accounts`: one account per role, for trying things out."""

import json
import secrets

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from content.languages import LANGUAGES
from content.publishing import four_eyes
from content.roles import EDITOR, MEDICAL_REVIEWER, TRANSLATOR

ACCOUNTS = {
    "editor": EDITOR,
    "reviewer": MEDICAL_REVIEWER,
    "translator": TRANSLATOR,
    "admin": "",
}
"""User name → role; the one without a role may do everything."""


class Command(BaseCommand):
    """Make the accounts once, with random passwords, and print them each time."""

    help = "Create demo staff accounts and print their passwords (never in production)."

    def handle(self, **options: object) -> None:
        """Run it. Passwords are kept in var/, readable by this user alone."""
        if settings.HTTPS:
            raise CommandError(
                "This is a production site (HTTPS is on). Demo accounts are for "
                "trying things out; create real ones with “createsuperuser”."
            )
        kept = settings.BASE_DIR / "var" / "demo-accounts.json"
        passwords = json.loads(kept.read_text()) if kept.exists() else {}
        with transaction.atomic():
            for name, role in ACCOUNTS.items():
                if User.objects.filter(username=name).exists():
                    continue
                passwords[name] = secrets.token_urlsafe(9)
                user = User.objects.create_user(
                    name,
                    password=passwords[name],
                    is_staff=True,
                    is_superuser=not role,
                )
                if role:
                    user.groups.add(Group.objects.get(name=role))
                four_eyes.say_languages(user, LANGUAGES)
            kept.parent.mkdir(exist_ok=True)
            kept.touch(mode=0o600)
            kept.write_text(json.dumps(passwords, indent=2))
        self.stdout.write("Demo accounts (password):")
        for name, role in ACCOUNTS.items():
            shown = passwords.get(name, "set by somebody else")
            self.stdout.write(f"  {name:<11} {shown:<14} {role or 'Administrator'}")
