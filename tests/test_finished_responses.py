"""What is kept for readers is what Django would answer now, after every verb."""

from contextlib import contextmanager
from datetime import timedelta
from unittest import mock

import pytest
from brotli import decompress
from django.db import transaction
from django.utils import timezone

from content.drafts.notices import Notice
from content.drafts.pages import Page, Section
from content.editions.editions import Edition
from content.editions.finished import FinishedResponse
from content.editions.reviews import Review
from content.finished import renewing, swapping
from content.finished.clock import next_timed
from content.finished.making import Made, make
from content.finished.places import stored_keys
from content.finished.renewing import missing, renew
from content.finished.version import made_by
from content.publishing import actions, withdrawing
from tests.factories import (
    approve,
    ask,
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
)
from tests.finished_comparing import assert_nothing_is_stale, kept
from tests.front_reading import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def site(people):
    """Two pages and a home page in three languages, finished."""
    for key in ("home", "costs", "procedure"):
        publish(make_page(key), **people)
    assert renew() > 20
    return people


@pytest.fixture
def without_swapping(monkeypatch):
    """As where a publication changes many pages."""
    monkeypatch.setattr(swapping, "MOST", 0)


@contextmanager
def at(moment):
    """Every clock says this moment."""
    seconds = moment.timestamp()
    with (
        mock.patch.object(timezone, "now", return_value=moment),
        mock.patch("time.time", return_value=seconds),
    ):
        yield


def change(page_key="costs", text="Een betere zin."):
    section = Section.objects.get(page__key=page_key)
    section.body_nl = text
    section.save()
    return changed(f"page/{page_key}", language="nl")


def test_every_public_address_is_kept_as_django_answers_it(site, client):
    keys = stored_keys()
    assert {"/nl/", "/de/costs-de/", "/en/costs-en/editions/", "/#nl"} <= {*keys}
    assert {"/sitemap.xml", "/robots.txt", "/nl/manifest.webmanifest"} <= {*keys}
    assert missing() == []
    assert assert_nothing_is_stale(client) == len(keys)


def test_another_sentence_outdates_its_page_and_the_lists_alone(
    site, client, without_swapping
):
    publish_changes(change(), **site)
    outdated = {*missing()}
    assert {"/nl/costs-nl/", "/nl/costs-nl/versies/", "/sitemap.xml"} <= outdated
    assert "/nl/procedure-nl/" not in outdated
    assert assert_nothing_is_stale(client) > 5
    assert renew() == len(outdated)
    assert assert_nothing_is_stale(client) == len(stored_keys())
    assert "Een betere zin." in Reader().hears().get("/nl/costs-nl/").text


def test_a_changed_page_and_its_list_are_there_as_soon_as_they_are_public(site, client):
    publish_changes(change(), **site)
    outdated = {*missing()}
    assert "/sitemap.xml" in outdated
    assert not [key for key in outdated if "/costs-" in key]
    rows = kept()
    assert b"Een betere zin." in decompress(rows["/nl/costs-nl/"].body)
    assert b"/nl/costs-nl/2/" in decompress(rows["/nl/costs-nl/versies/"].body)
    assert assert_nothing_is_stale(client) == len(rows)
    assert renew() == len(outdated)
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_a_changed_page_that_cannot_be_made_at_once_is_made_afterwards(
    site, client, monkeypatch, caplog
):
    def broken(*_given, **_named):
        Edition.objects.filter(pk="no number").first()

    with monkeypatch.context() as patched:
        patched.setattr(renewing, "make", broken)
        publish_changes(change(), **site)
    assert "could not be made at once" in caplog.text
    assert "/nl/costs-nl/" in missing()
    assert "Een betere zin." in Reader().hears().get("/nl/costs-nl/").text
    renew()
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_nobody_waits_at_the_lock_until_many_pages_are_made(site, client):
    publish_changes(change() + change("procedure"), **site)
    assert not {"/nl/costs-nl/", "/nl/procedure-nl/"} & {*missing()}
    texts = [change(key, "Nog een zin.") for key in ("costs", "procedure", "home")]
    publish_changes(sum(texts, []), **site)
    assert {"/nl/costs-nl/", "/nl/procedure-nl/", "/nl/"} <= {*missing()}
    renew()
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_another_name_of_a_page_outdates_every_page(site, client):
    page = Page.objects.get(key="costs")
    page.title_nl, page.slug_nl = "Prijs", "prijs"
    page.save()
    publish_changes(changed("page/costs", language="nl"), **site)
    assert kept() == {}
    renew()
    assert assert_nothing_is_stale(client) == len(stored_keys())
    reader = Reader().hears()
    assert "/nl/prijs/" in reader.get("/nl/procedure-nl/").text
    moved = reader.get("/nl/costs-nl/")
    assert (moved.status, moved.headers["Location"]) == (302, "/nl/prijs/")
    assert "no-store" in moved.headers["Cache-Control"]


