"""Where the drafts of facts and clinics stand: what would change, and for whom."""

from dataclasses import dataclass, field, replace

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from content.addresses import page_key_of
from content.differences import SectionChange, compare
from content.drafts.clinics import Clinic
from content.drafts.pages import Page
from content.editions.editions import Edition, FactBook
from content.editions.reviews import Review
from content.facts.book_changes import BookChange, book_changes
from content.languages import LANGUAGE_NAMES
from content.publishing import facts
from content.publishing.errors import DraftNotReady, Finding
from content.publishing.facts import Change, Reissue


@dataclass(frozen=True, kw_only=True)
class TouchedPage:
    """A public page that gets a new edition.

    title: in the active language, where it has one. languages: code, name, and the
    sections that change for its readers.
    """

    title: str
    edition: Edition
    languages: list[tuple[str, str, list[SectionChange]]]


@dataclass(frozen=True, kw_only=True)
class FactState:
    """Where the book of facts stands, as the page about it shows.

    is_as_published: readers see exactly this book. summary: how much changes, in one
    sentence. findings: why it cannot be published at all. hidden_pages: of clinics,
    that readers do not see.
    """

    review: Review | None
    last_return: Review | None
    own_text: bool
    is_example: bool
    hidden_pages: list[Page]
    is_as_published: bool = False
    review_is_void: bool = False
    summary: str = ""
    changes: list[BookChange] = field(default_factory=list)
    pages: list[TouchedPage] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def state_of_facts(*, reader: int) -> FactState:
    """Where the drafts stand. reader: the number of the person looking at them."""
    newest = FactBook.objects.newest()
    last = Review.objects.filter(page=None).order_by("-pk").first()
    review = last if last and last.is_pending else None
    state = FactState(
        review=review,
        last_return=last if last and last.decision == "returned" else None,
        own_text=reader in facts.authors_of_facts()
        or (review is not None and review.requested_by_id == reader),
        is_example=newest is not None and newest.publication.is_example,
        hidden_pages=_hidden_pages(),
    )
    try:
        change = facts.draft_change()
    except DraftNotReady as error:
        return replace(
            state, findings=error.findings, review_is_void=review is not None
        )
    return replace(
        state,
        is_as_published=newest is not None and change.book == change.public,
        review_is_void=review is not None and review.checksum != change.checksum,
        summary=_summary(change),
        changes=book_changes(change.public, change.book),
        pages=[_touched(reissue) for reissue in change.reissues],
    )


def _hidden_pages() -> list[Page]:
    """Drafts of clinics' pages that readers do not see, or no longer."""
    keys = {page_key_of(key) for key in Clinic.objects.values_list("key", flat=True)}
    public = Edition.objects.current().filter(page_key__in=keys, withdrawal=None)
    shown = set(public.values_list("page_key", flat=True))
    return list(Page.objects.filter(key__in=keys - shown).order_by("key"))


def _touched(reissue: Reissue) -> TouchedPage:
    titles = reissue.snapshot.documents
    own = titles.get(get_language() or "") or titles[reissue.snapshot.source_language]
    return TouchedPage(
        title=own.title,
        edition=reissue.edition,
        languages=[
            (code, LANGUAGE_NAMES[code], compare(reissue.old[code], document))
            for code, document in reissue.new.items()
        ],
    )


def _summary(change: Change) -> str:
    pages = len(change.reissues)
    languages = len({code for reissue in change.reissues for code in reissue.new})
    if not pages:
        return _("No public page changes.")
    return _("This changes %(pages)s in %(languages)s.") % {
        "pages": ngettext("%(count)d page", "%(count)d pages", pages)
        % {"count": pages},
        "languages": ngettext("%(count)d language", "%(count)d languages", languages)
        % {"count": languages},
    }
