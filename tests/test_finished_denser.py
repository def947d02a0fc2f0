"""What is kept becomes smaller when there is time, and stays what it is."""

import brotli
import pytest

from content.editions.finished import FinishedResponse
from content.finished import denser
from content.finished.denser import make_denser
from content.finished.outdating import outdate_all
from content.finished.renewing import renew
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.finished_comparing import assert_nothing_is_stale, kept
from tests.front_reading import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    people = {"author": make_editor(), "approver": make_reviewer()}
    for key in ("home", "costs"):
        publish(make_page(key), **people)
    assert renew() > 10


def told(rows):
    return {
        key: (row.etag, row.changed_at, row.holds_until, brotli.decompress(row.body))
        for key, row in rows.items()
    }


def test_every_response_is_smaller_and_says_the_same(site, client):
    before = kept()
    assert make_denser() == len(before)
    after = kept()
    assert told(after) == told(before)
    assert len(after["/nl/"].body) < 0.95 * len(before["/nl/"].body)
    assert assert_nothing_is_stale(client) == len(before)
    assert make_denser() == 0
    assert renew() == 0


def test_whoever_listens_hears_of_it(site):
    reader = Reader().hears()
    first = reader.get("/nl/", accept_encoding="br")
    make_denser()
    second = reader.hears().get("/nl/", accept_encoding="br")
    assert second.body == bytes(kept()["/nl/"].body)
    assert len(second.body) < len(first.body)
    for name in ("ETag", "Last-Modified"):
        assert second.headers[name] == first.headers[name]


def test_what_is_made_anew_is_waiting_again(site):
    make_denser()
    outdate_all()
    assert make_denser() == 0  # nothing holds
    count = renew()
    assert not FinishedResponse.objects.filter(is_dense=True, outdated_at=0)
    assert make_denser() == count


def test_a_publication_meanwhile_is_not_overwritten(site, monkeypatch):
    def published_meanwhile(plain):
        outdate_all()
        return b"too late"

    monkeypatch.setattr(denser, "dense", published_meanwhile)
    assert make_denser() == 0
    assert kept() == {}
    assert not FinishedResponse.objects.filter(body=b"too late")
