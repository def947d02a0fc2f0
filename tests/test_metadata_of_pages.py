"""What machines are told of a page on its way: approved, renewed, withdrawn."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.languages import LANGUAGES
from content.public import site
from content.public.metadata import feed
from content.public.metadata.places import Alternate, Place
from content.publishing import actions
from tests.factories import (
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    publish,
    publish_shared,
)
from tests.metadata_reading import (
    ATOM,
    HOST,
    HeadReader,
    head,
    path_of,
    read_feed,
    sitemap,
)


@pytest.fixture
def people(db):
    return {"author": make_editor("hanneke"), "approver": make_reviewer("drvisser")}


def test_a_page_in_two_languages_names_two(client, people):
    publish(make_page("costs", title_de="", slug_de=None, summary_de=""), **people)
    page = head(client, "/en/costs-en/")
    assert page.alternates == {
        "nl": f"{HOST}/nl/costs-nl/",
        "en": f"{HOST}/en/costs-en/",
        "x-default": f"{HOST}/nl/costs-nl/",
    }
    assert page.og["og:locale:alternate"] == ["nl_NL"]
    assert set(sitemap(client)[0]) == {f"{HOST}/nl/costs-nl/", f"{HOST}/en/costs-en/"}


@pytest.mark.parametrize("source,other", [("de", "/de/x/"), ("nl", "/en/x/")])
def test_readers_of_other_languages_get_the_source_text_or_what_there_is(
    source, other, settings
):
    settings.SOURCE_LANGUAGE = source
    place = Place(
        page_key="costs", urls={"en": "/en/x/", "de": "/de/x/"}, changed_at={}
    )
    assert place.alternates[-1] == Alternate(language="x-default", url=other)


LATE = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
"""Half past midnight in Amsterdam: there it is the first of July already."""


def test_an_approved_page_says_when_and_in_what_role_it_was_reviewed(client, people):
    publish(make_page("costs"), now=LATE, **people)
    answer = client.get("/en/costs-en/")
    page = HeadReader(answer).nodes["MedicalWebPage"]
    assert page["lastReviewed"] == "2026-07-01"
    assert page["reviewedBy"]["roleName"] == "medical reviewer"
    assert page["reviewedBy"]["reviewedBy"]["@type"] == "Organization"
    assert "creativeWorkStatus" not in page


def test_a_colleague_who_approved_is_not_told_as_a_medical_reviewer(client, people):
    asks, approves = people["approver"], people["author"]
    publish(make_page("costs"), author=asks, approver=approves)
    page = HeadReader(client.get("/en/costs-en/")).nodes["MedicalWebPage"]
    assert page["reviewedBy"]["roleName"] == "colleague"


def test_machines_learn_no_names_of_people(client, people):
    publish(make_page("costs"), **people)
    paths = [
        "/en/costs-en/",
        "/sitemap.xml",
        path_of(head(client, "/en/costs-en/").feeds[0]),
    ]
    for path in paths:
        text = client.get(path).content.decode()
        assert "hanneke" not in text, path
        assert "drvisser" not in text, path


def test_a_page_keeps_the_date_on_which_it_first_appeared(client, people):
    page = make_page("costs")
    publish(page, now=LATE, **people)
    page.sections.update(body_en="A better sentence.")
    publish(page, **people)
    data = head(client, "/en/costs-en/").nodes["MedicalWebPage"]
    first = datetime.fromisoformat(data["datePublished"])
    assert (first, first.date()) == (LATE, date(2026, 7, 1))
    assert data["version"] == 2
    changed = sitemap(client)[1][f"{HOST}/en/costs-en/"]
    assert timezone.now() - changed < timedelta(hours=1)


def test_a_title_cannot_break_out_of_the_data(client, people):
    title = '</script><script>alert("x")</script> & <!--'
    publish(make_page("costs", title_en=title), **people)
    answer = client.get("/en/costs-en/")
    page = HeadReader(answer)
    assert page.nodes["MedicalWebPage"]["name"] == title
    before_body = answer.content.decode().partition("<body")[0]
    assert before_body.count("</script") == 1
    assert page.og["og:title"] == [title]
    assert read_feed(client, path_of(page.feeds[0])).find(
        f"{ATOM}entry/{ATOM}title"
    ).text == (title)


@pytest.mark.parametrize("path", ["1/", "editions/", "?print=large"])
def test_what_is_not_for_search_engines_has_its_address_and_no_entry(
    client, people, path
):
    publish(make_page("costs"), **people)
    page = head(client, f"/en/costs-en/{path}")
    assert page.robots == "noindex"
    assert page.canonical == f"{HOST}/en/costs-en/{path.partition('?')[0]}"
    if "?" not in path:
        assert (page.alternates, page.og, page.scripts) == ({}, {}, [])
    assert page.canonical in sitemap(client)[0] or "?" not in path


def test_the_answers_of_a_reader_are_told_to_no_machine(client, people):
    make_clinic("zeewind")
    publish_shared(**people)
    page = head(client, "/en/my-treatment-day/?clinic=zeewind&date=2031-01-02&time=9")
    assert page.canonical == page.og["og:url"][0] == f"{HOST}/en/my-treatment-day/"
    assert page.alternates["de"].endswith("/de/mein-behandlungstag/")


def test_a_withdrawn_page_is_named_nowhere(client, people, now):
    publish(make_page("costs"), **people)
    publish(make_page("procedure"), **people)
    feed = path_of(head(client, "/en/costs-en/").feeds[0])
    actions.withdraw(page_key="costs", by=people["author"], now=now, reason="mistake")
    assert all("costs" not in url for url in sitemap(client)[0])
    assert "costs-en" not in client.get(feed).content.decode()
    gone = HeadReader(client.get("/en/costs-en/"))
    assert (gone.canonical, gone.alternates, gone.scripts) == ("", {}, [])


def test_errors_and_previews_say_nothing_to_machines(client, people):
    missing = HeadReader(client.get("/en/no-such-page/"))
    assert (missing.canonical, missing.alternates, missing.scripts) == ("", {}, [])
    page = make_page("costs")
    client.force_login(people["author"])
    preview = client.get(f"/staff/content/page/{page.pk}/preview/en/")
    assert preview.status_code == 200
    assert HeadReader(preview).canonical == ""


def test_the_feed_says_whether_words_or_facts_have_changed(client, people):
    fact = make_fact(low=6)
    publish_shared(**people)
    page = make_page(
        sections=[{f"body_{code}": "{{fasting_food}}" for code in LANGUAGES}]
    )
    publish(page, **people)
    page.sections.update(body_en="Wait {{fasting_food}}.")
    publish(page, **people)
    fact.values.update(low=4)
    publish_shared(**people)
    feed = read_feed(client, path_of(head(client, "/en/costs-en/").feeds[0]))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.find(f"{ATOM}summary").text for entry in entries] == [
        "Edition 3: facts updated, the words are the same.",
        "Edition 2: the text has changed.",
        "Edition 1: a new page.",
    ]
    assert entries[0].find(f"{ATOM}link").get("href") == f"{HOST}/en/costs-en/3/"
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Ketamine for chronic pain"


def test_the_feed_reads_no_more_editions_than_it_shows(client, people, monkeypatch):
    monkeypatch.setattr(feed, "LENGTH", 2)
    page = make_page("costs")
    for words in ("One.", "Two.", "Three."):
        page.sections.update(body_en=words)
        publish(page, **people)
    read = []
    made_entry = site._entry
    monkeypatch.setattr(site, "_entry", lambda row: read.append(row) or made_entry(row))
    everything = site.load()
    read.clear()
    newest = feed.newest(everything, language="en")
    assert [one.number for one in newest] == [3, 2]
    assert len(read) == 2


def ids(client, host="testserver"):
    """Of the feed, and of its entries."""
    answer = client.get("/en/new-editions/", headers={"host": host})
    root = ElementTree.fromstring(answer.content)
    return [one.text for one in root.iter(f"{ATOM}id")]


def test_the_ids_of_the_feed_stay_when_the_site_moves(client, people, settings):
    settings.ALLOWED_HOSTS = ["*"]
    publish(make_page("costs"), **people)
    before = ids(client)
    assert len({*before}) == 2
    assert {UUID(one.removeprefix("urn:uuid:")).urn for one in before} == {*before}
    with timezone.override("Asia/Tokyo"):
        assert ids(client, host="www.example.org") == before
    publish(make_page("procedure"), **people)
    assert ids(client)[0] == before[0]
    assert len({*ids(client)}) == 3
    assert before[1] in ids(client)


def test_no_two_sites_and_no_two_languages_share_an_id(client, people):
    page = make_page("costs")
    publish(page, **people)
    entries = feed.newest(site.load(), language="en")
    other = [replace(e, published_at=e.published_at + timedelta(1)) for e in entries]
    german = feed.newest(site.load(), language="de")
    told = [
        *(ids_of(entries, began=NOW), ids_of(other, began=NOW + timedelta(1))),
        ids_of(german, began=NOW, language="de"),
    ]
    assert len({one for found in told for one in found}) == 6


NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def ids_of(entries, *, began, language="en"):
    atom = feed.feed_of(
        entries, language=language, absolute="http://x{}".format, began=began
    )
    found = ElementTree.fromstring(atom.writeString("utf-8"))
    return [one.text for one in found.iter(f"{ATOM}id")]


def test_a_site_without_any_edition_has_a_feed_too(client, db):
    assert len(ids(client)) == 1


@pytest.mark.parametrize(
    "sign", ["\0", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff", "\ud83d"]
)
def test_no_title_can_break_the_feed(client, people, sign):
    publish(make_page("costs"), **people)
    entries = [
        replace(entry, title=f"Costs{sign}now \U0001f642")
        for entry in feed.newest(site.load(), language="en")
    ]
    atom = feed.feed_of(
        entries, language="en", absolute="http://x{}".format, began=NOW
    ).writeString("utf-8")
    title = ElementTree.fromstring(atom).find(f"{ATOM}entry/{ATOM}title").text
    assert title.replace(" ", "") == "Costsnow\U0001f642"


def test_a_public_page_still_asks_few_questions(client, people):
    publish(make_page("costs"), **people)
    client.get("/en/costs-en/")  # what is public is kept in memory from here on
    for path in ("/en/costs-en/", "/sitemap.xml"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) <= 4, path
