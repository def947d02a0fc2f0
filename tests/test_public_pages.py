"""What readers get at which address, from editions alone."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.admin.readers import shown_parts
from content.editions.publications import Publication
from content.public import views
from content.publishing import actions
from content.publishing.starter import publish_starter
from tests.factories import (
    approve,
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    publish,
    publish_changes,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def doctor():
    return make_reviewer()


@pytest.fixture
def road(nurse, doctor):
    """Publish a page by the whole road."""
    return lambda page: publish(page, author=nurse, approver=doctor)


@pytest.mark.parametrize(
    "asked,language",
    [("de", "de"), ("de-AT,en;q=0.5", "de"), ("en-GB", "en"), ("fr", "nl"), ("", "nl")],
)
def test_the_front_door_leads_to_the_readers_language(client, asked, language):
    answer = client.get("/", headers={"accept-language": asked})
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert answer["Vary"] == "Accept-Language"
    assert not answer.cookies


def test_an_old_address_leads_to_the_page_for_ever_per_language(client, road):
    page = make_page("costs")
    road(page)
    page.slug_nl = "wat-kost-het"
    page.save()
    road(page)
    answer = client.get("/nl/costs-nl/")
    assert (answer.status_code, answer["Location"]) == (302, "/nl/wat-kost-het/")
    assert client.get("/de/costs-de/").status_code == 200
    assert client.get("/nl/costs-nl/1/").status_code == 200
    page.slug_nl = "prijzen"
    page.save()
    road(page)
    for old in ("costs-nl", "wat-kost-het"):
        assert client.get(f"/nl/{old}/")["Location"] == "/nl/prijzen/"


def test_another_languages_address_finds_the_page(client, road):
    road(make_page("costs"))
    assert client.get("/en/costs-de/")["Location"] == "/en/costs-en/"


def test_an_untranslated_page_says_so_and_links_to_the_languages_that_exist(
    client, road
):
    page = make_page("costs", title_de="", slug_de=None, summary_de="")
    road(page)
    answer = client.get("/de/costs-nl/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "nicht in diese Sprache übersetzt" in html
    assert 'href="/nl/costs-nl/"' in html
    assert 'href="/en/costs-en/"' in html
    menu = client.get("/nl/costs-nl/").content.decode()
    assert 'href="/de/costs-nl/"' in menu


def test_a_section_without_translation_is_shown_in_the_source_language_and_says_so(
    client, road
):
    page = make_page("costs")
    page.sections.update(body_de="")
    road(page)
    html = client.get("/de/costs-de/").content.decode()
    assert "Een zin." in html
    assert 'class="prose" lang="nl"' in html
    assert "noch nicht übersetzt" in html


def test_a_withdrawn_page_is_gone_says_why_and_offers_the_others(
    client, road, nurse, now
):
    road(make_page("costs"))
    road(make_page("procedure"))
    actions.withdraw(page_key="costs", by=nurse, now=now, reason="mistake")
    for address, words in (
        ("/nl/costs-nl/", "fout"),
        ("/de/costs-de/", "Fehler"),
        ("/en/costs-en/", "mistake"),
    ):
        answer = client.get(address)
        assert answer.status_code == 410
        assert words in answer.content.decode()
        assert "procedure" in answer.content.decode()
    old = client.get("/nl/costs-nl/1/")
    assert old.status_code == 200
    assert "Vertrouw niet op deze tekst" in old.content.decode()


@pytest.mark.parametrize(
    "address,words",
    [
        ("/nl/bestaat-niet/", "Pagina niet gevonden"),
        ("/de/gibt-es-nicht/", "Seite nicht gefunden"),
        ("/en/no-such-page/", "Page not found"),
        ("/en/no-such-page/7/", "Page not found"),
        ("/en/a/b/c/", "Page not found"),
    ],
)
def test_a_wrong_address_is_answered_in_the_readers_language(client, address, words):
    answer = client.get(address)
    assert answer.status_code == 404
    assert words in answer.content.decode()


@pytest.mark.parametrize(
    "language,words", [("nl", "mis"), ("de", "schief"), ("en", "went wrong")]
)
def test_when_the_site_breaks_readers_get_a_page_without_a_database(
    client, monkeypatch, language, words
):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(views.site, "load", broken)
    client.raise_request_exception = False
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/{language}/costs/")
    assert answer.status_code == 500
    assert f'lang="{language}"' in answer.content.decode()
    assert words in answer.content.decode()
    assert "112" in answer.content.decode()
    assert len(queries) == 0


def test_an_old_edition_says_that_it_is_old_and_where_the_new_one_is(client, road):
    page = make_page("costs")
    road(page)
    page.sections.update(body_en="A better sentence.")
    road(page)
    html = client.get("/en/costs-en/1/").content.decode()
    assert "This is an old edition" in html
    assert "A sentence." in html
    assert 'content="noindex"' in html
    assert (
        "This is an old edition" not in client.get("/en/costs-en/2/").content.decode()
    )


def test_the_list_of_editions_shows_what_changed_between_two(client, road):
    page = make_page("costs")
    road(page)
    page.sections.update(body_en="A better sentence.")
    road(page)
    page.sections.update(body_en="The best sentence.")
    road(page)
    for query, gone, new in (
        ("", "A better sentence.", "The best sentence."),
        ("?from=1&to=2", "A sentence.", "A better sentence."),
        ("?from=3&to=1", "A sentence.", "The best sentence."),
    ):
        html = client.get(f"/en/costs-en/editions/{query}").content.decode()
        words = re.sub("<[^>]+>", "", re.sub(r"<ins>.*?</ins>", "", html))
        assert gone in " ".join(words.replace("removed:", "").split()), query
        words = re.sub("<[^>]+>", "", re.sub(r"<del>.*?</del>", "", html))
        assert new in " ".join(words.replace("added:", "").split()), query
    html = client.get("/en/costs-en/editions/?from=9&to=x").content.decode()
    assert "Choose two editions from the list." in html


@pytest.mark.parametrize("path", ["", "1/", "versies/", "versies/?from=1&to=2"])
def test_a_public_page_asks_the_database_at_most_four_questions(client, road, path):
    page = make_page("costs")
    road(page)
    page.sections.update(body_nl="Een betere zin.")
    road(page)
    client.get("/nl/costs-nl/")  # what is public is kept in memory from here on
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/nl/costs-nl/{path}")
    assert answer.status_code == 200
    assert len(queries) <= 4
    # What a page was before its facts were filled in is for publishing alone.
    assert not any("publishedpart" in query["sql"] for query in queries)


def test_what_is_newly_public_costs_readers_one_question_more_and_only_once(
    client, road
):
    page = make_page("costs")
    road(page)
    client.get("/nl/costs-nl/")
    page.sections.update(body_nl="Een betere zin.")
    road(page)
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert "betere" in client.get("/nl/costs-nl/").content.decode()
        counts.append(len(queries))
    assert counts[0] <= 5
    assert counts[1] <= 4


MARKS = {"nl": "Voorbeeldtekst", "de": "Beispieltext", "en": "Example content"}


def test_example_content_says_so_until_a_person_has_approved_all_of_it(
    client, nurse, doctor
):
    page = make_page("costs")
    confirm_translations()
    publish_starter(now=timezone.now())
    assert "Example content" in client.get("/en/costs-en/").content.decode()
    page.sections.update(body_en="A better sentence.")
    publish_changes(changed("page/costs"), author=nurse, approver=doctor)
    # The German words are still those of the loader, and so are the English title's.
    for language in ("de", "en"):
        html = client.get(f"/{language}/costs-{language}/").content.decode()
        assert MARKS[language] in html
    review = actions.request_review(
        chosen=(), confirmed=shown_parts("costs", "en"), by=nurse, now=timezone.now()
    )
    approve(review, doctor)
    for language, is_marked in (("nl", True), ("de", True), ("en", False)):
        html = client.get(f"/{language}/costs-{language}/").content.decode()
        assert (MARKS[language] in html) == is_marked


def test_the_health_check_names_the_live_publication(client, road):
    publication = road(make_page("costs"))
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["database"] == "ok"
    assert answer.json()["publication"] == publication.pk


def test_the_health_check_says_when_the_database_does_not_answer(client, monkeypatch):
    from django.db import OperationalError

    def down(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(Publication.objects, "order_by", down)
    assert client.get("/healthz").status_code == 503


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_readers_can_only_read(client, method):
    assert getattr(client, method)("/nl/").status_code == 405


def test_a_withdrawn_page_warns_on_old_editions_in_every_language_it_ever_had(
    client, road, nurse, now
):
    page = make_page("costs")
    road(page)
    page.title_de, page.slug_de, page.summary_de = "", None, ""
    page.save()
    road(page)
    actions.withdraw(page_key="costs", by=nurse, now=now, reason="mistake")
    for path in ("/de/costs-de/1/", "/de/costs-de/fassungen/"):
        html = client.get(path).content.decode()
        assert "Die Seite enthielt einen Fehler." in html, path


def test_a_home_page_without_german_says_so_in_german(client, road):
    road(make_page("home", title_de="", slug_de=None, summary_de=""))
    answer = client.get("/de/")
    assert answer.status_code == 404
    assert "nicht in diese Sprache übersetzt" in answer.content.decode()
    assert 'href="/nl/"' in answer.content.decode()


def test_the_log_of_a_failure_does_not_tell_what_was_read(client, monkeypatch, caplog):
    from ketamine_info.logs import NoAddresses

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(views.site, "load", broken)
    client.raise_request_exception = False
    caplog.handler.addFilter(NoAddresses())
    client.get("/nl/bijwerkingen/")
    assert "Internal Server Error" in caplog.text
    assert "bijwerkingen" not in caplog.text
