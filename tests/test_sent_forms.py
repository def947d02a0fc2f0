"""A form that is sent twice, too late, or while somebody else has it open."""

import re

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.drafts.open_forms import IS_OPEN_FOR, OpenForm, OpenForms, SavedForm
from content.drafts.terms import Term
from tests.browser_forms import read_form
from tests.factories import make_editor, make_page, make_translator, make_user

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
OURS = {**ENGLISH, "origin": "http://testserver"}


@pytest.fixture
def draft():
    return make_page(sections=[{"key": "a"}, {"key": "b"}])


@pytest.fixture
def url(draft):
    return reverse("admin:content_page_change", args=[draft.pk])


def opened(client, user, url):
    client.force_login(user)
    return read_form(client.get(url, headers=ENGLISH).content.decode())[0]


NEW_SECTION = {
    "sections-2-heading_nl": ["Let op"],
    "sections-2-body_nl": ["Tekst."],
    "sections-2-kind": ["text"],
}
NEW_TERM = {"term_nl": ["infuus"], "meaning_nl": ["Vocht in een ader."]}


# --- Sent twice ---------------------------------------------------------------------------


def test_a_double_click_adds_one_entry_and_leads_to_the_same_place(client):
    url = reverse("admin:content_term_add")
    sent = opened(client, make_editor(), url) | NEW_TERM
    first, second = [client.post(url, sent, headers=ENGLISH) for _click in range(2)]
    assert Term.objects.count() == 1
    assert first["Location"] == second["Location"]
    page = client.get(second["Location"], headers=ENGLISH).content.decode()
    assert "This was saved already, once." in page


def test_a_double_click_adds_one_row(client, draft, url):
    sent = opened(client, make_editor(), url) | NEW_SECTION
    for _click in range(2):
        assert client.post(url, sent).status_code == 302
    assert [*draft.sections.values_list("key", flat=True)] == ["a", "b", "let-op"]


def test_the_same_page_with_other_words_is_another_save(client, draft, url):
    sent = opened(client, make_editor(), url)
    for words in ("Eerst.", "Daarna."):
        assert client.post(url, sent | {"summary_nl": [words]}).status_code in (
            200,
            302,
        )
    shown = read_form(
        client.post(url, sent | {"summary_nl": ["Daarna."]}).content.decode()
    )[0]
    assert client.post(url, shown).status_code == 302
    draft.refresh_from_db()
    assert draft.summary_nl == "Daarna."


def test_a_form_that_was_refused_can_be_sent_again_as_it_is(client, url):
    sent = opened(client, make_editor(), url) | {"menu": ["no menu"]}
    for _attempt in range(2):
        assert client.post(url, sent).status_code == 200
    assert not SavedForm.objects.exists()


def test_two_people_who_send_the_same_are_two(client):
    url = reverse("admin:content_term_add")
    sent = opened(client, make_editor(), url) | NEW_TERM
    client.post(url, sent)
    client.force_login(make_editor("colleague"))
    client.post(url, sent)
    assert Term.objects.count() == 2


# --- Sent too late ------------------------------------------------------------------------


def test_a_form_sent_after_the_session_has_ended_is_shown_with_all_it_held(client, url):
    sent = opened(client, make_editor(), url) | NEW_SECTION
    client.logout()
    answer = client.post(url, sent, headers=OURS)
    assert answer.status_code == 403
    html = answer.content.decode()
    assert f"/staff/login/?next={url.replace('/', '%2F')}" in html
    assert '<p class="change__paragraph kept-text__typed">Tekst.</p>' in html
    shown = re.findall(r'kept-text__typed">([^<]*)<', html.partition("<template")[0])
    assert shown == ["Let op", "Tekst."]

    other = Client(enforce_csrf_checks=True)
    other.force_login(make_editor("colleague"))
    carried = carried_by(html)
    assert carried["sections-2-body_nl"] == ["Tekst."]
    again = other.post(url, carried, headers=OURS)
    assert again.status_code == 403
    assert "Somebody else had opened this form." in again.content.decode()


