"""From a page that readers see to the form of its draft."""

import pytest
from django.test import Client

from content.drafts.pages import Page
from tests.factories import make_editor, make_page, make_reviewer, make_user, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(now):
    page = make_page(sections=[{"key": "first"}, {"key": "second", "anchors": "old"}])
    publish(page, author=make_editor(), approver=make_reviewer(), now=now)
    return page


@pytest.fixture
def nurse(client, page):
    client.force_login(make_editor("colleague"))


def form_of(page, language="de", anchor=""):
    return f"/staff/content/page/{page.pk}/change/?language={language}{anchor}"


def test_every_public_page_has_one_quiet_link_that_says_nothing_of_the_staff(page):
    client = Client()
    html = client.get("/de/costs-de/").content.decode()
    assert html.count('href="/edit/de/costs/" rel="nofollow"') == 1
    assert "/staff/" not in html
    assert client.get("/de/costs-de/").cookies == {}
    assert "/edit/" not in client.get("/de/costs-de/1/").content.decode()
    assert "/edit/" not in client.get("/sitemap.xml").content.decode()


def test_it_leads_through_the_sign_in_to_the_form_in_that_language(page, client):
    answer = client.get("/edit/de/costs/")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.cookies == {}
    first = client.get(answer["Location"])
    assert first["Location"].startswith("/staff/login/?next=/staff/edit/")
    client.force_login(make_editor("colleague"))
    assert client.get(answer["Location"])["Location"] == form_of(page)


def test_a_section_can_be_named(page, client, nurse):
    url = "/staff/edit/?page=costs&language=de&section="
    assert client.get(f"{url}second")["Location"] == form_of(page, anchor="#sections-1")
    assert client.get(f"{url}nowhere")["Location"] == form_of(page)


@pytest.mark.parametrize("asked", ["", "page=", "page=nowhere", "page=a/b&language=xx"])
def test_a_page_that_is_not_there_leads_to_the_desk_with_a_word(client, nurse, asked):
    answer = client.get(f"/staff/edit/?{asked}", headers={"accept-language": "en"}, follow=True)  # fmt: skip
    assert answer.redirect_chain == [("/staff/", 302)]
    assert "There is no draft of this page any more." in answer.content.decode()


def test_who_may_see_no_draft_is_refused(page):
    client = Client()
    client.force_login(make_user("guest"))
    assert client.get("/staff/edit/?page=costs").status_code == 403
    assert client.post("/edit/de/costs/").status_code == 405


@pytest.mark.parametrize(
    "typed,language,anchor",
    [
        ("https://example.org/de/costs-de/", "de", ""),
        ("/de/costs-de/#second", "de", "#sections-1"),
        ("http://example.org/nl/costs-nl/#old", "nl", "#sections-1"),
        ("https://example.org/en/costs-en/1/", "en", ""),
        ("https://example.org/en/costs-en/#nowhere", "en", ""),
    ],
)
def test_a_pasted_address_leads_to_its_form(
    page, client, nurse, typed, language, anchor
):
    answer = client.get("/staff/desk/find/", {"q": typed})
    assert answer["Location"] == form_of(page, language, anchor)


@pytest.mark.parametrize(
    "typed",
    ["/", "/de/nowhere/", "https://[", "/xx/costs-de/", "a/b", "/staff/", "/de/%00/"],
)
def test_an_address_of_no_page_is_searched_for_like_other_words(client, nurse, typed):
    assert client.get("/staff/desk/find/", {"q": typed}).status_code == 200


def test_the_front_page_and_an_old_address_are_known_as_well(client, now):
    nurse, doctor = make_editor(), make_reviewer()
    home = make_page("home")
    publish(home, author=nurse, approver=doctor, now=now)
    client.force_login(nurse)
    url = "/staff/desk/find/?q=https://example.org/nl/"
    assert client.get(url)["Location"] == form_of(home, "nl")
    page = make_page()
    publish(page, author=nurse, approver=doctor, now=now)
    Page.objects.filter(pk=page.pk).update(slug_de="anders")
    publish(page, author=nurse, approver=doctor, now=now)
    assert client.get("/staff/desk/find/?q=/de/costs-de/")["Location"] == form_of(page)
