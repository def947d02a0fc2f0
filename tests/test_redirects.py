"""Addresses that were changed there and back, for a browser that keeps what it may."""

import pytest

from tests.factories import make_editor, make_page, make_reviewer, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish_at():
    author, approver = make_editor(), make_reviewer()

    def publish_at(page, slug):
        page.slug_nl = slug
        page.save()
        publish(page, author=author, approver=approver)

    return publish_at


class Browser:
    """Opens addresses as a browser does that keeps what it may keep."""

    def __init__(self, client):
        self.client, self.kept = client, {}

    def open(self, path):
        for _step in range(5):
            answer = self.kept.get(path) or self.client.get(path)
            if answer.status_code not in (301, 302, 307, 308):
                return answer
            may_keep = answer.status_code in (301, 308)
            if may_keep and "no-store" not in answer.get("Cache-Control", ""):
                self.kept[path] = answer
            path = answer["Location"]
        pytest.fail("too many redirects")


@pytest.mark.parametrize("road", ["ABA", "ABCA", "ABAB"])
def test_an_address_changed_there_and_back_leads_to_the_page(road, publish_at, client):
    page, reader = make_page("costs"), Browser(client)
    for number, slug in enumerate(road):
        publish_at(page, slug.lower())
        for known in set(road[: number + 1]):
            answer = reader.open(f"/nl/{known.lower()}/")
            assert answer.status_code == 200
            assert answer.wsgi_request.path == f"/nl/{slug.lower()}/"


def test_another_languages_address_that_becomes_the_pages_own(publish_at, client):
    page, reader = make_page("costs"), Browser(client)
    publish_at(page, "prijs")
    assert reader.open("/nl/costs-en/").wsgi_request.path == "/nl/prijs/"
    publish_at(page, "costs-en")
    assert reader.open("/nl/costs-en/").wsgi_request.path == "/nl/costs-en/"
    assert reader.open("/nl/prijs/").wsgi_request.path == "/nl/costs-en/"