def test_a_withdrawn_page_is_gone_at_once_and_back_when_that_is_undone(
    site, client, now
):
    by = site["approver"]
    actions.withdraw(page_key="costs", by=by, now=now, reason="mistake")
    assert kept() == {}
    assert Reader().hears().get("/nl/costs-nl/").status == 410
    renew()
    assert assert_nothing_is_stale(client) == len(stored_keys())
    reader = Reader().hears()
    assert reader.get("/nl/costs-nl/").status == 410
    assert "/nl/costs-nl/" not in reader.get("/sitemap.xml").text
    withdrawing.undo(page_key="costs", by=by, now=now)
    assert kept() == {}
    assert Reader().hears().get("/nl/costs-nl/").status == 200
    renew()
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_what_is_approved_for_later_shortens_lives_and_comes(site, client, now):
    review = ask(change(), by=site["author"], now=now)
    later = now + timedelta(seconds=90)
    approve(review, site["approver"], now, publish_at=later)
    reader = Reader().hears()
    assert next_timed(after=now) == later
    reader.front.timed = int(later.timestamp())
    said = reader.get("/nl/procedure-nl/").headers["Cache-Control"]
    seconds = int(said.partition("s-maxage=")[2].partition(",")[0])
    assert 30 < seconds <= 90
    assert actions.publish_due(now=later)
    assert next_timed(after=now) is None
    assert "Een betere zin." in Reader().hears().get("/nl/costs-nl/").text
    renew()
    assert assert_nothing_is_stale(client) == len(stored_keys())


def test_a_notice_begins_and_ends_by_the_clock(site, client, now):
    words = {f"title_{one}": f"Gesloten {one}" for one in ("nl", "de", "en")}
    starts, ends = now + timedelta(hours=1), now + timedelta(hours=3)
    Notice.objects.create(key="closed", starts_at=starts, ends_at=ends, **words)
    confirm_translations()
    publish_changes(changed("notice"), **site)
    renew()
    for moment, is_told in (
        (now + timedelta(minutes=59), False),
        (starts + timedelta(seconds=1), True),
        (ends - timedelta(seconds=1), True),
        (ends + timedelta(seconds=1), False),
    ):
        with at(moment):
            reader = Reader().hears()
            assert ("Gesloten nl" in reader.get("/nl/").text) is is_told, moment
            renew()
            assert assert_nothing_is_stale(client) == len(stored_keys())
            answer = Reader().hears().get("/nl/")
            assert ("Gesloten nl" in answer.text) is is_told


def test_a_page_is_overdue_by_the_clock(site, client, now):
    with at(now + timedelta(days=367)):
        reader = Reader().hears()
        assert "/nl/costs-nl/" in missing()
        assert reader.get("/nl/costs-nl/").body == client.get("/nl/costs-nl/").content
        assert reader.passed_on == []


def test_what_was_made_before_a_publication_is_not_kept(site, client, monkeypatch):
    """A page that was begun before, and finished after."""
    publish_changes(change(text="Eerst dit."), **site)
    make_now = renewing.make
    begun = []

    def slow(path, **options):
        found = make_now(path, **options)
        if not begun:
            begun.append(path)
            publish_changes(change(text="Dan dit."), **site)
        return found

    monkeypatch.setattr(renewing, "make", slow)
    assert renew() == 0
    assert begun
    assert assert_nothing_is_stale(client)
    assert "Dan dit." in Reader().hears().get("/nl/costs-nl/").text


def test_a_tag_is_the_same_in_every_process():
    one, other, different = (
        Made(
            status=200,
            headers=(("Content-Security-Policy", value),),
            body=b"",
            page_key="",
            holds_until=None,
        )
        for value in (
            "img-src 'self'; font-src 'self'",
            "font-src 'self'; img-src 'self'",
            "img-src 'none'; font-src 'self'",
        )
    )
    assert one.etag == other.etag != different.etag


def test_a_refused_publication_outdates_nothing(site, monkeypatch):
    before = {*kept()}
    review = ask(change(), by=site["author"], now=timezone.now())
    with transaction.atomic():
        approve(review, site["approver"])
        assert {*kept()} < before
        transaction.set_rollback(True)
    assert {*kept()} == before
    assert Review.objects.get(pk=review.pk).is_pending


def test_another_version_of_the_site_keeps_its_own(site, monkeypatch):
    ours = kept()
    with monkeypatch.context() as patched:
        patched.setattr(renewing, "made_by", lambda use="": f"another{use}")
        assert renew() == len(stored_keys())
    assert {*kept()} == {*ours}
    publish_changes(change(), **site)
    rows = FinishedResponse.objects.filter(path="/nl/costs-nl/")
    assert {(row.made_by, bool(row.outdated_at)) for row in rows} == {
        ("another", True),
        (made_by(), False),
    }
    assert len(rows) == 2


def test_a_site_calls_itself_the_same_by_whatever_name_it_is_reached(
    site, client, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    usual = client.get("/nl/costs-nl/").content
    assert b'rel="canonical" href="http://testserver/nl/costs-nl/"' in usual
    other = client.get("/nl/costs-nl/", headers={"host": "www.example.org"})
    assert other.content == usual
    assert make("/nl/costs-nl/").body == usual


def test_a_clinic_that_pauses_stands_on_every_page_at_once(people, client, now):
    clinic = make_clinic()
    publish(make_page("home"), **people)
    publish_changes(changed(), **people)
    renew()
    assert kept()
    clinic.status, clinic.status_until = "paused", now.date() + timedelta(days=2)
    clinic.status_checked_on = now.date()
    clinic.save()
    publish_changes(changed("clinic"), **people)
    assert kept() == {}
    renew()
    assert assert_nothing_is_stale(client) == len(stored_keys())
    ends = {row.holds_until for row in kept().values()} - {0}
    assert ends
    assert max(ends) <= now.timestamp() + 3 * 86400