def carried_by(html):
    """What the page would send once more: its fields, as a browser reads them."""
    start = html.index('action="/staff/content/')
    form = html[start : html.index("</form>", start)]
    return read_form(f'<form id="carried_form" {form}</form>')[0]


def test_a_form_with_an_old_token_is_sent_again_with_one_press(draft, url):
    client = Client(enforce_csrf_checks=True)
    nurse = make_editor()
    sent = opened(client, nurse, url) | NEW_SECTION
    client.cookies.pop("csrftoken")
    client.force_login(nurse)
    answer = client.post(url, sent, headers=OURS)
    assert answer.status_code == 403
    html = answer.content.decode()
    assert "Somebody else" not in html
    assert client.post(url, carried_by(html), headers=OURS).status_code == 302
    assert draft.sections.filter(body_nl="Tekst.").exists()


@pytest.mark.parametrize("origin", [{}, {"origin": "https://evil.example"}])
def test_a_form_of_another_site_is_not_carried(client, url, origin):
    answer = client.post(url, {"title_nl": "Stiekem"}, headers=origin)
    assert answer.status_code == 302
    assert "/staff/login/" in answer["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_editor())
    answer = strict.post(url, {"title_nl": "Stiekem"}, headers=origin)
    assert answer.status_code == 403
    assert "Stiekem" not in answer.content.decode()


def test_passwords_are_never_carried(client):
    sent = {"username": "nurse", "password": "secret", "old_password": "secret"}
    for path in ("login", "password_change", "auth/user/add"):
        answer = client.post(f"/staff/{path}/", sent, headers=OURS)
        assert 'value="secret"' not in answer.content.decode()
        assert ">secret<" not in answer.content.decode()


def test_only_a_save_tells_the_browser_to_forget(client, url):
    sent = opened(client, make_editor(), url)
    client.post(url, sent | {"menu": ["no menu"], "kept_text": ["one"]})
    assert "kept_text_saved" not in client.session
    client.post(url, sent | {"summary_nl": ["Nieuw."], "kept_text": ["two"]})
    assert client.session["kept_text_saved"] == ["two"]
    assert 'data-saved="two"' in client.get("/staff/").content.decode()


# --- Who else is here ---------------------------------------------------------------------


def test_a_form_says_who_else_has_it_open_and_since_when(client, url):
    opened(client, make_editor(), url)
    client.force_login(make_user("anna", role="Editor", first_name="Anna"))
    assert "Anna" not in client.get(url, headers=ENGLISH).context["open_by"]
    client.force_login(make_translator())
    words = client.get(url, headers=ENGLISH).context["open_by"]
    assert "nurse has had this open since" in words
    assert "Anna has had this open since" in words
    assert "translator" not in words


def test_who_is_silent_for_two_minutes_or_leaves_is_here_no_more(client, url):
    opened(client, make_editor(), url)
    client.force_login(make_editor("colleague"))
    assert client.get(url).context["open_by"]
    long_ago = timezone.now() - IS_OPEN_FOR
    OpenForm.objects.filter(by__username="nurse").update(seen_at=long_ago)
    assert client.get(url).context["open_by"] == ""
    client.post(url.replace("/change/", "/open/"), {"left": "1"})
    client.force_login(make_editor("third"))
    assert client.get(url).context["open_by"] == ""


def test_a_browser_hears_who_came_and_gets_a_token_of_its_own(client, url):
    address = url.replace("/change/", "/open/")
    opened(client, make_editor(), url)
    colleague = make_editor("colleague")
    opened(client, colleague, url)
    answer = client.post(address, headers=ENGLISH)
    assert "nurse has had this open" in answer.json()["words"]
    assert client.get(address).json()["person"] == colleague.pk
    assert client.get(address)["Cache-Control"].count("no-store")
    client.force_login(make_user("guest"))
    assert client.post(address).status_code == 403
    assert client.get(address).status_code == 403


def test_a_form_opens_while_the_database_is_locked(client, url, monkeypatch):
    def locked(*args, **options):
        cause = Exception()
        cause.sqlite_errorname = "SQLITE_BUSY"
        raise OperationalError from cause

    monkeypatch.setattr(OpenForms, "note", locked)
    client.force_login(make_editor())
    assert client.get(url).status_code == 200
