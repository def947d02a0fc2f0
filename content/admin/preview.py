"""Pages as patients would see them; for staff only, never cached."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.admin.pictures import draft_address
from content.book import Book
from content.documents import Document
from content.drafts.pages import Page
from content.drafts.reading import draft_book
from content.editions.reading import earlier_source
from content.editions.reviews import Review
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.pictures.names import moved
from content.public import render, site
from content.public.language_menu import LanguageLink
from content.public.links import resolved
from content.public.render import Stamp
from content.publishing import actions
from content.publishing.errors import PublishingError
from content.publishing.rendering import Renderer


@never_cache
@require_safe
@permission_required("content.view_page", raise_exception=True)
def of_draft(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The draft of a page, with everything else as the drafts have it."""
    page = get_object_or_404(Page, pk=pk)
    return _preview(
        request,
        draft_book(),
        page.key,
        language,
        back=reverse("admin:content_page_readers", args=[pk]),
        to=lambda code: reverse("admin:content_page_preview", args=[pk, code]),
    )


@never_cache
@require_safe
@permission_required("content.view_review", raise_exception=True)
def of_review(
    request: HttpRequest, pk: int, page_key: str, language: str
) -> HttpResponse:
    """A page as it would be once a review is approved, and nothing else."""
    review = get_object_or_404(Review, pk=pk)
    back = reverse("admin:content_review_change", args=[pk])
    try:
        book = actions.plan_of(review).book
    except PublishingError as error:
        messages.error(request, str(error))
        return redirect(back)
    return _preview(
        request,
        book,
        page_key,
        language,
        back=back,
        to=lambda code: reverse(
            "admin:content_review_preview", args=[pk, page_key, code]
        ),
    )


def _preview(
    request: HttpRequest,
    book: Book,
    page_key: str,
    language: str,
    *,
    back: str,
    to: Callable[[str], str],
) -> HttpResponse:
    if language not in LANGUAGES:
        raise Http404
    renderer = Renderer(book, history=earlier_source)
    rendered = renderer.page(page_key, language)
    if rendered.findings:
        for finding in rendered.findings:
            messages.error(request, str(finding))
        return redirect(back)
    if rendered.document is None:
        messages.warning(
            request,
            _("%(language)s has no title and address yet, so there is no preview.")
            % {"language": LANGUAGE_NAMES[language]},
        )
        return redirect(back)
    with override(language):
        everything = site.load()
        return render.document_response(
            request,
            _with_draft_pictures(resolved(rendered.document, site=everything)),
            site=everything,
            stamp=Stamp(),
            book=renderer.facts,
            languages=[
                LanguageLink(
                    code=code,
                    name=LANGUAGE_NAMES[code],
                    url=to(code),
                    exists=bool(book.words(f"page/{page_key}", code).get("slug")),
                    is_current=code == language,
                )
                for code in LANGUAGES
            ],
            is_preview=True,
            back_url=back,
        ).render()


def _with_draft_pictures(document: Document) -> Document:
    """The document with its pictures from where staff see them, published or not."""
    return replace(
        document,
        sections=tuple(
            replace(section, html=moved(section.html, to=draft_address))
            for section in document.sections
        ),
    )
