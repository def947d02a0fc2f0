"""From a draft to a snapshot: every language rendered once, every link resolved."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import override

from content.addresses import SOURCES, address
from content.documents import Document, SectionCopy, Snapshot
from content.kinds import KINDS
from content.languages import LANGUAGE_NAMES, LANGUAGES, source_language, text
from content.markup import Links, MarkupError, render
from content.models.editions import Address, Edition, EditionText
from content.models.pages import Page, Section
from content.models.records import Source
from content.publishing.copies import copy_records
from content.publishing.errors import AddressTaken, DraftNotReady, Finding


def take(page: Page) -> Snapshot:
    """What readers would see if this draft were published now.

    A language is part of it when the page has an address in it. A section
    that is not translated is shown in the source language, and says so.

    Raises:
        DraftNotReady: with every finding, not just the first.
    """
    sections = list(page.sections.order_by("position", "pk"))
    findings = _missing(page, sections) + _taken_addresses(page)
    documents = {}
    for language in LANGUAGES:
        if not text(page, "slug", language):
            continue
        with override(language):
            copies, found = _copy_sections(page, sections, language=language)
        findings += found
        documents[language] = Document(
            page_key=page.key,
            language=language,
            title=text(page, "title", language),
            slug=text(page, "slug", language),
            summary=text(page, "summary", language),
            sections=tuple(copies),
        )
    if findings:
        raise DraftNotReady(findings)
    return Snapshot(
        page_key=page.key,
        menu=page.menu,
        position=page.position,
        source_language=source_language(),
        documents=documents,
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
    return Links(
        pages=pages,
        sources_url=pages.get(SOURCES, ""),
        sources=frozenset(Source.objects.values_list("key", flat=True)),
    )


def _copy_sections(
    page: Page, sections: Iterable[Section], *, language: str
) -> tuple[list[SectionCopy], list[Finding]]:
    copies, findings = [], []
    known = links(language, page=page)
    for section in sections:
        shown = language if _is_translated(section, language) else source_language()
        try:
            html = render(
                text(section, "body", shown),
                language=shown,
                links=known,
                anchor=section.key,
            )
        except MarkupError as error:
            findings += [
                _finding(page, str(problem), language=shown, section=section.key)
                for problem in error.problems
            ]
            continue
        records = KINDS[section.kind].records
        copies.append(
            SectionCopy(
                key=section.key,
                kind=section.kind,
                safety=section.safety,
                language=shown,
                heading=text(section, "heading", shown),
                html=html,
                records=copy_records(records, language=language) if records else (),
            )
        )
    return copies, findings


def _is_translated(section: Section, language: str) -> bool:
    """Heading and body exist wherever the source has them."""
    return all(
        text(section, field, language) or not text(section, field, source_language())
        for field in ("heading", "body")
    )


def _taken_addresses(page: Page) -> list[Finding]:
    """Addresses that belong to another page, now or in the past."""
    wanted = {code: text(page, "slug", code) for code in LANGUAGES}
    others = Address.objects.filter(slug__in=filter(None, wanted.values())).exclude(
        page_key=page.key
    )
    return [
        _finding(
            page,
            str(
                AddressTaken(
                    language=owner.language, slug=owner.slug, page_key=owner.page_key
                )
            ),
            language=owner.language,
        )
        for owner in others
        if wanted.get(owner.language) == owner.slug
    ]


def _missing(page: Page, sections: list[Section]) -> list[Finding]:
    """What the source language, which readers may be shown instead, must have."""
    source = source_language()
    findings = [
        _finding(page, message, language=source)
        for field, message in (
            ("title", _("The title is missing.")),
            ("slug", _("The address is missing.")),
            ("summary", _("The summary is missing.")),
        )
        if not text(page, field, source)
    ]
    if not sections:
        findings.append(_finding(page, _("The page has no section."), language=source))
    for section in sections:
        if not text(section, "heading", source):
            findings.append(
                _finding(
                    page,
                    _("The heading is missing."),
                    language=source,
                    section=section.key,
                )
            )
        if not text(section, "body", source) and not KINDS[section.kind].records:
            findings.append(
                _finding(
                    page,
                    _("The text is missing."),
                    language=source,
                    section=section.key,
                )
            )
    for language in LANGUAGES:
        if language == source or not text(page, "slug", language):
            continue
        findings += [
            _finding(page, message, language=language)
            for field, message in (
                ("title", _("The title is missing.")),
                ("summary", _("The summary is missing.")),
            )
            if not text(page, field, language)
        ]
    return findings


def _finding(page: Page, message: str, *, language: str, section: str = "") -> Finding:
    place = f"{page.key}, {LANGUAGE_NAMES[language]}"
    if section:
        place += ", " + _("section “%(key)s”") % {"key": section}
    return Finding(place=place, message=message)
