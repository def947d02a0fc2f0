"""From a plan to published rows. Runs inside the caller's transaction and lock."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Max

from content.book.parts import SHAPE
from content.editions.editions import Address, Edition
from content.editions.publications import Publication, PublishedPart
from content.editions.reviews import Review
from content.facts.from_book import makes_facts
from content.finished.outdating import outdate_all, outdate_pages
from content.finished.swapping import swapped
from content.publishing.four_eyes import role_of
from content.publishing.pictures import publish_files
from content.publishing.plans import Issue, Plan


def reviewed_publication(
    review: Review, *, author: User, approver: User, now: datetime
) -> Publication:
    """The record of publishing what this review approved; saved."""
    publication = Publication(
        origin=Publication.Origin.REVIEW,
        review_id=review.pk,
        author_id=author.pk,
        author_role=role_of(author),
        approver_id=approver.pk,
        approver_role=role_of(approver),
        approved_at=review.decided_at,
        published_at=now,
        reason=review.comment,
    )
    publication.save()
    return publication


def write(plan: Plan, *, publication: Publication) -> None:
    """Insert what a plan holds: its parts, its editions, their addresses and pictures;
    say which finished responses hold no longer.

    Raises:
        DraftMovedOn: one of the pictures is no longer there.
    """
    _write_parts(plan, publication=publication)
    last = _last_numbers(plan.issues)
    documents = [one.document for one in plan.issues if one.document]
    publish_files(documents)
    for document in documents:
        Address.objects.get_or_create(
            language=document.language,
            slug=document.slug,
            defaults={"page_key": document.page_key},
        )
    Edition.objects.bulk_create(
        _edition(
            issue,
            number=last.get((issue.page_key, issue.language), 0) + 1,
            publication=publication,
        )
        for issue in plan.issues
    )
    _outdate(plan)


def _outdate(plan: Plan) -> None:
    """Facts and the names of pages stand around every page."""
    parts = [*plan.items, *plan.confirmed]
    named = any(_is_named_otherwise(issue) for issue in plan.issues)
    if named or any(makes_facts(key) for key in plan.items):
        outdate_all()
    else:
        pages = {issue.page_key for issue in plan.issues}
        with swapped(pages):
            outdate_pages(pages, parts=parts)


def _is_named_otherwise(issue: Issue) -> bool:
    """Other pages name it: it is new, back, gone, or called or placed otherwise."""
    old, new = issue.old, issue.document
    if old is None or new is None or old.is_gone or old.withdrawal_id:
        return True
    before = (old.title, old.slug, old.summary, old.menu, old.position)
    return before != (new.title, new.slug, new.summary, new.menu, new.position)


def _write_parts(plan: Plan, *, publication: Publication) -> None:
    rows = []
    for key, change in plan.items.items():
        part = change.new
        carried = change.old.approval if key in plan.carried and change.old else None
        rows.append(
            PublishedPart(
                publication=publication,
                entry=key.entry,
                language=key.language,
                content=part.text if part else "",
                checksum=part.checksum if part else "",
                made_against=part.made_against if part else "",
                shape=SHAPE,
                carried_from_id=carried.publication if carried else None,
            )
        )
    for key, part in plan.confirmed.items():
        rows.append(
            PublishedPart(
                publication=publication,
                entry=key.entry,
                language=key.language,
                content=part.text,
                checksum=part.checksum,
                made_against=part.made_against,
                shape=SHAPE,
            )
        )
    PublishedPart.objects.bulk_create(rows)


def _last_numbers(issues: list[Issue]) -> dict[tuple[str, str], int]:
    rows = (
        Edition.objects.filter(page_key__in={one.page_key for one in issues})
        .order_by()
        .values_list("page_key", "language")
        .annotate(last=Max("number"))
    )
    return {(page_key, language): last for page_key, language, last in rows}


def _edition(issue: Issue, *, number: int, publication: Publication) -> Edition:
    document, old = issue.document, issue.old
    signed = _approval(issue, publication)
    return Edition(
        publication=publication,
        page_key=issue.page_key,
        language=issue.language,
        number=number,
        menu=document.menu if document else "none",
        position=document.position if document else 0,
        title=document.title if document else getattr(old, "title", ""),
        slug=document.slug if document else getattr(old, "slug", ""),
        summary=document.summary if document else getattr(old, "summary", ""),
        content=issue.rendered.text,
        checksum=issue.checksum,
        shown="\n".join(sorted("\t".join(key) for key in issue.rendered.shown)),
        uses=f" {' '.join(sorted(issue.rendered.uses))} ",
        causes="\n".join("\t".join(key) for key in issue.causes),
        is_example=issue.is_example,
        approved_at=signed[0],
        approver_role=signed[1],
    )


def _approval(issue: Issue, publication: Publication) -> tuple[datetime | None, str]:
    """When, and by whom, the newest of what it shows was approved."""
    if issue.is_signed and publication.approved_at:
        return publication.approved_at, publication.approver_role
    if issue.approval:
        return issue.approval.approved_at, issue.approval.approver_role
    return None, ""
