"""From a document to a response: the chrome around the text, and the template.

The public page and the staff's preview both come through `document_response`, so that
a preview shows exactly what readers will see.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from content.addresses import (
    CLINICS,
    HOME,
    PLANNER,
    SOURCES,
    WHEN_TO_CALL,
    address,
    clinic_of,
    search_address,
    whole,
)
from content.documents import Document, RecordCopy, SectionCopy
from content.editions.publications import Role
from content.editions.published_facts import published_facts
from content.facts.codes import Status
from content.facts.fact_book import FactBook
from content.facts.filling import Filling
from content.facts.linked import has_links, pieces
from content.facts.status import status_copy, today_of
from content.markup.blocks import URGENCY
from content.one_moment import once
from content.public import footer, language_menu, notices
from content.public.language_menu import LanguageLink
from content.public.metadata.head import head_of
from content.public.metadata.structured import script_text
from content.public.paper import paper_of
from content.public.review_due import ReviewDue
from content.public.site import Entry, Site, TakenOff
from content.sections import KINDS
from content.text.phrases import plain, runs

Regions = tuple[str, ...] | None

_PROSE = frozenset(
    ["way", "referral", "status_reason", "takes_words", "not_treated", "if_broken"]
    + ["text", "note", "purpose", "answered_by", "times"]
    + ["qualifications", "memberships", "explanation", "advice", "interests", "funding"]
)
"""Texts of records, steps and notices that stand by themselves, and so may hold links."""

CONTENTS_FROM = 4
"""A page with this many sections or more gets a list of contents."""


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a page says about its own text.

    number: of the edition, None for a draft. is_example: a part of it was never
    approved by a person. approved_at, approver_role: of the newest approval of what it
    shows, which holds for the language of that name. due: when that language is due
    for another approval; None for an edition that is not the newest. facts_updated_at:
    when only its facts were renewed, and its words were not.
    current_url: where the newest edition stands, when this is an older one ("" else).
    withdrawal: set when the page has been taken off the site.
    """

    number: int | None = None
    published_at: datetime | None = None
    is_example: bool = False
    approved_at: datetime | None = None
    approver_role: str = ""
    language_name: str = ""
    due: ReviewDue | None = None
    facts_updated_at: datetime | None = None
    permalink: str = ""
    history_url: str = ""
    current_url: str = ""
    withdrawal: TakenOff | None = None

    @property
    def approver_words(self) -> str:
        """As what the approver acted. Of the two people, one had the medical role."""
        if self.approver_role == Role.MEDICAL:
            return _("a medical reviewer")
        return _("a colleague of the medical reviewer who asked for it")


@dataclass(frozen=True, kw_only=True)
class DrawnSection:
    """A section and how to draw it.

    html: its prose, sanitised when it was rendered.
    records: its records; those about a clinic with the address of the clinic's page.
    urgency, urgency_words: of a care card, as a class and for reading aloud.
    earlier_html: the translation that no longer holds, sanitised like its prose.
    earlier_since: when that became public; None where nobody knows.
    is_foreign: its language is not the page's, because readers see the source.
    heading_language: of its heading, where that is not the page's.
    edit_url: where staff change it; in previews for them alone.
    """

    copy: SectionCopy
    html: SafeString
    records: list[RecordCopy]
    template: str
    urgency: str
    urgency_words: str
    is_foreign: bool
    heading_language: str
    earlier_html: SafeString
    earlier_since: date | None
    edit_url: str = ""


def sanitised(html: str) -> SafeString:
    """Prose that was sanitised when it was rendered."""
    return SafeString(html)


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
    is_home = document.page_key == HOME
    book = more["book"] = more.get("book") or published_facts().book
    return response(
        request,
        "public/home.html" if is_home else "public/page.html",
        site=site,
        languages=languages,
        stamp=stamp,
        **shown(
            document,
            site=site,
            regions=book.regions(clinic_of(document.page_key)),
        ),
        **more,
    )


