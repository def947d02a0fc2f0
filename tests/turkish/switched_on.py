"""Readers have Turkish, and next to nothing is translated: nothing breaks, and nothing
false is shown."""

import re
from dataclasses import replace

import pytest

from content import addresses
from content.declared_languages import DECLARED
from content.public import site
from tests.turkish.conftest import SIGN_OF_TURKISH, places_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def switched_on(monkeypatch):
    monkeypatch.setitem(DECLARED, "tr", replace(DECLARED["tr"], in_preparation=False))


def test_every_page_offers_it(public_addresses, client):
    answers = [client.get(path) for path in public_addresses[::5]]
    pages = [one for one in answers if one["Content-Type"].startswith("text/html")]
    assert len(pages) > 20
    for page in pages:
        assert SIGN_OF_TURKISH.search(page.text), page.request["PATH_INFO"]


@pytest.mark.parametrize("number", range(8))
def test_every_place_of_the_site_answers_in_it(number, prepared, client):
    answer = client.get(places_of("tr")[number])
    assert answer.status_code == 200
    if answer["Content-Type"].startswith("text/html"):
        assert '<html lang="tr">' in answer.text


def test_a_page_without_a_translation_says_where_it_exists(prepared, client):
    everything = site.load()
    entries = everything.pages(language="nl")
    assert len(entries) > 20
    for entry in entries:
        languages = everything.languages_of(entry.page_key)
        if "tr" in languages:
            continue
        slug = "" if entry.page_key == addresses.HOME else f"{entry.slug}/"
        for path in (f"/tr/{slug}", f"/nl+tr/{entry.url.removeprefix('/nl/')}"):
            answer = client.get(path, follow=True)
            assert answer.status_code == 404, path
            assert '<html lang="tr">' in answer.text
            for other in languages.values():
                assert f'href="{other.url}"' in answer.text


def test_who_asks_for_it_is_led_to_it(prepared, client):
    assert client.get("/", headers={"accept-language": "tr"})["Location"] == "/tr/"


def test_the_map_for_search_engines_has_its_pages_and_no_other(prepared, client):
    found = set(re.findall(r"<loc>\w+://testserver(/tr/[^<]*)", _sitemap(client)))
    assert found == {"/tr/tehlike/", "/tr/tedavi-gunum/"}


def _sitemap(client):
    return client.get("/sitemap.xml").text


@pytest.fixture
def section(prepared, client):
    """What a reader of Turkish sees of a section."""
    html = client.get("/tr/tehlike/").text
    return lambda key: re.search(rf'<section[^>]*id="{key}".*?</section>', html, re.S)[
        0
    ]


def test_a_safety_text_without_a_translation_is_shown_in_its_source_marked(section):
    assert re.search(r'lang="nl"[^>]*>\s*(?:<p>)?Een zin\.', section("never"))
    assert "notice--" in section("never")


def test_a_safety_text_that_is_behind_shows_today_s_source_before_the_earlier_words(
    section,
):
    today, earlier = section("behind").split("<details")
    assert re.search(r'lang="nl"[^>]*>\s*(?:<p>)?Bel vandaag\.', today)
    assert "Hemen!" not in today
    assert "Hemen!" in earlier


def test_a_translation_that_says_its_source_is_shown_with_its_facts(section):
    assert re.search(r"\b6\b.* yemeyin\.", section("says"))
    assert "Een zin." not in section("says")


@pytest.mark.parametrize("path", ["/nl+tr/danger-nl/", "/tr+de/tehlike/"])
def test_the_page_stands_beside_its_twin(path, prepared, client):
    answer = client.get(path)
    assert answer.status_code == 200
    assert re.search(r'<div class="pair__side[^>]* lang="tr"', answer.text)
    assert "yemeyin." in answer.text
