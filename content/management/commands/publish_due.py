"""`manage.py publish_due`: what was approved for a moment that has come."""

import os
import time

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from content.publishing import actions


class Command(BaseCommand):
    """Publish what is due, and say what is held back and why."""

    help = "Publish what was approved for a moment that has come. Run it every minute."

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
        now = timezone.now()
        for publication in actions.publish_due(now=now):
            self.stdout.write(f"Published what was due: publication {publication.pk}.")
        for review in actions.timed().filter(publish_at__lte=now):
            if problem := actions.held_back(review):
                self.stdout.write(f"Held back: review {review.pk}. {problem}")