def shown(
    document: Document,
    *,
    site: Site,
    regions: Regions = None,
    today: date | None = None,
) -> dict[str, Any]:
    """What the templates show of a document, in the active language.

    regions: as for `spoken`. today: decides which days are over; this day unless given.
    """
    today = today or timezone.localdate()
    return {
        "page_key": document.page_key,
        "document": replace(
            document, title=spoken(document.title), summary=spoken(document.summary)
        ),
        "plain_title": plain(document.title),
        "plain_summary": plain(document.summary),
        "sections": [
            DrawnSection(
                copy=_spoken_section(section),
                html=sanitised(section.html),
                records=[
                    _drawn(record, site, regions=regions, today=today)
                    for record in section.records
                ],
                template=KINDS[section.kind].template,
                urgency=KINDS[section.kind].urgency,
                urgency_words=str(URGENCY.get(KINDS[section.kind].urgency, "")),
                is_foreign=section.language != document.language,
                heading_language=_heading_language(section, document.language),
                earlier_html=sanitised(section.earlier.html if section.earlier else ""),
                earlier_since=_day(section.earlier.since if section.earlier else ""),
            )
            for section in document.sections
        ],
        "has_contents": len(document.sections) >= CONTENTS_FROM,
        "has_checks": any(
            record.get("check_words")
            for section in document.sections
            for record in section.records
        ),
    }


def _spoken_section(section: SectionCopy) -> SectionCopy:
    earlier = section.earlier
    return replace(
        section,
        heading=spoken(section.heading),
        earlier=earlier and replace(earlier, heading=spoken(earlier.heading)),
        terms=all_spoken(section.terms),
    )


def spoken(text: str, *, regions: Regions = None) -> str:
    """A plain text for the body of a page: voices read its phrases in their language.

    regions: where a phone number without a country code may be; phone numbers and
    addresses in the text are links then. None where no link can stand.
    """
    if "]{" not in text and (regions is None or not has_links(text, regions)):
        return text
    return SafeString(
        "".join(
            f'<span lang="{run.language}">{_linked(run.words, regions)}</span>'
            if run.language
            else _linked(run.words, regions)
            for run in runs(text)
        )
    )


def _linked(words: str, regions: Regions) -> str:
    if regions is None:
        return escape(words)
    return "".join(
        f'<a class="linked" href="{escape(piece.href)}">{escape(piece.words)}</a>'
        if piece.href
        else escape(piece.words)
        for piece in pieces(words, regions)
    )


def all_spoken(value: Any, *, regions: Regions = None, is_prose: bool = False) -> Any:
    """The same for every text in a published value, however deep it stands.

    regions: as for `spoken`, for the texts that are prose. is_prose: this one is.
    """
    if isinstance(value, str):
        return spoken(value, regions=regions if is_prose else None)
    if isinstance(value, list | tuple):
        found = (all_spoken(one, regions=regions, is_prose=is_prose) for one in value)
        return type(value)(found)
    is_object = is_dataclass(value) and not isinstance(value, type)
    if not isinstance(value, dict) and not is_object:
        return value
    texts = (
        {one.name: getattr(value, one.name) for one in fields(value)}
        if is_object
        else value
    )
    made = {
        name: all_spoken(one, regions=regions, is_prose=is_prose or name in _PROSE)
        for name, one in texts.items()
    }
    return replace(value, **made) if is_object else made


def named(entry: Entry) -> Entry:
    """A page as other pages name it."""
    return replace(
        entry,
        title=spoken(entry.typed_title or entry.title),
        summary=spoken(entry.typed_summary or entry.summary),
    )


def _heading_language(section: SectionCopy, language: str) -> str:
    own = section.heading_language or section.language
    return "" if own == language else own


