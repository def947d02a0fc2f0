"""The search's index is made by one process, read by the others, and never of yesterday."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.drafts.pages import Page
from content.editions.finished import FinishedIndex, FinishedPart, FinishedState
from content.finished import indexes
from content.finished.renewing import renew
from content.languages import LANGUAGES
from content.public import search_index, search_making, site
from content.publishing import actions
from ketamine_info.front import drawing
from tests.factories import (
    changed,
    make_clinic,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
    publish_shared,
)
from tests.front_reading import Reader

pytestmark = pytest.mark.django_db

SEARCH = "/nl/zoeken/"


@pytest.fixture
def people():
    return {"author": make_editor(), "approver": make_reviewer()}


@pytest.fixture
def pages(people):
    """Two pages that can be searched, by an index that stands in the store."""
    for key in ("costs", "procedure"):
        publish(make_page(key), **people)
    renew()
    return people


@pytest.fixture
def no_making(monkeypatch):
    """Whoever makes an index now fails."""

    def made(*args, **kwargs):
        pytest.fail("an index was made")

    monkeypatch.setattr(search_making, "assemble", made)


def in_another_process():
    """This one forgets what it has made."""
    search_index._kept.clear()


def found(client, query):
    response = client.get(SEARCH, {"q": query})
    assert response.status_code == 200
    return [one.title for one in response.context["found"] or ()]


def damage(model):
    """Somebody who has not the site's key has written to the database."""
    for row in model.objects.all():
        row.body = bytes([row.body[0] ^ 1]) + bytes(row.body[1:])
        row.save()


def retitle(key, title, *, language="nl"):
    page = Page.objects.get(key=key)
    setattr(page, f"title_{language}", title)
    page.save()
    return changed(f"page/{key}", language=language)


# --- Made once ------------------------------------------------------------------------------


def test_what_one_process_has_made_the_others_read(pages, client, no_making):
    in_another_process()
    assert indexes.missing() == []
    assert found(client, "procedure") == ["Kosten procedure"]


def test_a_worker_takes_up_what_stands_there_and_makes_nothing(pages, no_making):
    in_another_process()
    drawing._get_ready()
    assert {*search_index._kept} == {*LANGUAGES}
    in_another_process()
    FinishedIndex.objects.all().delete()
    drawing._get_ready()
    assert search_index._kept == {}


def test_only_the_language_that_changed_is_made_anew(pages, monkeypatch):
    made = []
    assemble = search_making.assemble
    monkeypatch.setattr(
        search_making,
        "assemble",
        lambda *a, **k: made.append(k["language"]) or assemble(*a, **k),
    )
    before = dict(FinishedIndex.objects.values_list("language", "made_of"))
    publish_changes(retitle("costs", "Rechnung", language="de"), **pages)
    assert indexes.missing() == ["index of de"]
    renew()
    after = dict(FinishedIndex.objects.values_list("language", "made_of"))
    assert made == ["de"]
    assert {one for one in after if after[one] != before[one]} == {"de"}


def test_the_others_hear_that_an_index_is_there(pages):
    in_another_process()
    FinishedIndex.objects.all().delete()
    before = FinishedState.objects.get().sequence
    renew()
    assert FinishedState.objects.get().sequence > before


# --- Page by page ---------------------------------------------------------------------------


@pytest.fixture
def pages_read(monkeypatch):
    """The keys of the pages that are read from now on."""
    keys = []
    read = search_making.read

    def noted(document, **named):
        keys.append(document.page_key)
        return read(document, **named)

    monkeypatch.setattr(search_making, "read", noted)
    return keys


def test_a_publication_of_one_page_reads_that_page_alone(pages, client, pages_read):
    publish_changes(retitle("costs", "Rekening"), **pages)
    in_another_process()
    renew()
    assert {*pages_read} == {"costs"}
    assert found(client, "rekening") == ["Rekening"]


def test_who_searches_before_the_index_is_made_reads_what_has_changed(
    pages, client, pages_read
):
    publish_changes(retitle("costs", "Rekening"), **pages)
    in_another_process()
    assert found(client, "rekening") == ["Rekening"]
    assert pages_read == ["costs"]


def test_parts_that_the_site_has_not_signed_are_read_anew(pages, client, pages_read):
    damage(FinishedPart)
    publish_changes(retitle("costs", "Rekening"), **pages)
    in_another_process()
    renew()
    assert {*pages_read} == {"costs", "procedure"}
    assert found(client, "procedure") == ["Kosten procedure"]


def test_what_no_index_is_made_of_any_more_is_not_kept(pages):
    before = {
        *FinishedPart.objects.filter(language="nl").values_list("name", flat=True)
    }
    publish_changes(retitle("costs", "Rekening"), **pages)
    renew()
    after = {*FinishedPart.objects.filter(language="nl").values_list("name", flat=True)}
    assert len(before) == len(after)
    assert len(before - after) == 1


