"""What is kept of the starter content is what Django would answer."""

from content.finished.places import stored_keys
from content.finished.renewing import renew
from tests.finished_comparing import assert_nothing_is_stale


def test_every_public_address_is_kept_as_django_answers_it(starter, client):
    assert renew() == len(stored_keys()) > 100
    assert assert_nothing_is_stale(client) == len(stored_keys())
