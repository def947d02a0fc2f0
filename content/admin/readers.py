"""What readers see of a page now, language by language: look, confirm, withdraw."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from content.admin import withdrawal_steps
from content.admin.asked import tell_asked
from content.admin.drafts import actor, changes_url
from content.book import PartKey
from content.drafts.pages import Page
from content.editions.editions import Edition
from content.editions.reading import published_book
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.publishing import actions
from content.publishing.errors import PublishingError
from content.schema import entry_name

_TYPED = ("message", "withdrawal_reason", "note", "withdraw_at")
"""Fields that keep what was typed when a step is refused."""


@dataclass(frozen=True, kw_only=True)
class LanguageState:
    """A page in one language. edition: what readers see; None for nothing."""

    code: str
    name: str
    edition: Edition | None
    url: str
    edition_url: str
    preview_url: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("content.view_page", raise_exception=True)
def readers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a page stands; POST takes one step and says what happened."""
    page = get_object_or_404(Page, pk=pk)
    if request.method == "POST":
        try:
            return _take_step(request, page)
        except PublishingError as error:
            messages.error(request, str(error))
    person = actor(request)
    return TemplateResponse(
        request,
        "admin/content/page/readers.html",
        {
            **admin.site.each_context(request),
            "title": _("What readers see"),
            "page": page,
            "states": list(_states(page)),
            **withdrawal_steps.shown(page.key, person=person),
            "changes_url": changes_url(entry_name("page", page.key)),
            "may": {
                name: person.has_perm(f"content.{name}")
                for name in ("request_review", "withdraw_page", "change_page")
            },
            "typed": {name: request.POST.get(name, "") for name in _TYPED},
        },
    )


def _states(page: Page) -> Any:
    newest = Edition.objects.newest().filter(page_key=page.key)
    by_language = {edition.language: edition for edition in newest}
    for code in LANGUAGES:
        edition = by_language.get(code)
        yield LanguageState(
            code=code,
            name=LANGUAGE_NAMES[code],
            edition=edition if edition and not edition.is_gone else None,
            url=f"/{code}/{edition.slug}/" if edition and edition.slug else "",
            edition_url=reverse("admin:content_edition_change", args=[edition.pk])
            if edition
            else "",
            preview_url=reverse("admin:content_page_preview", args=[page.pk, code]),
        )


def _take_step(request: HttpRequest, page: Page) -> HttpResponse:
    step = request.POST.get("step", "")
    if step in withdrawal_steps.STEPS:
        return withdrawal_steps.take(request, page, step)
    if step.startswith("confirm-"):
        review = actions.request_review(
            chosen=(),
            confirmed=shown_parts(page.key, step.removeprefix("confirm-")),
            by=actor(request),
            now=timezone.now(),
            message=request.POST.get("message", ""),
        )
        tell_asked(request, review)
        return redirect("admin:content_review_change", review.pk)
    raise PublishingError(_("This step does not exist. Reload the page."))


def shown_parts(page_key: str, language: str) -> list[PartKey]:
    """Every part that readers see on a page in a language and nobody has approved; all
    of them, where somebody has."""
    newest = Edition.objects.newest().filter(page_key=page_key, language=language)
    edition = newest.first()
    if edition is None:
        return []
    book = published_book()
    open_ = [
        key
        for key in edition.parts
        if (part := book.parts.get(key))
        and (part.approval is None or part.approval.approved_at is None)
    ]
    return open_ or [key for key in edition.parts if key in book.parts]
