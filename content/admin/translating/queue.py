"""What a language lacks or says no longer, what matters most to readers first."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from content.admin.changes_shown import is_safety
from content.admin.desk.view import View
from content.book import PartKey
from content.book.translation import State
from content.editions.editions import Edition
from content.languages import LANGUAGES
from content.publishing import rights
from content.schema import root_of


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A text that waits in a language. pages: how many pages of readers show it."""

    key: PartKey
    state: State
    is_safety: bool
    pages: int


class Queue:
    """What waits in one language. root: only this entry and its children; "" for all."""

    def __init__(self, view: View, language: str, *, root: str = "") -> None:
        self.view = view
        self.language = language
        self.root = root

    @cached_property
    def waiting(self) -> list[Waiting]:
        """Safety first, then by how many pages show it; what is behind before what is
        missing; else in the order of the book."""
        found = [
            Waiting(
                key=key,
                state=state,
                is_safety=is_safety(key.entry, self.view.draft),
                pages=self._pages[key.entry],
            )
            for key, state in self.view.translations.items()
            if key.language == self.language
            and self.root in ("", key.entry, root_of(key.entry))
        ]
        order = ("behind", "missing")
        return sorted(
            found,
            key=lambda one: (not one.is_safety, -one.pages, order.index(one.state)),
        )

    @cached_property
    def _pages(self) -> Counter[str]:
        """Each entry → on how many pages readers of the language see it."""
        rows = Edition.objects.newest().with_withdrawal().exclude(content="")
        shown = rows.filter(language=self.language, withdrawal_id=None)
        return Counter(
            entry
            for lines in shown.values_list("shown", flat=True)
            for entry in {line.partition("\t")[0] for line in lines.split("\n")}
        )

    @cached_property
    def ready(self) -> list[PartKey]:
        """What the reader has done in the language, and asked nobody to look at."""
        return [
            key
            for key in self.view.changes
            if key.language == self.language
            and key in self.view.own
            and key not in self.view.asked
            and self.root in ("", key.entry, root_of(key.entry))
        ]

    def around(self, entry: str) -> tuple[int, str, str]:
        """The place of a text, counted from 1, and the entries before and after it; 0 and
        the first of all for one that does not wait; "" at either end."""
        entries = [one.key.entry for one in self.waiting]
        if entry not in entries:
            return 0, "", entries[0] if entries else ""
        place = entries.index(entry)
        before = entries[place - 1] if place else ""
        return place + 1, before, entries[place + 1] if place + 1 < len(entries) else ""


def own_languages(view: View) -> list[str]:
    """Those that the reader reads and may change in any text, in the site's order."""
    writable = rights.languages_to_change(view.reader, model="Section", source="")
    return [one for one in LANGUAGES if one in view.languages & writable]
