"""Several processes share a rebuild: each makes its batches, and no batch is lost."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from content.editions.finished import FinishedResponse
from content.finished import renewing
from content.finished.claims import AT_ONCE, SECONDS, Claims
from content.finished.keys import parts_of
from content.finished.making import make
from content.finished.outdating import read_state
from content.finished.places import stored_keys
from content.finished.renewing import keep, missing, renew
from tests.factories import make_editor, make_page, make_reviewer, publish
from tests.finished_comparing import assert_nothing_is_stale, kept
from tests.test_finished_responses import at, change, publish_changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def site(people):
    """More than one batch of responses, all of them outdated."""
    for key in ("home", "costs", "procedure", "aftercare"):
        publish(make_page(key), **people)
    renew()
    FinishedResponse.objects.update(outdated_at=1)
    return people


@pytest.fixture
def other(site):
    """Another process that has begun to make all of it."""
    return Claims(missing(), state=read_state())


@pytest.fixture
def made_here(monkeypatch):
    """The addresses whose responses are made in this process."""
    made = []

    def noted(path, **options):
        made.append(path)
        return make(path, **options)

    monkeypatch.setattr(renewing, "make", noted)
    return made


def made_of(keys):
    """What another process makes."""
    found = {}
    for key in keys:
        path, query, language = parts_of(key)
        found[key] = make(path, query=query, language=language)
    return found


def nobody_waits(_seconds):
    raise AssertionError("there is something to make, or nothing to wait for")


def test_a_batch_is_made_by_whoever_claims_it_and_by_no_other(
    other, made_here, monkeypatch, client
):
    theirs = other.next()

    def meanwhile(_seconds):
        """While this process waits for it, the other one comes to an end."""
        keep(made_of(theirs), outdatings=other.outdatings)

    monkeypatch.setattr(time, "sleep", meanwhile)
    assert renew() == len(stored_keys()) - len(theirs) > 0
    assert theirs
    assert not {*theirs} & {*made_here}
    assert missing() == []
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_two_processes_in_turn_make_everything_once(other):
    second = Claims(missing(), state=read_state())
    batches = []
    while batch := (other, second)[len(batches) % 2].next():
        batches.append(batch)
        keep({}, outdatings=other.outdatings)
        other.skip(batch)
        second.skip(batch)
    assert len(batches) > 1
    assert [key for batch in batches for key in batch] == stored_keys()


def test_what_another_process_has_kept_is_not_claimed_again(other, monkeypatch):
    second = Claims(missing(), state=read_state())
    monkeypatch.setattr(time, "sleep", nobody_waits)
    renew()
    assert second.next() == []
    assert second.left == {}


def test_the_batch_of_a_killed_process_is_free_when_its_time_is_over(
    other, made_here, monkeypatch
):
    assert other.next()
    monkeypatch.setattr(time, "sleep", nobody_waits)
    with at(timezone.now() + timedelta(seconds=SECONDS + 1)):
        assert renew() == len(stored_keys())
    assert len(made_here) == len(stored_keys())


def test_a_process_that_fails_gives_its_batch_back(other, monkeypatch):
    def fails(path, **options):
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(renewing, "make", fails)
        with pytest.raises(RuntimeError):
            renew()
    assert other.next() == stored_keys()[:AT_ONCE]


def test_a_publication_frees_every_batch_and_keeps_nothing_old(
    other, site, made_here, monkeypatch, client
):
    theirs = other.next()
    old = made_of(theirs)
    publish_changes(change(), **site)
    assert keep(old, outdatings=other.outdatings) is False
    assert kept() == {}
    monkeypatch.setattr(time, "sleep", nobody_waits)
    assert renew() == len(stored_keys())
    assert other.next() == []
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_two_versions_of_the_site_do_not_wait_for_each_other(other, monkeypatch):
    assert other.next()
    monkeypatch.setattr(time, "sleep", nobody_waits)
    for module in ("claims", "renewing"):
        monkeypatch.setattr(
            f"content.finished.{module}.made_by", lambda use="": f"another{use}"
        )
    assert renew() == len(stored_keys())


def test_what_many_pages_need_is_read_once(site, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        assert renew() == len(stored_keys()) > AT_ONCE