def response(
    request: HttpRequest,
    template: str,
    *,
    site: Site,
    languages: list[LanguageLink] | None = None,
    page_key: str = "",
    status: int = HTTPStatus.OK,
    book: FactBook | None = None,
    now: datetime | None = None,
    **context: Any,
) -> TemplateResponse:
    """Draw any public template with what stands around it, in the active language.

    book: the newest published one unless given (one query). now: decides which service
    notices stand there; this moment unless given.
    """
    language = get_language() or ""
    sources = site.languages_of(SOURCES).get(language)
    book = published_facts().book if book is None else book
    clinic = clinic_of(page_key) if clinic_of(page_key) in book.clinics else ""
    head = head_of(
        request.path if status == HTTPStatus.OK else "",
        page_key=page_key,
        language=language,
        site=site,
        book=book,
        absolute=whole,
    )
    menus = _menus(site, language)
    return TemplateResponse(
        request,
        template,
        {
            "language": language,
            "page_key": page_key,
            "head": head,
            "paper": paper_of(request.path, request.GET),
            "structured_data": SafeString(script_text(head.nodes if head else ())),
            **menus,
            "menu_place": _place_in_menu(page_key, menus),
            "search_url": search_address(language=language) if language else "",
            "my_day_url": _my_day(language) if book.clinics else "",
            "clinics_page": _clinics_page(site, page_key, language=language),
            "sources_url": sources.url if sources else "",
            "when_to_call_url": _when_to_call(site, language=language),
            "languages": languages or language_menu.to_home(here=language),
            "service_notices": all_spoken(
                notices.current(
                    book, clinic=clinic, now=now or timezone.now(), language=language
                ),
                regions=book.regions(clinic),
            ),
            "paused": paused_of(
                book, clinic=clinic, language=language, now=now or timezone.now()
            ),
            "emergency_numbers": footer.emergency_numbers(book, clinic=clinic),
            "clinic_number": footer.clinic_number(book, clinic=clinic),
            **context,
        },
        status=status,
    )


def part(
    request: HttpRequest, template: str, *, context: dict[str, Any], language: str
) -> str:
    """A part of a page as text, in a language, to be cut and `put_back`."""
    with override(language):
        return render_to_string(template, context, request)


def put_back(html: str) -> SafeString:
    """What our own templates drew, cut between two elements and joined again."""
    return SafeString(html)


@once
def _menus(site: Site, language: str) -> dict[str, list[Entry]]:
    return {
        f"{menu}_menu": list(map(named, site.pages(language=language, menu=menu)))
        for menu in ("main", "reference", "legal")
    }


def _place_in_menu(page_key: str, menus: dict[str, list[Entry]]) -> str:
    """Of all entries of the menu, the page's own; "" where it has none."""
    listed = menus["main_menu"] + menus["reference_menu"]
    is_listed = page_key == PLANNER or any(one.page_key == page_key for one in listed)
    return page_key if is_listed else ""


def _my_day(language: str) -> str:
    return address(PLANNER, language=language, slug="")


def _clinics_page(site: Site, page_key: str, *, language: str) -> Entry | None:
    """What stands above a clinic's page: the list of clinics, while it is public."""
    entry = site.newest(CLINICS, language=language) if clinic_of(page_key) else None
    return named(entry) if entry else None


def _when_to_call(site: Site, *, language: str) -> str:
    entry = site.newest(WHEN_TO_CALL, language=language)
    return f"{entry.url}#emergency" if entry else ""


def paused_of(
    book: FactBook, *, clinic: str, language: str, now: datetime
) -> RecordCopy | None:
    """What to say first of a clinic that gives no infusions; None of any other."""
    found = book.clinics.get(clinic)
    if found is None or found.status != Status.PAUSED:
        return None
    filling = Filling(book=book, clinic=clinic, language=language)
    copy = status_copy(found, filling)
    spoken_copy: RecordCopy = all_spoken(copy)
    return today_of(spoken_copy, timezone.localdate(now))


def _drawn(
    record: RecordCopy, site: Site, *, regions: Regions, today: date
) -> RecordCopy:
    """A record with the address of the page that it is about, "" while that is not
    public, the language of that page, "" for the reader's own, and the day of its
    earlier translation. state: also of one whose translation is confirmed, as nearly all
    are and every template asks."""
    drawn: RecordCopy = {"state": "", **all_spoken(record, regions=regions)}
    if "page_key" in record:
        here = get_language() or ""
        entry = site.nearest(record["page_key"], language=here)
        drawn["url"] = entry.url if entry else ""
        drawn["url_language"] = (
            entry.language if entry and entry.language != here else ""
        )
        if entry and record.get("anchor"):
            drawn["url"] = f"{entry.url}#{record['anchor']}"
    if "status" in record:
        drawn = today_of(drawn, today)
    if "earlier_since" in record:
        drawn["earlier_since"] = _day(record["earlier_since"])
    for name in ("contacts", "people", "mixture", "series"):
        if isinstance(record.get(name), list):
            drawn[name] = [
                _drawn(one, site, regions=regions, today=today) for one in record[name]
            ]
    return drawn


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
