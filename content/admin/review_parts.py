"""The parts of a review as its page shows them: what differs, ticks, words at places."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from content.admin.changes_shown import ShownChange, part_words, shown_change
from content.admin.comment_places import place_url, place_value
from content.book import Book, Change, PartKey
from content.book.translation import state_of
from content.differences import Paragraph
from content.editions.review_notes import ReviewComment
from content.editions.reviews import Review
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.publishing import four_eyes
from content.publishing.comments import Place


@dataclass(frozen=True, kw_only=True)
class Said:
    """A comment: its words, who said it, and where the author mends the place."""

    text: str
    by: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ShownPlace:
    """A field that differs, or with an empty label a part as a whole.

    value: how a form names the place. typed: what stands in its box.
    """

    value: str
    label: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewPart:
    """A part of a review. change: what differs; None for words that stay as they are.

    value: how a form names the part. whole: the place of what is said about all of it.
    """

    value: str
    words: str
    change: ShownChange | None
    is_ticked: bool
    whole: ShownPlace
    places: list[ShownPlace]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What stands beside the parts. only: those that are ticked; None for all."""

    said: Mapping[Place, list[Said]]
    typed: Mapping[Place, str]
    only: Collection[PartKey] | None

    def place(
        self, at: Place, label: str = "", paragraphs: list[Paragraph] | None = None
    ) -> ShownPlace:
        """A place with what was said and typed there."""
        return ShownPlace(
            value=place_value(at),
            label=label,
            paragraphs=paragraphs or [],
            said=self.said.get(at, []),
            typed=self.typed.get(at, ""),
        )


def beside(
    review: Review,
    *,
    typed: Mapping[Place, str],
    only: Collection[PartKey] | None,
) -> Beside:
    """What was said about a review, and what stands in the boxes of its page."""
    rows = list(review.comments.order_by("pk"))
    names = four_eyes.names(row.by_id for row in rows)
    said: dict[Place, list[Said]] = {}
    for row in rows:
        at = place_of_comment(row)
        said.setdefault(at, []).append(
            Said(text=row.text, by=names.get(row.by_id, ""), url=place_url(at))
        )
    return Beside(said=said, typed=typed, only=only)


def place_of_comment(row: ReviewComment) -> Place:
    """Where a comment stands."""
    return Place(PartKey(row.entry, row.language), row.field)


def changed_part(
    change: Change, *, draft: Book, public: Book, by: list[str], around: Beside
) -> ReviewPart:
    """A part that differs."""
    shown = shown_change(change, draft=draft, public=public, by=by)
    return ReviewPart(
        value=shown.value,
        words=part_words(change.key, draft if draft.has(change.key.entry) else public),
        change=shown,
        is_ticked=around.only is None or change.key in around.only,
        whole=around.place(Place(change.key, "")),
        places=[
            around.place(Place(change.key, one.name), one.label, one.paragraphs)
            for one in shown.fields
        ],
    )


def plain_part(key: PartKey, *, book: Book, around: Beside) -> ReviewPart:
    """A part of which no difference is shown; everything said about it stands there."""
    return ReviewPart(
        value=f"{key.entry} {key.language}".strip(),
        words=part_words(key, book),
        change=None,
        is_ticked=around.only is None or key in around.only,
        whole=around.place(Place(key, "")),
        places=[around.place(at) for at in around.said if at.part == key and at.field],
    )


def untranslated(keys: Iterable[PartKey], book: Book) -> list[str]:
    """Which translations of changed sources readers will not have, or only behind."""
    found = []
    for key in keys:
        if key.language != book.source_language(key.entry) or not book.has(key.entry):
            continue
        states: dict[str, list[str]] = {}
        for code in LANGUAGES:
            if state := state_of(book, key.entry, code):
                states.setdefault(state, []).append(LANGUAGE_NAMES[code])
        title = part_words(PartKey(key.entry, ""), book)
        found += [(title, state, names) for state, names in states.items()]
    return [
        f"{title}: {', '.join(names)} ({_STATES[state]()})"
        for title, state, names in found
    ]


_STATES = {
    "missing": lambda: _("not translated"),
    "behind": lambda: _("says an earlier text"),
}
