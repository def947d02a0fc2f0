"""Where a draft stands: what readers see now, what would change, what comes next."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from content.differences import SectionChange, compare
from content.documents import Document, Snapshot
from content.drafts.pages import Menu, Page
from content.editions.editions import Edition
from content.editions.reviews import Review
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.public import site
from content.public.reading import read_all
from content.publishing import actions, snapshot
from content.publishing.books import draft_book
from content.publishing.errors import DraftNotReady, Finding
from content.publishing.literals import Place, in_page


@dataclass(frozen=True, kw_only=True)
class State:
    """Where a draft stands, as the page about it shows.

    is_as_published: not a byte would change for readers. changes: what would, per
    language name. placement: what would change about the page's place in the menus,
    as label, old, new. findings: why it cannot be published at all. typed_by_hand:
    facts that its texts state themselves; a warning, no more.
    """

    edition: Edition | None
    is_as_published: bool = False
    changes: list[tuple[str, list[SectionChange]]] = field(default_factory=list)
    placement: list[tuple[str, str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    typed_by_hand: list[Place] = field(default_factory=list)
    review: Review | None = None
    review_is_void: bool = False
    approval: Review | None = None
    last_return: Review | None = None
    is_withdrawn: bool = False
    is_example: bool = False
    own_text: bool = False


def state_of(page: Page, *, reader: int) -> State:
    """Where this draft stands. reader: the number of the person looking at it."""
    edition = Edition.objects.newest(page.key)
    review = Review.objects.pending().filter(page=page).first()
    last = Review.objects.filter(page=page).order_by("-pk").first()
    state = State(
        edition=edition,
        review=review,
        is_withdrawn=edition is not None and edition.is_withdrawn,
        is_example=edition is not None and edition.publication.is_example,
        own_text=reader in actions.authors(page)
        or (review is not None and review.requested_by_id == reader),
        last_return=last if last and last.decision == "returned" else None,
        typed_by_hand=in_page(page, book=draft_book()),
    )
    try:
        draft = snapshot.take(page)
    except DraftNotReady as error:
        return replace(
            state, findings=error.findings, review_is_void=review is not None
        )
    return replace(
        state,
        is_as_published=edition is not None and edition.checksum == draft.checksum,
        changes=_changes(edition, draft),
        placement=_placement(edition, draft),
        review_is_void=review is not None and review.checksum != draft.checksum,
        approval=actions.approval_to_publish(page, snapshot=draft),
    )


def _changes(
    edition: Edition | None, draft: Snapshot
) -> list[tuple[str, list[SectionChange]]]:
    public = published_documents(edition)
    compared = [
        (LANGUAGE_NAMES[code], compare(public.get(code), draft.documents.get(code)))
        for code in LANGUAGES
    ]
    return [(name, changes) for name, changes in compared if changes]


def _placement(edition: Edition | None, draft: Snapshot) -> list[tuple[str, str, str]]:
    """Where the page would be listed otherwise than now."""
    if edition is None:
        return []
    rows = [
        (_("Listed under"), *(str(Menu(m).label) for m in (edition.menu, draft.menu))),
        (_("Position"), str(edition.position), str(draft.position)),
    ]
    return [(label, old, new) for label, old, new in rows if old != new]


def published_documents(edition: Edition | None) -> dict[str, Document]:
    """An edition's documents by language; empty when there is no edition."""
    if edition is None:
        return {}
    entries = [site.entry_of(text) for text in site.with_edition(edition.texts.all())]
    return {document.language: document for document in read_all(entries)}
