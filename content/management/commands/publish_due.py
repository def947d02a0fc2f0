"""`manage.py publish_due`: publications, withdrawals and e-mails whose moment has come."""

import os
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from content.finished.renewing import renew
from content.publishing import timers


class Command(BaseCommand):
    """Do what is due, and say what was done, what is held back and why."""

    help = (
        "Publish what was approved for a moment that has come, withdraw what was planned, "
        "send e-mails that wait. Run it every minute; twice at once does no harm."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or again and again."""
        parser.add_argument(
            "--every",
            type=int,
            metavar="SECONDS",
            help="go on, with so many seconds between, until the process that started "
            "this one has ended",
        )

    def handle(self, *, every: int | None, **options: object) -> None:
        """Run it."""
        self._publish()
        parent = os.getppid()
        waited = 0
        while every and os.getppid() == parent:
            time.sleep(1)
            waited += 1
            if waited >= every:
                waited = 0
                close_old_connections()
                self._publish()

    def _publish(self) -> None:
        anything = False
        for line in timers.run(now=timezone.now()):
            self.stdout.write(line)
            anything = True
        if anything and settings.MAKE_AHEAD:
            renew()  # beside the workers, which may be busy
