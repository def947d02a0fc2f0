"""What a person sees of a review: the parts, the pages before and after, who may."""

from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.urls import reverse

from content.admin.changes_shown import ShownChange, part_words, shown_change
from content.book import FIGURES, Change, PartKey
from content.differences import SectionChange, compare
from content.documents import from_text
from content.drafts.reading import draft_book
from content.editions.publications import Publication
from content.editions.reading import published_at_moment
from content.editions.reviews import Review
from content.languages import LANGUAGE_NAMES
from content.publishing import actions, four_eyes
from content.publishing.errors import NotReady, PublishingError
from content.publishing.findings import Finding
from content.publishing.plans import Issue, Plan
from content.schema import root_of


@dataclass(frozen=True, kw_only=True)
class TouchedPage:
    """A page in one language that gets a new edition."""

    title: str
    language: str
    language_name: str
    changes: list[SectionChange]
    is_new: bool
    is_gone: bool
    loses_example_mark: bool
    preview_url: str


@dataclass(frozen=True, kw_only=True)
class ShownReview:
    """A review as its page shows it. needs: what travels along. dropped: parts that
    have changed since. refusal: why the reader cannot approve it. result: what an
    approval is tied to."""

    parts: list[ShownChange] = field(default_factory=list)
    needs: list[ShownChange] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    pages: list[TouchedPage] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problem: str = ""
    refusal: str = ""
    result: str = ""
    author: str = ""
    decider: str = ""
    publication: Publication | None = None
    held_back: str = ""


def shown_review(review: Review, *, reader: User) -> ShownReview:
    """What to show of a review. reader: the person looking at it."""
    names = four_eyes.names([review.requested_by_id, review.decided_by_id])
    author = names.get(review.requested_by_id, "")
    decider = names.get(review.decided_by_id or 0, "")
    if not review.is_pending:
        return _decided(review, author=author, decider=decider)
    kept, moved_on = actions.still_asked(review)
    known = draft_book()
    dropped = [part_words(key, known) for key in moved_on]
    try:
        made = actions.plan_of(review)
    except NotReady as error:
        return ShownReview(
            findings=error.findings,
            problem=str(error),
            dropped=dropped,
            author=author,
        )
    except PublishingError as error:
        return ShownReview(problem=str(error), dropped=dropped, author=author)
    draft, public = known, made.base.book
    asked = {key: item for key, item in kept.items() if not item.is_need}
    workers = four_eyes.worked_by(made.items)
    shown = {
        key: shown_change(change, draft=draft, public=public, by=workers.get(key, []))
        for key, change in made.items.items()
    }
    return ShownReview(
        parts=[one for key, one in shown.items() if key in asked],
        needs=[one for key, one in shown.items() if key not in asked],
        confirmed=[part_words(key, public) for key in made.confirmed],
        dropped=dropped,
        pages=[_touched(issue, review) for issue in made.issues],
        languages=_languages([*made.items, *made.confirmed]),
        refusal=_refusal(review, made, reader),
        result=made.result,
        author=author,
    )


def _decided(review: Review, *, author: str, decider: str) -> ShownReview:
    """What was decided, beside what was public right before."""
    publication = Publication.objects.filter(review_id=review.pk).first()
    items = {PartKey(one.entry, one.language): one for one in review.items.all()}
    held = ""
    if review.decision == Review.Decision.APPROVED and publication is None:
        problem = actions.held_back(review)
        held = str(problem) if problem else ""
    if publication is None:
        known = draft_book()
        return ShownReview(
            confirmed=[part_words(key, known) for key in items],
            author=author,
            decider=decider,
            held_back=held,
        )
    entries = {name for key in items for name in (key.entry, root_of(key.entry))}
    before = published_at_moment(publication.pk - 1, entries=entries)
    after = published_at_moment(publication.pk, entries=entries)
    return ShownReview(
        parts=[
            shown_change(
                Change(key=key, old=before.parts.get(key), new=after.parts.get(key)),
                draft=after,
                public=before,
            )
            for key, item in items.items()
            if not item.is_confirmation
        ],
        confirmed=[
            part_words(key, after)
            for key, item in items.items()
            if item.is_confirmation
        ],
        languages=_languages(list(items)),
        author=author,
        decider=decider,
        publication=publication,
    )


def _refusal(review: Review, made: Plan, reader: User) -> str:
    if not reader.has_perm("content.decide_review"):
        return ""
    try:
        four_eyes.check_second_person(
            author=review.requested_by,
            approver=reader,
            parts=[*made.items, *made.confirmed],
            public=made.base.book.parts,
        )
    except PublishingError as error:
        return str(error)
    return ""


def _languages(keys: list[PartKey]) -> list[str]:
    """The languages in which an approval holds."""
    found = {key.language for key in keys} - {FIGURES}
    return [name for code, name in LANGUAGE_NAMES.items() if code in found]


def _touched(issue: Issue, review: Review) -> TouchedPage:
    old = None
    if issue.old and not issue.old.is_gone:
        old = from_text(issue.old.content)
    new = issue.document
    shown = new or old
    return TouchedPage(
        title=shown.title if shown else issue.page_key,
        language=issue.language,
        language_name=LANGUAGE_NAMES[issue.language],
        changes=compare(old, new),
        is_new=old is None,
        is_gone=new is None,
        loses_example_mark=bool(
            issue.old and issue.old.is_example and not issue.is_example
        ),
        preview_url=reverse(
            "admin:content_review_preview",
            args=[review.pk, issue.page_key, issue.language],
        )
        if new
        else "",
    )
