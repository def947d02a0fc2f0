"""A site on which one page has been published in Turkish as well, and its addresses."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from content import addresses
from content.declared_languages import DECLARED
from content.drafts.clinics import Clinic
from content.languages import LANGUAGES
from content.public import site
from tests import factories as make

PAGE = "page/danger"
SIGN_OF_TURKISH = re.compile(r'/tr/|\+tr/|/tr\+|"tr"|tr_TR|Türkçe|Tehlike|tehlike')


@pytest.fixture(scope="session", autouse=True)
def in_a_copy_with_turkish():
    """They are for a copy of the project in which somebody has added the language."""
    assert "tr" in DECLARED
    assert LANGUAGES == ("nl", "de", "en", "tr")


@pytest.fixture(scope="module")
def prepared(starter):
    """The example site, and a page in Turkish."""
    publish_in_turkish()


def publish_in_turkish():
    """A page with three safety texts: the first has no Turkish words, the second says in
    Turkish what its source says, the third what that said before."""
    nurse, doctor = make.make_editor(), make.make_reviewer()
    make.make_fact("pause", name_tr="ara")
    sections = [
        {"key": "never"},
        {"key": "says", "heading_tr": "Bekle", "body_tr": "{{pause}} yemeyin."},
        {"key": "behind", "heading_tr": "Ara", "body_tr": "Hemen!"},
    ]
    page = make.make_page(
        "danger",
        title_tr="Tehlike",
        slug_tr="tehlike",
        summary_tr="Ne zaman?",
        sections=[{**one, "safety": True} for one in sections],
    )
    make.confirm_translations(PAGE, "fact/pause")
    keys = make.changed(PAGE, "fact/pause")
    make.publish_changes(keys, author=nurse, approver=doctor)
    page.sections.filter(key="behind").update(body_nl="Bel vandaag.")
    make.publish_changes(make.changed(PAGE), author=nurse, approver=doctor)


@pytest.fixture
def public_addresses(prepared):
    """Every page, alone and beside a twin, and what each language has beside pages."""
    everything = site.load()
    found = ["/sitemap.xml", "/robots.txt", "/healthz"]
    for language in ("nl", "de", "en"):
        found += places_of(language)
        for entry in everything.pages(language=language):
            found.append(entry.url)
            twin = {"nl": "de", "de": "en", "en": "nl"}[language]
            if everything.newest(entry.page_key, language=twin):
                place = {"language": language, "beside": twin}
                found.append(addresses.together(entry.page_key, entry.slug, **place))
        page = (entry.page_key, entry.slug)
        found.append(addresses.permalink(*page, language=language, number=1))
        found.append(addresses.history(*page, language=language))
    return found


def places_of(language):
    """What a language has beside its pages."""
    words = DECLARED[language].addresses
    search = f"/{language}/{words.search[0]}/"
    planner = f"/{language}/{words.my_treatment_day[0]}/"
    day = timezone.localdate() + timedelta(days=30)
    asked = f"?clinic={Clinic.objects.first().key}&date={day}&time=08:00"
    return [
        *(search, f"{search}?q=infuus", f"{search}?q=yemeyin"),
        *(planner, planner + asked, f"{planner}calendar.ics{asked}"),
        f"/{language}/{words.new_editions[0]}/",
        f"/{language}/manifest.webmanifest",
    ]
