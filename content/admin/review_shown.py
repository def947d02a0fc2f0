"""What a person sees of a review: the parts, the pages before and after, who may."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.urls import reverse

from content import addresses
from content.admin.changes_shown import (
    ShownChange,
    part_words,
    shown_change,
    subject_of,
)
from content.admin.review_parts import (
    Beside,
    ReviewPart,
    beside,
    changed_part,
    plain_part,
    untranslated,
)
from content.book import FIGURES, Book, Change, PartKey
from content.differences import SectionChange, compare
from content.documents import from_text
from content.drafts.reading import draft_book
from content.editions.publications import Publication
from content.editions.reading import published_at_moment, published_book
from content.editions.review_notes import ApprovalStopped
from content.editions.reviews import Review
from content.languages import LANGUAGE_NAMES
from content.publishing import actions, four_eyes
from content.publishing.comments import Place
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
    public_url: str


@dataclass(frozen=True, kw_only=True)
class ShownReview:
    """A review as its page shows it. needs: what travels along. dropped: parts that
    have changed since. others: who worked on it beside its author. behind: what is not
    translated. refusal: why the reader cannot approve it. result: what an approval is
    tied to. taken_out: reviews by which some of its parts were approved before. subject: what it is about, in titles. may_stop:
    the reader may say that it is not published at its later moment."""

    parts: list[ReviewPart] = field(default_factory=list)
    needs: list[ShownChange] = field(default_factory=list)
    confirmed: list[ReviewPart] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    pages: list[TouchedPage] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    problem: str = ""
    refusal: str = ""
    result: str = ""
    author: str = ""
    decider: str = ""
    publication: Publication | None = None
    held_back: str = ""
    stopped: ApprovalStopped | None = None
    may_stop: bool = False
    taken_out: list[Review] = field(default_factory=list)
    subject: str = ""

    @property
    def may_choose(self) -> bool:
        """There is more than one part to tick."""
        return len(self.parts) + len(self.confirmed) > 1


def shown_review(
    review: Review,
    *,
    reader: User,
    only: Collection[PartKey] | None = None,
    typed: Mapping[Place, str] | None = None,
) -> ShownReview:
    """What to show of a review. reader: the person looking at it. only: the parts that
    are ticked; None for all. typed: what stands in the boxes of its places."""
    names = four_eyes.names([review.requested_by_id, review.decided_by_id])
    around = beside(review, typed=typed or {}, only=only)
    draft = draft_book()
    shown = (
        _waiting(review, reader=reader, around=around, draft=draft)
        if review.is_pending
        else _decided(review, reader=reader, around=around, draft=draft)
    )
    author = names.get(review.requested_by_id, "")
    return replace(
        shown,
        author=author,
        decider=names.get(review.decided_by_id or 0, ""),
        others=[name for name in shown.others if name != author],
        taken_out=list(review.taken_out.order_by("pk")),
        subject=subject_of(review, draft),
    )


def _waiting(
    review: Review, *, reader: User, around: Beside, draft: Book
) -> ShownReview:
    kept, moved_on = actions.still_asked(review)
    public = published_book()
    workers = four_eyes.worked_by(kept)
    every = {
        key: Change(key=key, old=public.parts.get(key), new=draft.parts.get(key))
        for key, item in kept.items()
        if not item.is_confirmation
    }
    shown = ShownReview(
        parts=[
            changed_part(
                change,
                draft=draft,
                public=public,
                by=workers.get(key, []),
                around=around,
            )
            for key, change in every.items()
            if not kept[key].is_need
        ],
        confirmed=[
            plain_part(key, book=public, around=around)
            for key, item in kept.items()
            if item.is_confirmation
        ],
        dropped=[part_words(key, draft) for key in moved_on],
    )
    ticked = around.only
    if ticked is not None:
        ticked = [key for key in ticked if key in kept and not kept[key].is_need]
    try:
        made = actions.plan_of(review, only=ticked)
    except NotReady as error:
        return replace(shown, findings=error.findings, problem=str(error))
    except PublishingError as error:
        return replace(shown, problem=str(error))
    chosen = set(every if ticked is None else ticked)
    needs = [key for key in made.items if key not in chosen or kept[key].is_need]
    return replace(
        shown,
        needs=[
            shown_change(
                made.items[key], draft=draft, public=public, by=workers.get(key, [])
            )
            for key in needs
        ],
        pages=[_touched(issue, review, around.only) for issue in made.issues],
        languages=_languages([*made.items, *made.confirmed]),
        others=list(
            dict.fromkeys(name for key in made.items for name in workers.get(key, []))
        ),
        behind=untranslated(made.items, made.book),
        refusal=_refusal(review, made, reader),
        result=made.result,
    )


def _decided(
    review: Review, *, reader: User, around: Beside, draft: Book
) -> ShownReview:
    """What was decided, beside what was public right before."""
    publication = Publication.objects.filter(review_id=review.pk).first()
    if publication is None:
        return _not_public(review, reader=reader, around=around, draft=draft)
    items = {PartKey(one.entry, one.language): one for one in review.items.all()}
    entries = {name for key in items for name in (key.entry, root_of(key.entry))}
    before = published_at_moment(publication.pk - 1, entries=entries)
    after = published_at_moment(publication.pk, entries=entries)
    return ShownReview(
        parts=[
            changed_part(
                Change(key=key, old=before.parts.get(key), new=after.parts.get(key)),
                draft=after,
                public=before,
                by=[],
                around=around,
            )
            for key, item in items.items()
            if not item.is_confirmation
        ],
        confirmed=[
            plain_part(key, book=after, around=around)
            for key, item in items.items()
            if item.is_confirmation
        ],
        languages=_languages(list(items)),
        publication=publication,
    )


def _not_public(
    review: Review, *, reader: User, around: Beside, draft: Book
) -> ShownReview:
    """Returned, taken back, stopped, or approved for later: what differs as long as the
    drafts say what was asked for."""
    public = published_book()
    kept, moved_on = actions.still_asked(review)
    stopped = ApprovalStopped.objects.filter(review=review).first()
    is_timed = review.publish_at is not None and stopped is None
    problem = actions.held_back(review) if is_timed else None
    changes = {
        key: Change(key=key, old=public.parts.get(key), new=draft.parts.get(key))
        for key, item in kept.items()
        if not item.is_confirmation
    }
    return ShownReview(
        parts=[
            changed_part(change, draft=draft, public=public, by=[], around=around)
            for change in changes.values()
        ],
        confirmed=[
            plain_part(
                key, book=draft if draft.has(key.entry) else public, around=around
            )
            for key in [*kept, *moved_on]
            if key not in changes
        ],
        languages=_languages([*kept, *moved_on]),
        held_back=str(problem) if problem else "",
        stopped=stopped,
        may_stop=is_timed
        and (
            reader.has_perm("content.decide_review")
            or reader.pk == review.requested_by_id
        ),
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


def _touched(
    issue: Issue, review: Review, only: Collection[PartKey] | None
) -> TouchedPage:
    ticked = [f"{key.entry} {key.language}".strip() for key in only or ()]
    chosen = f"?{urlencode({'part': ticked}, doseq=True)}" if ticked else ""
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
        + chosen
        if new
        else "",
        public_url=addresses.address(
            issue.page_key, language=issue.language, slug=old.slug
        )
        if old and issue.old and not issue.old.withdrawal_id
        else "",
    )
