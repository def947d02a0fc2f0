"""Addresses as people type them from paper lead to the page."""

import pytest

from ketamine_info.typed_addresses import as_published

pytestmark = pytest.mark.django_db

TYPED = {
    "/NL/": "/nl/",
    "/De/": "/de/",
    "/nl-BE/": "/nl/",
    "/de-AT/": "/de/",
    "/de_CH": "/de/",
    "/NL": "/nl/",
    "/nl/Kosten/": "/nl/kosten/",
    "/de/KOSTEN/": "/de/kosten/",
    "/NL/Kosten": "/nl/kosten/",
    "/EN-GB/Costs/": "/en/costs/",
    "/nl/KOSTEN/1/": "/nl/kosten/1/",
    "/nl/kosten/Versies/": "/nl/kosten/versies/",
    "/nl/Mijn-behandeldag/": "/nl/mijn-behandeldag/",
    "/nl/klinieken/Maanbrug/": "/nl/klinieken/maanbrug/",
    "/DE/Suche/?q=%C3%9Cbelkeit&x=%2F": "/de/suche/?q=%C3%9Cbelkeit&x=%2F",
}


@pytest.mark.parametrize("typed", TYPED)
def test_capitals_and_regions_lead_to_the_page(typed, starter, client):
    answer = client.get(typed)
    assert (answer.status_code, answer["Location"]) == (302, TYPED[typed])
    assert "no-store" in answer["Cache-Control"]
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    "typed", ["/XX/", "/nlx/", "/Static/x/", "/nl/Bestaat-niet/", "/nl//Evil/"]
)
def test_what_leads_nowhere_says_so_on_this_site(typed, starter, client):
    answer = client.get(typed, follow=True)
    assert answer.status_code == 404
    assert all(url.startswith("/") for url, _status in answer.redirect_chain)
    assert not any(url.startswith("//") for url, _status in answer.redirect_chain)


def test_what_is_right_already_stays():
    for path in ("/nl/", "/de/kosten/", "/nl/manifest.webmanifest"):
        assert as_published(path) == path
    assert [as_published(path) for path in ("/staff/", "//NL/", "/n/")] == [""] * 3
