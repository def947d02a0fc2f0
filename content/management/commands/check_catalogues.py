"""`manage.py check_catalogues`: every text of interface and content is translated."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from content.book import Book
from content.book.translation import state_of
from content.drafts.reading import draft_book
from content.languages import LANGUAGES
from ketamine_info.catalogues import BrokenCatalogue, read
from ketamine_info.placeholders import misfits

_STATES = {
    "missing": "is not translated",
    "behind": "does not say what its source says today",
}


class Command(BaseCommand):
    """Prove that nothing is missing, behind or unfit, or say where it is."""

    help = "Check that interface and content are complete in every language."

    def handle(self, **options: object) -> None:
        """Run it; anything that is wrong ends it with a list."""
        problems = [
            *(one for code in LANGUAGES for one in of_interface(code)),
            *of_content(draft_book()),
        ]
        if problems:
            found = "\n".join(problems)
            raise CommandError(f"{found}\n{len(problems)} entries must be mended.")
        self.stdout.write("Interface and content are complete in every language.")


def of_interface(language: str) -> Iterator[str]:
    """What is wrong with the interface texts of a language."""
    root = Path(settings.LOCALE_PATHS[0])
    path = root / language / "LC_MESSAGES" / "django.po"
    name = path.relative_to(root.parent)
    try:
        catalogue = read(path)
    except BrokenCatalogue as error:
        yield str(error)
        return
    for entry in catalogue.untranslated_entries():
        yield f"{name}, line {entry.linenum}: “{entry.msgid}” is not translated."
    for entry in catalogue.fuzzy_entries():
        yield f"{name}, line {entry.linenum}: “{entry.msgid}” is fuzzy."
    for one in misfits(catalogue):
        yield f"{name}, {one}"


def of_content(book: Book) -> Iterator[str]:
    """What is missing or behind in the drafts."""
    for entry in dict.fromkeys(key.entry for key in book.parts):
        for language in LANGUAGES:
            if state := state_of(book, entry, language):
                yield f"content, {language}: {entry} {_STATES[state]}."
