"""What one look at the desk rests on: both books, the reader, this moment.

Each part is read once, when first needed, whatever number of kinds asks for it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.contrib.auth.models import User
from django.utils import timezone

from content.admin.changes_shown import title_of
from content.admin.desk.kept import kept
from content.book import Book, Change, PartKey, changes
from content.book.translation import State, state_of
from content.drafts.reading import draft_book
from content.editions.editions import Edition, Withdrawal
from content.editions.reading import Published, published
from content.editions.reviews import Review, ReviewItem
from content.languages import LANGUAGES
from content.publishing import four_eyes
from content.schema import root_of


@dataclass(frozen=True)
class View:
    """One person's look at the desk."""

    reader: User

    @cached_property
    def draft(self) -> Book:
        """What the drafts say."""
        return draft_book()

    @cached_property
    def public(self) -> Published:
        """What readers see."""
        return published()

    @cached_property
    def now(self) -> datetime:
        """This moment."""
        return timezone.now()

    @property
    def today(self) -> date:
        """This day, where the site is."""
        return timezone.localdate(self.now)

    @cached_property
    def languages(self) -> set[str]:
        """Those in which the reader judges texts; all, as long as nothing is said."""
        return four_eyes.languages_of(self.reader) or set(LANGUAGES)

    @cached_property
    def changes(self) -> dict[PartKey, Change]:
        """All parts that differ from what readers see."""
        return changes(self.public.book, self.draft)

    @cached_property
    def own(self) -> set[PartKey]:
        """The changed parts on which the reader worked since their last approval."""
        found = four_eyes.worked_on(
            self.reader, self.changes, public=self.public.book.parts
        )
        return set(found)

    @cached_property
    def reviews(self) -> list[Review]:
        """Those that wait, the oldest first, with their parts."""
        found = Review.objects.pending().order_by("requested_at")
        return list(found.select_related("requested_by").prefetch_related("items"))

    @cached_property
    def asked(self) -> dict[PartKey, int]:
        """Each changed part that waits for a decision as it is now → its review."""
        return {
            key: review.pk
            for review in self.reviews
            for item in review.items.all()
            if (key := PartKey(item.entry, item.language)) in self.changes
            and self.changes[key].state == (item.checksum, item.made_against)
        }

    @cached_property
    def editions(self) -> list[Edition]:
        """The newest edition of each page in each language that readers have, without
        its text; `withdrawal_id` says which of them have been taken off."""
        rows = Edition.objects.newest().with_withdrawal().exclude(content="")
        rows = rows.defer("content", "shown", "uses", "causes")
        return list(rows.order_by("position", "pk"))

    @cached_property
    def translations(self) -> dict[PartKey, State]:
        """Every translation that does not say what its source says today, or that is
        not there."""
        return kept("translations", self.draft.parts, self._translations)

    def _translations(self) -> dict[PartKey, State]:
        draft = self.draft
        return {
            PartKey(key.entry, language): state
            for key in draft.parts
            if key.language == draft.source_language(key.entry)
            for language in LANGUAGES
            if language != key.language
            and (state := state_of(draft, key.entry, language))
        }

    @cached_property
    def withdrawals(self) -> dict[str, Withdrawal]:
        """The pages that are off the site now."""
        numbers = {
            number
            for one in self.editions
            if (number := vars(one).get("withdrawal_id"))
        }
        found = Withdrawal.objects.filter(pk__in=numbers) if numbers else ()
        return {one.page_key: one for one in found}

    @cached_property
    def names(self) -> dict[int, str]:
        """The people of the reviews that wait, by number."""
        return four_eyes.names([one.requested_by_id for one in self.reviews])

    def title(self, entry: str) -> str:
        """What an entry is called, with what it belongs to."""
        book = self.draft if self.draft.has(entry) else self.public.book
        root = root_of(entry)
        own = title_of(entry, book)
        return own if root == entry else f"{title_of(root, book)}: {own}"

    def state(self, item: ReviewItem) -> tuple[str, str]:
        """That of the part which an item of a review is about, as it is now."""
        book = self.public.book if item.is_confirmation else self.draft
        part = book.parts.get(PartKey(item.entry, item.language))
        return part.state if part else ("", "")
