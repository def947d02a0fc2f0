"""What a draft still lacks before readers could see it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from content.addresses import clinic_of, is_reserved
from content.drafts.facts import Fact
from content.drafts.pages import Page, Section
from content.editions.editions import Address
from content.facts.book import Book
from content.languages import LANGUAGE_NAMES, LANGUAGES, source_language, text
from content.markup import fact_problems
from content.publishing.errors import AddressTaken, Finding
from content.sections import KINDS


def wrong_facts(
    page: Page, sections: Iterable[Section], *, language: str, book: Book
) -> list[Finding]:
    """Facts in the title, the summary and the headings that could not be filled in."""
    usable = book.usable(clinic=clinic_of(page.key))
    places = [("", text(page, field, language)) for field in ("title", "summary")] + [
        (section.key, text(section, "heading", language)) for section in sections
    ]
    return [
        finding(page, problem.message, language=language, section=section)
        for section, words in places
        for problem in fact_problems(
            words, facts=usable, unapproved=unapproved_facts(book)
        )
    ]


def unapproved_facts(book: Book) -> frozenset[str]:
    """The keys of facts that are in the drafts and not in the published book."""
    return frozenset(Fact.objects.values_list("key", flat=True)) - book.facts.keys()


def missing_clinic(page: Page, book: Book) -> list[Finding]:
    """The page of a clinic that has not been published, or no longer is."""
    clinic = clinic_of(page.key)
    if not clinic or clinic in book.clinics:
        return []
    message = _(
        "The clinic “%(clinic)s” is not among the published ones. Publish the facts "
        "and clinics first."
    ) % {"clinic": clinic}
    return [finding(page, message, language=source_language())]


def taken_addresses(page: Page) -> list[Finding]:
    """Addresses that belong to the site or another page, now or in the past."""
    wanted = {code: text(page, "slug", code) for code in LANGUAGES}
    reserved = [
        finding(page, _("The site itself uses this address."), language=code)
        for code, slug in wanted.items()
        if slug and is_reserved(slug, language=code)
    ]
    others = Address.objects.filter(slug__in=filter(None, wanted.values())).exclude(
        page_key=page.key
    )
    return reserved + [
        finding(
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


def missing(page: Page, sections: list[Section]) -> list[Finding]:
    """What the source language, which readers may be shown instead, must have."""
    source = source_language()
    findings = [
        finding(page, message, language=source)
        for field, message in (
            ("title", _("The title is missing.")),
            ("slug", _("The address is missing.")),
            ("summary", _("The summary is missing.")),
        )
        if not text(page, field, source)
    ]
    if not sections:
        findings.append(finding(page, _("The page has no section."), language=source))
    for section in sections:
        if not text(section, "heading", source):
            findings.append(
                finding(
                    page,
                    _("The heading is missing."),
                    language=source,
                    section=section.key,
                )
            )
        if not text(section, "body", source) and KINDS[section.kind].is_prose:
            findings.append(
                finding(
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
            finding(page, message, language=language)
            for field, message in (
                ("title", _("The title is missing.")),
                ("summary", _("The summary is missing.")),
            )
            if not text(page, field, language)
        ]
    return findings


def finding(page: Page, message: str, *, language: str, section: str = "") -> Finding:
    """Something to mend in a page's text in one language, in one section if named."""
    place = f"{page.key}, {LANGUAGE_NAMES[language]}"
    if section:
        place += ", " + _("section “%(key)s”") % {"key": section}
    return Finding(place=place, message=message)
