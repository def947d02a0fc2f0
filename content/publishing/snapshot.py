"""From a draft to a snapshot: every language rendered once, every link resolved."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import override

from content.addresses import PLANNER, SOURCES, address, clinic_of
from content.documents import Document, RecordCopy, SectionCopy, Snapshot
from content.drafts.pages import Page, Section
from content.drafts.records import Source
from content.editions.editions import Edition, EditionText, FactBook
from content.facts.fill import fill_all
from content.facts.words import UnknownFact
from content.languages import LANGUAGES, source_language, text
from content.markup import Links, MarkupError, render
from content.pictures.shown import ShownPicture
from content.publishing import readiness
from content.publishing.copies import copy_records
from content.publishing.drawings import DRAWINGS
from content.publishing.errors import DraftNotReady, Finding
from content.publishing.pictures import draft_pictures
from content.sections import KINDS


def take(page: Page) -> Snapshot:
    """What readers would see if this draft were published now.

    A language is part of it when the page has an address in it. A section
    that is not translated is shown in the source language, and says so.

    Raises:
        DraftNotReady: with every finding, not just the first.
    """
    book = FactBook.objects.current()
    sections = list(page.sections.order_by("position", "pk"))
    findings = readiness.missing(page, sections) + readiness.taken_addresses(page)
    findings += readiness.missing_clinic(page, book)
    pictures = draft_pictures()
    templates = {}
    for language in LANGUAGES:
        if not text(page, "slug", language):
            continue
        with override(language):
            copies, found = _copy_sections(
                page, sections, language=language, pictures=pictures
            )
        findings += found + readiness.wrong_facts(
            page, sections, language=language, book=book
        )
        templates[language] = Document(
            page_key=page.key,
            language=language,
            title=text(page, "title", language),
            slug=text(page, "slug", language),
            summary=text(page, "summary", language),
            sections=tuple(copies),
        )
    if findings:
        raise DraftNotReady(findings)
    try:
        documents, facts = fill_all(templates, book=book)
    except UnknownFact as error:
        raise DraftNotReady(
            [readiness.finding(page, str(error), language=source_language())]
        ) from error
    return Snapshot(
        page_key=page.key,
        menu=page.menu,
        position=page.position,
        source_language=source_language(),
        documents=documents,
        templates=templates,
        facts=facts,
    )


def links(language: str, *, page: Page) -> Links:
    """Where links in this language lead when this page is published now.

    The page itself has its new address, published pages the one they have now, and
    pages that are not public yet the one they will get. A page that does not exist in
    the language is linked to in the source language.
    """
    published = {
        (copy.edition.page_key, copy.language): copy.slug
        for copy in EditionText.objects.filter(
            edition__in=Edition.objects.current()
        ).select_related("edition")
        if copy.edition.page_key != page.key
    }
    public = {key for key, _code in published}
    slugs = published | {
        (draft.key, code): text(draft, "slug", code)
        for draft in Page.objects.all()
        for code in LANGUAGES
        if draft.key not in public
    }
    pages = {}
    for (key, code), slug in slugs.items():
        foreign = code == source_language() and key not in pages
        if slug and (code == language or foreign):
            pages[key] = address(key, language=code, slug=slug)
    book = FactBook.objects.current()
    pages[PLANNER] = address(PLANNER, language=language, slug="")
    return Links(
        pages=pages,
        sources_url=pages.get(SOURCES, ""),
        sources=frozenset(Source.objects.values_list("key", flat=True)),
        facts=frozenset(book.usable(clinic=clinic_of(page.key))),
        unapproved=readiness.unapproved_facts(book),
    )


def _copy_sections(
    page: Page,
    sections: Iterable[Section],
    *,
    language: str,
    pictures: dict[str, dict[str, ShownPicture]],
) -> tuple[list[SectionCopy], list[Finding]]:
    """pictures: by language, as `draft_pictures` gives them."""
    copies, findings = [], []
    known = links(language, page=page)
    for position, section in enumerate(sections):
        shown = language if _is_translated(section, language) else source_language()
        try:
            html = render(
                text(section, "body", shown),
                language=shown,
                links=replace(known, pictures=pictures[shown]),
                anchor=section.key,
                is_first=position == 0,
            )
        except MarkupError as error:
            findings += [
                readiness.finding(
                    page, str(problem), language=shown, section=section.key
                )
                for problem in error.problems
            ]
            continue
        copies.append(
            SectionCopy(
                key=section.key,
                kind=section.kind,
                safety=section.safety,
                language=shown,
                heading=text(section, "heading", shown),
                html=html,
                records=_records(section.kind, language=language),
            )
        )
    return copies, findings


def _records(kind: str, *, language: str) -> tuple[RecordCopy, ...]:
    """What a section shows below its text; facts are filled in later."""
    if kind in DRAWINGS:
        return DRAWINGS[kind]()
    table = KINDS[kind].records
    return copy_records(table, language=language) if table else ()


def _is_translated(section: Section, language: str) -> bool:
    """Heading and body exist wherever the source has them."""
    return all(
        text(section, field, language) or not text(section, field, source_language())
        for field in ("heading", "body")
    )
