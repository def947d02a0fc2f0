"""The starter says who stands behind it today: nobody from a clinic, and no doctor."""

import re

import pytest

from content.exchange import folders
from content.exchange.page_files import PageText
from content.languages import LANGUAGES
from content.public import site
from tests.conftest import STARTER

CONTENT = folders.read(STARTER)
DISCLOSURES = {row["key"]: row for row in CONTENT.tables["disclosures"]}

NOT_WRITTEN = {
    "nl": "Geen arts of verpleegkundige heeft een tekst geschreven of goedgekeurd.",
    "de": "Kein Text stammt von einer Ärztin, einem Arzt oder einer Pflegekraft",
    "en": "No doctor or nurse has written or approved a text.",
}
NOT_YET = {"nl": "nog niet", "de": "noch nicht", "en": "not yet"}
EXPERIENCE = re.compile(r"ervaring|Erfahrung|our experience", re.IGNORECASE)
BLANK = re.compile(r"\[[^\]]*(in te vullen|auszufüllen|filled in)[^\]]*\](?!\{)")


def about(language) -> PageText:
    return CONTENT.pages["about"][language]


def text_of(page: PageText) -> str:
    return "\n".join(section.body for section in page.sections)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_clinician_has_written_or_approved_it(language):
    makers = DISCLOSURES["makers-of-the-example"]
    assert NOT_WRITTEN[language] in makers["role"][language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_interests_and_funding_are_stated_or_said_to_be_missing(language):
    for row in DISCLOSURES.values():
        for field in ("who", "role", "interests", "funding"):
            assert len(row[field][language].split()) > 2, (row["key"], field)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_about_page_shows_them_and_holds_no_blank(language):
    kinds = {section.key: section.kind for section in about(language).sections}
    assert kinds["funding"] == "disclosures"
    assert not BLANK.search(text_of(about(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_claims_the_experience_of_somebody(language):
    assert not EXPERIENCE.search(text_of(about(language)))


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_nobody_has_approved_it(client, language):
    for entry in site.load().pages(language=language):
        html = client.get(entry.url).content.decode()
        stamp = html[html.index('class="review-stamp"') :].partition("</footer>")[0]
        assert NOT_YET[language] in stamp, entry.url
        assert 'class="notice notice--example"' in html, entry.url
