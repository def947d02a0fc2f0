"""What is kept of the starter content is what Django would answer."""

from django.template.loader_tags import IncludeNode

from content.editions.finished import FinishedResponse
from content.finished.places import stored_keys
from content.finished.renewing import renew
from ketamine_info.include_tags import Include
from tests.finished_comparing import assert_nothing_is_stale


def test_every_public_address_is_kept_as_django_answers_it(starter, client):
    assert renew() == len(stored_keys()) > 100
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_every_page_is_what_djangos_own_include_draws(starter, monkeypatch):
    def tags():
        FinishedResponse.objects.all().delete()
        renew()
        return dict(FinishedResponse.objects.values_list("path", "etag"))

    ours = tags()
    monkeypatch.setattr(Include, "render", IncludeNode.render)
    assert tags() == ours
    assert len(ours) > 100
