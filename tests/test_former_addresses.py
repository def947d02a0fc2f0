"""An address of the site keeps leading to its place, whatever it is called later."""

import re
from dataclasses import replace

import polib
import pytest
from django.urls import resolve, reverse
from django.utils.translation import override

from content import addresses, language_checks
from content.address_words import AddressWords
from content.addresses import is_reserved, words_of
from content.declared_languages import DECLARED
from content.former_addresses import as_today
from tests.test_house_rules import CATALOGUES

FORMER = AddressWords(
    search=("zoeken", "vinden", "zoek"),
    my_treatment_day=("mijn-behandeldag", "mijn-dag"),
    new_editions=("nieuwe-versies", "nieuw"),
    editions=("versies", "uitgaven"),
    clinics=("klinieken", "praktijken"),
)

LEADS = {
    "/nl/vinden/": "/nl/zoeken/",
    "/nl/zoek/?q=misselijk%20&x=%2F": "/nl/zoeken/?q=misselijk%20&x=%2F",
    "/nl/mijn-dag/": "/nl/mijn-behandeldag/",
    "/nl/nieuw/": "/nl/nieuwe-versies/",
    "/nl/kosten/uitgaven/": "/nl/kosten/versies/",
    "/nl/praktijken/maanbrug/": "/nl/klinieken/maanbrug/",
    "/nl/praktijken/maanbrug/1/": "/nl/klinieken/maanbrug/1/",
    "/nl/praktijken/maanbrug/uitgaven/": "/nl/klinieken/maanbrug/versies/",
    "/nl/klinieken/maanbrug/uitgaven/": "/nl/klinieken/maanbrug/versies/",
}


@pytest.fixture
def renamed(monkeypatch):
    monkeypatch.setitem(DECLARED, "nl", replace(DECLARED["nl"], addresses=FORMER))


@pytest.mark.parametrize("former", LEADS)
def test_a_former_address_leads_to_its_place_for_good(former, renamed, client):
    answer = client.get(former)
    assert (answer.status_code, answer["Location"]) == (301, LEADS[former])
    # A word may be changed there and back: no browser keeps it.
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("today", sorted({*LEADS.values()}))
def test_the_place_is_there(today, renamed, starter, client):
    assert client.get(today).status_code == 200


@pytest.mark.parametrize("code", DECLARED)
def test_the_declared_words_are_those_of_the_addresses(code):
    words = words_of(code)
    assert addresses.search_address(language=code) == f"/{code}/{words.search[0]}/"
    planner = addresses.address(addresses.PLANNER, language=code, slug="")
    assert planner == f"/{code}/{words.my_treatment_day[0]}/"
    history = addresses.history("clinic-zeewind", "zeewind", language=code)
    assert history == f"/{code}/{words.clinics[0]}/zeewind/{words.editions[0]}/"
    with override(code):
        assert reverse("public:feed") == f"/{code}/{words.new_editions[0]}/"
        assert resolve(planner).view_name == "public:planner"
        assert resolve(history).view_name == "public:clinic:history"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/de/vinden/", "/nl/vindt/", "/nl/nergens/nieuw/"])
def test_other_addresses_stay_as_they_are(path, renamed, starter, client):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/nl/praktijken/",
        "/nl/praktijken/3/",
        "/nl/uitgaven/",
        "/",
        "",
        "/staff/",
        "/nl",
    ],
)
def test_a_page_may_have_the_name_that_clinics_had(path, renamed):
    assert as_today(path) == path


def test_addresses_of_staff_are_left_alone(monkeypatch):
    monkeypatch.setattr(addresses, "ENGLISH", FORMER)
    assert words_of("staff") is FORMER
    assert as_today("/staff/zoek/") == "/staff/zoek/"


def test_a_page_at_the_former_address_of_clinics_keeps_its_list(renamed):
    assert as_today("/nl/praktijken/uitgaven/") == "/nl/praktijken/versies/"


def test_no_page_gets_an_address_that_leads_elsewhere(renamed):
    for word in ("zoeken", "vinden", "mijn-dag", "nieuw", "uitgaven"):
        assert is_reserved(word, language="nl")
        assert not is_reserved(word, language="de")


def test_no_translator_can_change_an_address():
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            assert entry.msgctxt != "web address"
            assert not re.fullmatch(r"[a-z-]+/", entry.msgid), entry.msgid


@pytest.mark.parametrize(
    "words, sentence",
    [
        ({"search": ("zoeken", "versies")}, "“versies” leads to 2 places."),
        ({"search": ("zoek het",)}, "“zoek het” has letters"),
    ],
)
def test_a_check_names_words_that_cannot_be(words, sentence, monkeypatch):
    assert language_checks.address_words_lead_to_one_place(None) == []
    wrong = replace(DECLARED["nl"], addresses=replace(FORMER, **words))
    monkeypatch.setitem(DECLARED, "nl", wrong)
    (found,) = language_checks.address_words_lead_to_one_place(None)
    assert found.id == "content.E011"
    assert sentence in found.msg
    assert "“nl”" in found.msg
