"""Pages as patients would see them; for staff only, never cached."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.shortcuts import render as render_template
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from content.admin.changes_shown import part_key
from content.admin.drafts import actor
from content.admin.pictures import draft_address
from content.admin.places import form_places
from content.admin.preview_looks import drawn_as
from content.admin.preview_salvage import salvaged
from content.admin.preview_unsaved import of_form
from content.book import Book
from content.documents import Document
from content.drafts.pages import Page
from content.drafts.reading import draft_book
from content.editions.reading import earlier_source
from content.editions.reviews import Review
from content.facts.fact_book import FactBook
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.pictures.names import moved
from content.public import render, site
from content.public.language_menu import LanguageLink
from content.public.links import resolved
from content.public.render import Stamp
from content.publishing import actions
from content.publishing.errors import PublishingError
from content.publishing.rendering import Renderer
from content.schema import entry_name, keys_of


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
        may_edit=actor(request).has_perm("content.change_page"),
    )


@never_cache
@require_POST
@permission_required("content.change_page", raise_exception=True)
def of_unsaved(request: HttpRequest, pk: int) -> HttpResponse:
    """What the form of a page holds now, in the frame beside it. Nothing is kept.

    The language and the look are fields of the panel, not of the form.
    """
    page = get_object_or_404(Page, pk=pk)
    page_admin = admin.site.get_model_admin(Page)
    if not page_admin.has_change_permission(request, page):
        raise PermissionDenied
    language = request.POST.get("preview_language", "")
    if language not in LANGUAGES:
        raise Http404
    asked = of_form(page_admin, request, page)
    shown = salvaged(asked.book, page.key, language)
    problems = [*asked.problems, *map(str, shown.findings)]
    document = shown.rendered.document
    if document is None:
        return _in_our_frame(_nothing_to_show(request, language, problems))
    look: Any = drawn_as(request.POST.get("preview_look", ""))
    response = drawn(
        request,
        document,
        language=language,
        facts=shown.renderer.facts,
        to_pictures=draft_address,
        problems=problems,
        **look,
    )
    return _in_our_frame(response)


def _in_our_frame(response: HttpResponse) -> HttpResponse:
    """For this preview alone: our own forms may show it in a frame. Nobody else may."""
    vars(response)["_csp_replace"] = {"frame-ancestors": ["'self'"]}
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _nothing_to_show(
    request: HttpRequest, language: str, problems: Sequence[str]
) -> HttpResponse:
    name = LANGUAGE_NAMES[language]
    why = _("%(language)s has no title and address yet, so there is no preview.")
    context = {"problems": [*problems] or [why % {"language": name}]}
    return render_template(request, "admin/content/page/no_preview.html", context)


@never_cache
@require_safe
@permission_required("content.view_review", raise_exception=True)
def of_review(
    request: HttpRequest, pk: int, page_key: str, language: str
) -> HttpResponse:
    """A page as it would be once a review is approved, and nothing else.

    `?part=…&part=…` shows it with some of the parts alone.
    """
    review = get_object_or_404(Review, pk=pk)
    back = reverse("admin:content_review_change", args=[pk])
    try:
        only = [part_key(value) for value in request.GET.getlist("part")]
        book = actions.plan_of(review, only=only or None).book
    except PublishingError as error:
        messages.error(request, str(error))
        return redirect(back)
    return _preview(
        request,
        book,
        page_key,
        language,
        back=back,
        to=lambda code: (
            reverse("admin:content_review_preview", args=[pk, page_key, code])
            + (f"?{request.GET.urlencode()}" if only else "")
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
    may_edit: bool = False,
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
    return drawn(
        request,
        rendered.document,
        language=language,
        facts=renderer.facts,
        to_pictures=draft_address,
        languages=[
            _link(
                code,
                url=to(code),
                exists=bool(book.words(f"page/{page_key}", code).get("slug")),
                here=language,
            )
            for code in LANGUAGES
        ],
        back_url=back,
        edit_urls=_edit_urls(book, page_key, language) if may_edit else None,
    )


def _edit_urls(book: Book, page_key: str, language: str) -> dict[str, str]:
    """Key of a section → where it is changed."""
    sections = book.entries("section", parent=entry_name("page", page_key))
    found = form_places(((one, language) for one in sections), book=book)
    return {keys_of(entry)[-1]: url for (entry, _language), url in found.items()}


def drawn(
    request: HttpRequest,
    document: Document,
    *,
    language: str,
    facts: FactBook,
    to_pictures: Callable[[str], str],
    languages: list[LanguageLink] | None = None,
    back_url: str = "",
    edit_urls: dict[str, str] | None = None,
    **more: Any,
) -> TemplateResponse:
    """A document as its readers would see it, with a bar that says what it is.

    facts: of the book that it was rendered from. to_pictures: the name of a picture's
    file → where it can be had, published or not. languages: where the others are;
    without them, no other can be reached. edit_urls: a section's key → its form.
    """
    told_in = get_language()
    problems_heading = _("These places cannot be shown as they are typed:")
    with override(language):
        everything = site.load()
        response = render.document_response(
            request,
            _with_draft_pictures(resolved(document, site=everything), to=to_pictures),
            site=everything,
            stamp=Stamp(),
            book=facts,
            languages=languages
            or [_link(language, url="", exists=True, here=language)],
            is_preview=True,
            back_url=back_url,
            previewed_at=timezone.now(),
            told_in=told_in,
            problems_heading=problems_heading,
            **{"problems": [], "look": "", "look_sheet": "", "ends_at": None, **more},
        )
        shown: Any = response.context_data
        shown["sections"] = [
            replace(one, edit_url=(edit_urls or {}).get(one.copy.key, ""))
            for one in shown["sections"]
        ]
        response.render()
    return response


def _link(code: str, *, url: str, exists: bool, here: str) -> LanguageLink:
    return LanguageLink(
        code=code,
        name=LANGUAGE_NAMES[code],
        url=url,
        exists=exists,
        is_current=code == here,
    )


def _with_draft_pictures(document: Document, *, to: Callable[[str], str]) -> Document:
    """The document with its pictures from where its readers can have them."""
    return replace(
        document,
        sections=tuple(
            replace(section, html=moved(section.html, to=to))
            for section in document.sections
        ),
    )
