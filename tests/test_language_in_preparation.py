"""A language in preparation: staff see it, readers do not, until it is switched on."""

import re
from dataclasses import replace

import pytest
from django.core.checks import Error, Info
from django.http import HttpResponse
from django.utils.translation import get_language

from content import language_checks
from content.declared_languages import DECLARED
from content.public import language_menu
from ketamine_info.readers_language import ReadersLanguage
from tests.factories import make_editor


@pytest.fixture
def declared(monkeypatch):
    """English is in preparation."""
    english = replace(DECLARED["en"], in_preparation=True)
    monkeypatch.setitem(DECLARED, "en", english)


@pytest.fixture
def prepared(declared, starter):
    """The same; its editions are public in all but name."""


LANGUAGE_OF = {
    ("/en/costs/", "en, de;q=0.8"): "de",
    ("/en/costs/", "en"): "nl",
    ("/en/costs/", "fr, xx;q=0.2"): "nl",
    ("/", "en-GB, de-AT;q=0.5, nl;q=0.1"): "de",
    ("/", ""): "nl",
    ("/de/kosten/", "en"): "de",
    ("/staff/", "en"): "en",
}


@pytest.mark.parametrize("path, asked", LANGUAGE_OF)
def test_a_request_of_readers_is_answered_in_a_language_that_they_have(
    path, asked, declared, rf
):
    request = rf.get(path, headers={"Accept-Language": asked})
    ReadersLanguage(HttpResponse).process_request(request)
    assert request.LANGUAGE_CODE == get_language() == LANGUAGE_OF[path, asked]


def test_no_menu_offers_it(declared):
    assert [one.code for one in language_menu.to_home(here="nl")] == ["nl", "de"]
    assert [one.code for one in language_menu.to_search("x", here="nl")] == ["nl", "de"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/en/", "/en/costs/", "/en/costs/1/", "/en/search/", "/en/my-treatment-day/"],
)
def test_its_addresses_lead_nowhere_in_a_language_that_readers_have(
    path, prepared, client
):
    answer = client.get(path, headers={"Accept-Language": "en, de;q=0.8"})
    assert answer.status_code == 404
    assert '<html lang="de">' in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nl/", "/nl/kosten/", "/nl/zoeken/", "/sitemap.xml"])
def test_readers_find_no_link_to_it(path, prepared, client):
    html = client.get(path).text
    assert not re.search(r'(?:href="|//testserver)/en/', html)
    assert "/de/" in html


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["en", "en-GB, en;q=0.9"])
def test_nobody_is_led_to_it(asked, prepared, client):
    answer = client.get("/", headers={"Accept-Language": asked})
    assert answer["Location"] == "/nl/"


@pytest.mark.django_db
def test_staff_see_it(prepared, client):
    client.force_login(make_editor())
    html = client.get(
        "/staff/content/page/add/", headers={"Accept-Language": "en"}
    ).text
    assert 'id="id_title_en"' in html


@pytest.mark.django_db
def test_switched_on_it_is_there_at_once(starter, client):
    assert client.get("/en/costs/").status_code == 200
    assert "/en/costs/" in client.get("/nl/kosten/").text


def test_what_it_lacks_is_told_and_stops_nobody_before_readers_see_it(monkeypatch):
    monkeypatch.setitem(
        language_checks.KNOWN_BY_LANGUAGE, "stop words", ("somewhere", ("nl", "de"))
    )
    (found,) = language_checks.languages_are_known(None)
    assert type(found) is Error
    english = replace(DECLARED["en"], in_preparation=True)
    monkeypatch.setitem(DECLARED, "en", english)
    (found,) = language_checks.languages_are_known(None)
    assert type(found) is Info