# --- Never of yesterday ---------------------------------------------------------------------


def test_a_publication_is_found_at_once(pages, client):
    publish_changes(retitle("costs", "Rekening"), **pages)
    in_another_process()
    assert found(client, "rekening") == ["Rekening"]
    renew()
    in_another_process()
    assert found(client, "rekening") == ["Rekening"]
    assert "Kosten costs" not in found(client, "costs")


def test_a_withdrawn_page_is_found_by_nobody(pages, client):
    assert "Kosten costs" in found(client, "costs")
    actions.withdraw(
        page_key="costs", by=pages["approver"], now=timezone.now(), reason="mistake"
    )
    assert "Kosten costs" not in found(client, "costs")
    in_another_process()
    assert "Kosten costs" not in found(client, "costs")


def test_an_index_that_the_site_has_not_signed_is_not_unpacked(
    pages, client, monkeypatch
):
    damage(FinishedIndex)
    damage(FinishedPart)
    monkeypatch.setattr(
        "pickle.loads", lambda *args: pytest.fail("it was unpacked all the same")
    )
    in_another_process()
    assert found(client, "procedure") == ["Kosten procedure"]


# --- While much is read anew ----------------------------------------------------------------


@pytest.fixture
def much_to_read(monkeypatch):
    """Whoever has an index does not wait for the next one."""
    monkeypatch.setattr(search_index, "FEW", 0)


def test_meanwhile_only_pages_are_found_that_still_say_so(
    pages, client, much_to_read, no_making
):
    assert {*found(client, "kosten")} == {"Kosten costs", "Kosten procedure"}
    publish_changes(retitle("costs", "Rekening"), **pages)
    assert found(client, "kosten") == ["Kosten procedure"]
    assert found(client, "costs") == []


def test_meanwhile_a_withdrawn_page_is_found_by_nobody(
    pages, client, much_to_read, no_making
):
    assert "Kosten costs" in found(client, "kosten")
    publish_changes(retitle("procedure", "Het infuus"), **pages)
    actions.withdraw(
        page_key="costs", by=pages["approver"], now=timezone.now(), reason="mistake"
    )
    assert found(client, "kosten") == []


def test_meanwhile_no_word_of_yesterday_is_suggested(
    pages, client, much_to_read, no_making
):
    context = client.get(SEARCH, {"q": "prosedure"}).context
    assert context["suggestion"] or context["read_as"]
    publish_changes(retitle("costs", "Rekening"), **pages)
    context = client.get(SEARCH, {"q": "prosedure"}).context
    assert not context["suggestion"]
    assert not context["read_as"]


def test_the_index_of_today_is_taken_up_when_it_is_there(pages, client, much_to_read):
    assert found(client, "rekening") == []
    publish_changes(retitle("costs", "Rekening"), **pages)
    assert found(client, "rekening") == []
    renew()
    drawing._get_ready()
    assert found(client, "rekening") == ["Rekening"]


# --- From memory ----------------------------------------------------------------------------


def test_the_map_of_the_site_is_read_when_something_has_changed(pages):
    before = site.load()
    assert site.load() is before
    publish_changes(retitle("costs", "Rekening"), **pages)
    assert site.load().newest("costs", language="nl").title == "Rekening"


def test_what_was_taken_back_is_not_remembered(pages):
    with transaction.atomic():
        actions.withdraw(
            page_key="costs", by=pages["approver"], now=timezone.now(), reason="mistake"
        )
        assert site.load().newest("costs", language="nl") is None
        transaction.set_rollback(True)
    publish_changes(retitle("costs", "Rekening"), **pages)
    assert site.load().newest("costs", language="nl").title == "Rekening"


def test_search_and_planner_ask_the_database_nothing_until_it_changes(pages):
    make_clinic("one")
    publish_shared(pages["author"], pages["approver"])
    renew()
    day = timezone.localdate() + timedelta(days=2)
    reader = Reader().hears()
    asked = [
        (SEARCH, "q=procedure"),
        ("/nl/mijn-behandeldag/", ""),
        ("/nl/mijn-behandeldag/", f"date={day}&time=9:00"),
    ]
    for path, query in asked:
        assert reader.get(path, query=query).status == 200
    with CaptureQueriesContext(connection) as queries:
        for path, query in asked:
            assert reader.get(path, query=query).status == 200
    assert len(queries) == 0
    assert reader.passed_on == [path for path, _query in asked] * 2


def test_a_search_at_the_front_finds_what_the_front_has_heard_of(pages):
    reader = Reader().hears()
    assert "Rekening" not in reader.get(SEARCH, query="q=costs").text
    publish_changes(retitle("costs", "Rekening"), **pages)
    assert "Rekening" in reader.hears().get(SEARCH, query="q=rekening").text
    actions.withdraw(
        page_key="costs", by=pages["approver"], now=timezone.now(), reason="mistake"
    )
    assert "Rekening" not in reader.hears().get(SEARCH, query="q=costs").text
