"""`manage.py find_literals`: facts that somebody typed into a text by hand."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import override

from content.drafts.reading import draft_book
from content.facts.from_book import fact_book
from content.publishing.literals import everywhere


class Command(BaseCommand):
    """List every fact typed by hand in the drafts; ends with 1 when there is one."""

    help = "List facts that texts state by hand instead of as {{fact}}."

    def handle(self, **options: object) -> None:
        """Run it."""
        with override("en"):
            book = draft_book()
            places = list(everywhere(book, facts=fact_book(book)))
            for place in places:
                self.stdout.write(str(place))
        self.stdout.write(f"Facts typed by hand: {len(places)}.")
        if places:
            sys.exit(1)
