"""From a document to a response: the chrome around the text, and the template.

The public page and the staff's preview both come through `document_response`, so that
a preview shows exactly what readers will see.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from content.addresses import HOME, SOURCES
from content.documents import Document, SectionCopy
from content.kinds import KINDS
from content.markup.blocks import URGENCY
from content.public import language_menu
from content.public.language_menu import LanguageLink
from content.public.site import Site, TakenOff

CONTENTS_FROM = 4
"""A page with this many sections or more gets a list of contents."""


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a page says about its own text.

    number: of the edition, None for a draft. approved_at: None for example content.
    current_url: where the newest edition stands, when this is an older one ("" else).
    withdrawal: set when the page has been taken off the site.
    """

    number: int | None = None
    published_at: datetime | None = None
    approved_at: datetime | None = None
    permalink: str = ""
    history_url: str = ""
    current_url: str = ""
    withdrawal: TakenOff | None = None

    @property
    def is_example(self) -> bool:
        """Published without an approving doctor."""
        return self.number is not None and self.approved_at is None


@dataclass(frozen=True, kw_only=True)
class DrawnSection:
    """A section and how to draw it.

    html: its prose, sanitised when it was rendered; the one place that says so.
    urgency, urgency_words: of a care card, as a class and for reading aloud.
    is_foreign: its language is not the page's, because the translation is missing.
    """

    copy: SectionCopy
    html: SafeString
    template: str
    urgency: str
    urgency_words: str
    is_foreign: bool


def document_response(
    request: HttpRequest,
    document: Document,
    *,
    site: Site,
    stamp: Stamp,
    languages: list[LanguageLink],
    **more: Any,
) -> TemplateResponse:
    """Draw a document, in the active language, with everything around it."""
    sections = [
        DrawnSection(
            copy=section,
            html=SafeString(section.html),
            template=KINDS[section.kind].template,
            urgency=KINDS[section.kind].urgency,
            urgency_words=str(URGENCY.get(KINDS[section.kind].urgency, "")),
            is_foreign=section.language != document.language,
        )
        for section in document.sections
    ]
    is_home = document.page_key == HOME
    return response(
        request,
        "public/home.html" if is_home else "public/page.html",
        site=site,
        languages=languages,
        page_key=document.page_key,
        document=document,
        sections=sections,
        has_contents=len(sections) >= CONTENTS_FROM and not is_home,
        stamp=stamp,
        **more,
    )


def response(
    request: HttpRequest,
    template: str,
    *,
    site: Site,
    languages: list[LanguageLink] | None = None,
    page_key: str = "",
    status: int = 200,
    **context: Any,
) -> TemplateResponse:
    """Draw any public template with the site's menus in the active language."""
    language = get_language() or ""
    sources = site.languages_of(SOURCES).get(language)
    return TemplateResponse(
        request,
        template,
        {
            "language": language,
            "page_key": page_key,
            "main_menu": site.pages(language=language, menu="main"),
            "reference_menu": site.pages(language=language, menu="reference"),
            "legal_menu": site.pages(language=language, menu="legal"),
            "sources_url": sources.url if sources else "",
            "languages": languages or language_menu.to_home(here=language),
            **context,
        },
        status=status,
    )
