"""A draft exactly as patients would see it; for staff only, never cached."""

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
from content.documents import Document
from content.drafts.pages import Page
from content.languages import LANGUAGE_NAMES, LANGUAGES
from content.pictures.names import moved
from content.public import render, site
from content.public.language_menu import LanguageLink
from content.public.render import Stamp
from content.publishing import snapshot
from content.publishing.errors import DraftNotReady


@never_cache
@require_safe
@permission_required("content.view_page", raise_exception=True)
def preview(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The draft through the same snapshot and the same templates as an edition."""
    page = get_object_or_404(Page, pk=pk)
    back = reverse("admin:content_page_publishing", args=[pk])
    try:
        documents = snapshot.take(page).documents
    except DraftNotReady as error:
        messages.error(request, str(error))
        return redirect(back)
    if language not in documents:
        if language not in LANGUAGES:
            raise Http404
        messages.warning(
            request,
            _("%(language)s has no title and address yet, so there is no preview.")
            % {"language": LANGUAGE_NAMES[language]},
        )
        return redirect(back)
    with override(language):
        return render.document_response(
            request,
            _with_draft_pictures(documents[language]),
            site=site.load(),
            stamp=Stamp(),
            languages=[
                LanguageLink(
                    code=code,
                    name=LANGUAGE_NAMES[code],
                    url=reverse("admin:content_page_preview", args=[pk, code]),
                    exists=code in documents,
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
