"""The door for facts: one approval, one publication, every page that states them.

A book of facts is published whole. Every public page whose words it changes is issued
again in the same publication: the same approved words, with the new facts.
"""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from content.addresses import clinic_of
from content.documents import Document, Snapshot
from content.drafts.pages import Page
from content.editions.editions import Edition, FactBook, Publication
from content.editions.reviews import DraftChange, Review
from content.facts.book import Book
from content.facts.book_json import to_json
from content.facts.fill import fill_all
from content.facts.words import UnknownFact
from content.published import documents_of, template_of
from content.publishing import book_readiness, errors, people, writing
from content.publishing.books import draft_book
from content.publishing.errors import DraftNotReady, Finding

SUBJECT = "facts"
"""What `DraftChange.subject` is for everything in the book of facts."""


@dataclass(frozen=True, kw_only=True)
class Reissue:
    """A public page that a book changes. old, new: by language, only where it does."""

    edition: Edition
    snapshot: Snapshot
    old: dict[str, Document]
    new: dict[str, Document]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What publishing a book would do.

    book: the drafts' book. public: the published one. reissues: pages that change.
    """

    book: Book
    public: Book
    reissues: list[Reissue]

    @property
    def checksum(self) -> str:
        """SHA-256 over the book and every page it changes; a review is tied to it."""
        content = json.dumps(
            [
                to_json(self.book),
                [
                    {code: asdict(document) for code, document in one.new.items()}
                    for one in self.reissues
                ],
            ],
            sort_keys=True,
            ensure_ascii=False,
        )
        return hashlib.sha256(content.encode()).hexdigest()


def draft_change(*, except_for: Collection[str] = ()) -> Change:
    """What publishing the drafts of facts and clinics would change for readers.

    except_for: keys of pages that the same publication issues anyway.

    Raises:
        DraftNotReady: the book lacks something, or a public page would.
    """
    book, public = draft_book(), FactBook.objects.current()
    findings = book_readiness.findings(book)
    reissues: list[Reissue] = []
    if not findings:
        reissues, findings = _reissues(book, except_for=except_for)
    if findings:
        raise DraftNotReady(findings)
    return Change(book=book, public=public, reissues=reissues)


@transaction.atomic
def request_facts_review(*, by: User, now: datetime, message: str = "") -> Review:
    """Ask a second person to look at the facts as they stand in the drafts.

    Raises:
        NotAllowed, DraftNotReady, NothingToReview, AlreadyAsked.
    """
    people.require(by, "content.request_review")
    _lock_everything()
    change = draft_change()
    newest = FactBook.objects.newest()
    if newest and change.book == change.public and not newest.publication.is_example:
        raise errors.NothingToReview
    return people.ask(
        page=None, checksum=change.checksum, by=by, now=now, message=message
    )


@transaction.atomic
def publish_facts(
    *, review: Review, by: User, now: datetime, comment: str = ""
) -> Publication:
    """Approve the facts and put them before the public: everywhere, at once.

    Raises:
        NotAllowed, AlreadyDecided, DraftNotReady.
        OwnText: `by` asked for the review, or changed one of the facts.
        DraftMovedOn: the facts, or a page that states them, changed since.
    """
    people.require(by, "content.decide_review")
    people.require(by, "content.publish_page")
    _lock_everything()
    review = people.pending(review)
    if by.pk == review.requested_by_id or by.pk in authors_of_facts():
        raise errors.OwnText
    change = draft_change()
    if change.checksum != review.checksum:
        raise errors.DraftMovedOn
    people.decide(review, Review.Decision.APPROVED, by=by, now=now, comment=comment)
    publication = people.reviewed_publication(review, by=by, now=now, reason=comment)
    adopt(change, publication=publication)
    return publication


def adopt(change: Change, *, publication: Publication) -> None:
    """Write a book and the pages it changes. Called by the doors alone."""
    newest = FactBook.objects.newest()
    content = to_json(change.book)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    FactBook(
        publication=publication,
        number=newest.number + 1 if newest else 1,
        content=content,
        checksum=hashlib.sha256(text.encode()).hexdigest(),
    ).save()
    for one in change.reissues:
        writing.write(
            one.snapshot,
            publication=publication,
            text_publication=one.edition.text_publication,
        )


def authors_of_facts() -> set[int]:
    """The numbers of everybody who changed a fact since the last approved book."""
    changes = DraftChange.objects.filter(subject=SUBJECT)
    last = (
        FactBook.objects.filter(publication__origin=Publication.Origin.REVIEW)
        .order_by("-number")
        .select_related("publication")
        .first()
    )
    if last:
        changes = changes.filter(at__gt=last.publication.approved_at)
    return set(changes.values_list("by_id", flat=True))


def _lock_everything() -> None:
    """Every page, held until this transaction ends: none is published in between."""
    list(Page.objects.select_for_update().order_by("pk").values_list("pk"))


def _reissues(
    book: Book, *, except_for: Collection[str]
) -> tuple[list[Reissue], list[Finding]]:
    reissues, findings = [], []
    editions = (
        Edition.objects.current()
        .filter(withdrawal=None)
        .exclude(page_key__in=except_for)
        .select_related("text_publication")
        .prefetch_related("texts__edition")
        .order_by("position", "page_key")
    )
    for edition in editions:
        clinic = clinic_of(edition.page_key)
        if clinic and clinic not in book.clinics:
            findings.append(errors.clinic_is_gone(edition.page_key))
            continue
        try:
            reissue = _reissue(edition, book)
        except UnknownFact as error:
            findings.append(Finding(place=edition.page_key, message=str(error)))
            continue
        if reissue.new:
            reissues.append(reissue)
    return reissues, findings


def _reissue(edition: Edition, book: Book) -> Reissue:
    texts = list(edition.texts.all())
    public = {document.language: document for document in documents_of(texts)}
    templates = {
        text.language: template_of(text, public[text.language]) for text in texts
    }
    documents, facts = fill_all(templates, book=book)
    touched = list(_different(public, documents))
    return Reissue(
        edition=edition,
        snapshot=Snapshot(
            page_key=edition.page_key,
            menu=edition.menu,
            position=edition.position,
            source_language=edition.source_language,
            documents=documents,
            templates=templates,
            facts=facts,
        ),
        old={code: public[code] for code in touched},
        new={code: documents[code] for code in touched},
    )


def _different(old: dict[str, Document], new: dict[str, Document]) -> Iterator[str]:
    """The languages in which readers would see something else."""
    for language, document in new.items():
        if asdict(old[language]) != asdict(document):
            yield language
