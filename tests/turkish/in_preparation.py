"""Turkish is in preparation: readers see nothing of it."""

import re

import pytest

from tests.turkish.conftest import SIGN_OF_TURKISH, places_of

pytestmark = pytest.mark.django_db
TURKISH = {"accept-language": "tr"}


def test_no_public_address_shows_anything_of_it(public_addresses, client):
    assert len(public_addresses) > 150
    for path in public_addresses:
        answer = client.get(path, headers=TURKISH)
        assert answer.status_code == 200, path
        assert not SIGN_OF_TURKISH.search(answer.text), path


def test_its_own_addresses_lead_nowhere_in_a_language_that_readers_have(
    prepared, client
):
    page = ("", "1/", "surumler/")
    paths = ["/tr/", *places_of("tr"), *(f"/tr/tehlike/{one}" for one in page)]
    paths += ["/tr/danger-nl/", "/tr/klinikler/tehlike/", "/tr/cards/danger.a1.png"]
    for path in paths:
        answer = client.get(path, headers={"accept-language": "tr, de;q=0.5"})
        assert answer.status_code == 404, path
        assert '<html lang="de">' in answer.text
        links = re.findall(r'href="([^"]*)"', answer.text)
        assert links
        assert [link for link in links if SIGN_OF_TURKISH.search(link)] == []


@pytest.mark.parametrize(
    "asked, there",
    [
        ("/nl+tr/danger-nl/", "/nl/danger-nl/"),
        ("/tr+nl/tehlike/", "/nl/danger-nl/"),
        ("/nl+tr/", "/nl/"),
        ("/tr+de/", "/de/"),
        ("/", "/nl/"),
    ],
)
def test_two_languages_of_which_it_is_one_lead_to_the_other(
    asked, there, prepared, client
):
    answer = client.get(asked, headers=TURKISH, follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, there)
