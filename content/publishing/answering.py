"""Reasons for the warnings of the gate: asked for, kept, and found again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User

from content.book import Book
from content.characters import readable
from content.editions.answers import FindingAnswer
from content.editions.reviews import Review
from content.facts.from_book import fact_book
from content.publishing import errors
from content.publishing.findings import Finding
from content.publishing.gate import Found, of_changes
from content.publishing.plans import Plan


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a warning may stand; by whom it was given first, and when."""

    found: Found
    words: str
    by: int
    at: datetime


def found_in(asked: Plan, *, drafts: Book, today: date) -> list[Found]:
    """What the gate finds in the changes of a plan. drafts: everything that is drafted."""
    return of_changes(
        asked.items,
        after=asked.book,
        before=asked.base.book,
        facts=fact_book(asked.book),
        today=today,
        drafts=drafts,
    )


def refused(found: Iterable[Found]) -> list[Finding]:
    """What must be mended first, as the road says it."""
    return [
        Finding(
            at=one.at, message=f"“{one.hit.words}”: {one.check.says} {one.check.mend}"
        )
        for one in found
        if one.stops
    ]


def answered(
    found: Iterable[Found], answers: Mapping[str, str], *, by: User, now: datetime
) -> list[Reason]:
    """A reason for each warning: the one that is given, or the one that was before.

    Raises Unanswered where one has none.
    """
    asking = [*{one.key: one for one in reversed([*found]) if one.asks}.values()]
    asking.reverse()
    before = kept(asking)
    reasons, open_ = [], []
    for one in asking:
        typed = " ".join(readable(answers.get(one.key, "")).split())
        old = before.get(one.key)
        if old and typed in ("", old.reason):
            reason = Reason(found=one, words=old.reason, by=old.by_id, at=old.at)
            reasons.append(reason)
        elif typed:
            reasons.append(Reason(found=one, words=typed, by=by.pk, at=now))
        else:
            open_.append(one)
    if open_:
        raise errors.Unanswered(open_)
    return reasons


def kept(found: Iterable[Found]) -> dict[str, FindingAnswer]:
    """The newest reason that somebody gave for exactly these findings, by their keys."""
    keys = [one.key for one in found]
    if not keys:
        return {}
    rows = FindingAnswer.objects.filter(key__in=keys).order_by("pk")
    return {row.key: row for row in rows}


def keep(reasons: Iterable[Reason], *, review: Review) -> None:
    """Write the reasons down beside the review that they were given for."""
    FindingAnswer.objects.bulk_create(
        FindingAnswer(
            review=review,
            key=one.found.key,
            code=one.found.code,
            entry=one.found.at.entry,
            language=one.found.at.language,
            field=one.found.field,
            words=one.found.hit.sentence,
            reason=one.words,
            by_id=one.by,
            at=one.at,
        )
        for one in reasons
    )
