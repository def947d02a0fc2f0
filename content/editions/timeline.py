"""What readers saw of a page in a language on a day: from the rows alone."""

from dataclasses import dataclass
from datetime import datetime

from content.editions.editions import Edition, Withdrawal


@dataclass(frozen=True, kw_only=True)
class Span:
    """From when to when readers saw the same. edition: what; None before the first one.

    withdrawal: why they did not see it, though it was the newest. start: None for the
    beginning of time; end: None for until today.
    """

    start: datetime | None
    end: datetime | None
    edition: Edition | None = None
    withdrawal: Withdrawal | None = None

    @property
    def is_public(self) -> bool:
        """Readers could read it."""
        has_words = self.edition is not None and not self.edition.is_gone
        return has_words and self.withdrawal is None


def spans(page_key: str, *, language: str) -> list[Span]:
    """The whole history, oldest first, without gaps. Two queries."""
    editions = list(
        Edition.objects.filter(page_key=page_key, language=language)
        .select_related("publication")
        .order_by("pk")
    )
    withdrawals = list(
        Withdrawal.objects.filter(page_key=page_key)
        .select_related("undone")
        .order_by("pk")
    )
    first = editions[0].publication.published_at if editions else None
    found = [Span(start=None, end=first)]
    for place, edition in enumerate(editions):
        start: datetime | None = edition.publication.published_at
        later = editions[place + 1 : place + 2]
        end = later[0].publication.published_at if later else None
        for one in _of(edition, later, withdrawals):
            found.append(Span(start=start, end=one.withdrawn_at, edition=edition))
            undone = getattr(one, "undone", None)
            start = undone.at if undone else end
            found.append(
                Span(start=one.withdrawn_at, end=start, edition=edition, withdrawal=one)
            )
            if undone is None:
                break
        else:
            found.append(Span(start=start, end=end, edition=edition))
    return [one for one in found if one.end is None or one.start != one.end]


def between(
    page_key: str, *, language: str, start: datetime, end: datetime
) -> list[Span]:
    """The spans of which some part lies from `start` until before `end`."""
    return [
        span
        for span in spans(page_key, language=language)
        if (span.end is None or span.end > start)
        and (span.start is None or span.start < end)
    ]


def _of(
    edition: Edition, later: list[Edition], withdrawals: list[Withdrawal]
) -> list[Withdrawal]:
    """Those that took this edition off, not one before or after it."""
    last = later[0].pk if later else None
    return [
        one
        for one in withdrawals
        if one.last_edition_id >= edition.pk
        and (last is None or one.last_edition_id < last)
    ]
