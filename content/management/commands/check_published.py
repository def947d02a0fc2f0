"""`manage.py check_published`: what was published is what stands in the database."""

from django.core.management.base import BaseCommand, CommandError

from content.publishing import wholeness


class Command(BaseCommand):
    """Run by a timer, and after a backup was put back."""

    help = (
        "Check that the insert-only triggers stand, and that every published edition "
        "and part fits its checksum. Ends with a list where something does not."
    )

    def handle(self, **options: object) -> None:
        """Run it. Raises CommandError for anything that is wrong."""
        found = [
            *(f"The trigger {name} is gone." for name in wholeness.lost_triggers()),
            *(f"The {one} was changed." for one in wholeness.changed_ever()),
        ]
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("All that was published is as it was published.")
