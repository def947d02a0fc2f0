"""One page for the whole road of a text: differences, review, approval, publication."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin.drafts import actor
from content.differences import SectionChange, compare
from content.documents import Document, Snapshot
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.models.editions import Edition, Withdrawal
from content.models.pages import Menu, Page
from content.models.reviews import Review
from content.public import site
from content.public.reading import read_all
from content.publishing import actions, snapshot
from content.publishing.errors import DraftNotReady, Finding, PublishingError


@dataclass(frozen=True, kw_only=True)
class State:
    """Where a draft stands, as the page about it shows.

    is_as_published: not a byte would change for readers. changes: what would, per
    language name. placement: what would change about the page's place in the menus,
    as label, old, new. findings: why it cannot be published at all.
    """

    edition: Edition | None
    is_as_published: bool = False
    changes: list[tuple[str, list[SectionChange]]] = field(default_factory=list)
    placement: list[tuple[str, str, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    review: Review | None = None
    review_is_void: bool = False
    approval: Review | None = None
    last_return: Review | None = None
    is_withdrawn: bool = False
    is_example: bool = False
    own_text: bool = False


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def publishing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a draft stands; POST takes one step and says what happened.

    A step that is refused shows the page again, with everything typed still in place.
    """
    page = get_object_or_404(Page, pk=pk)
    if request.method == "POST":
        try:
            done = _take_step(request, page)
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, done)
            return redirect(request.path)
    return TemplateResponse(
        request,
        "admin/content/page/publishing.html",
        {
            **admin.site.each_context(request),
            "title": _("Review and publish"),
            "page": page,
            "state": state_of(page, reader=request.user.pk or 0),
            "may": {
                name: request.user.has_perm(f"content.{name}")
                for name in (
                    "request_review",
                    "decide_review",
                    "publish_page",
                    "withdraw_page",
                    "change_page",
                )
            },
            "previews": [
                (
                    LANGUAGE_NAMES[code],
                    reverse("admin:content_page_preview", args=[pk, code]),
                )
                for code in LANGUAGES
            ],
            "reasons": Withdrawal.Reason.choices,
            "typed": request.POST,
        },
    )


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


# --- The steps -------------------------------------------------------------------------


def _take_step(request: HttpRequest, page: Page) -> str:
    """Do what the pressed button says; returns the sentence for the person."""
    step = _STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise PublishingError(_("This step does not exist. Reload the page."))
    return step(request, page)


def _request_review(request: HttpRequest, page: Page) -> str:
    actions.request_review(
        page=page,
        by=actor(request),
        now=timezone.now(),
        message=request.POST.get("message", ""),
    )
    return _("A reviewer has been asked. You can go on with something else.")


def _approve(request: HttpRequest, page: Page) -> str:
    actions.approve(
        review=_asked(request, page),
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
    )
    return _("Approved. The text can be published now.")


@transaction.atomic
def _approve_and_publish(request: HttpRequest, page: Page) -> str:
    _approve(request, page)
    return _publish(request, page)


def _return(request: HttpRequest, page: Page) -> str:
    actions.return_to_author(
        review=_asked(request, page),
        by=actor(request),
        now=timezone.now(),
        comment=request.POST.get("comment", ""),
    )
    return _("The text has been returned to its author, with your comment.")


def _publish(request: HttpRequest, page: Page) -> str:
    publication = actions.publish(
        page=page,
        by=actor(request),
        now=timezone.now(),
        reason=request.POST.get("reason", ""),
    )
    number = publication.editions.get().number
    return _("Published: readers now see edition %(number)d.") % {"number": number}


def _withdraw(request: HttpRequest, page: Page) -> str:
    reason = request.POST.get("withdrawal_reason", "")
    if reason not in Withdrawal.Reason.values:
        raise PublishingError(_("Choose why the page is withdrawn."))
    actions.withdraw(
        page_key=page.key,
        by=actor(request),
        now=timezone.now(),
        reason=reason,
        note=request.POST.get("note", ""),
    )
    return _("Withdrawn: readers no longer see this page, in any language.")


def _asked(request: HttpRequest, page: Page) -> Review:
    """The review whose differences the person had on the screen."""
    wanted = request.POST.get("review", "")
    shown = {str(review.pk): review for review in page.reviews.all()}
    review = shown.get(wanted)
    if review is None:
        raise PublishingError(_("This review does not exist. Reload the page."))
    return review


_STEPS: dict[str, Callable[[HttpRequest, Page], str]] = {
    "request_review": _request_review,
    "approve": _approve,
    "approve_and_publish": _approve_and_publish,
    "return": _return,
    "publish": _publish,
    "withdraw": _withdraw,
}
