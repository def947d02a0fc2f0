"""Two people at the same draft: nobody overwrites, nothing is lost."""

import pytest
from django.urls import reverse

from content.drafts.pages import Section
from tests.factories import (
    make_editor,
    make_page,
    make_section,
    make_source,
    make_translator,
)
from tests.staff_forms import in_row, opened

pytestmark = pytest.mark.django_db


def open_page(client, user, page):
    client.force_login(user)
    url = reverse("admin:content_page_change", args=[page.pk])
    return url, opened(client, url)


@pytest.fixture
def nurse():
    return make_editor()


@pytest.fixture
def colleague():
    return make_editor("colleague")


def test_changes_of_different_fields_are_both_kept_without_a_question(
    client, nurse, colleague
):
    page = make_page(sections=[{"key": "a"}, {"key": "b"}])
    url, mine = open_page(client, nurse, page)
    _url, theirs = open_page(client, colleague, page)
    first, second = page.sections.all()
    theirs |= {"title_de": "Neuer Titel"} | in_row(second, "sections", body_de="Neu.")
    assert client.post(url, theirs).status_code == 302

    client.force_login(nurse)
    mine |= {"summary_nl": "Nieuw."} | in_row(first, "sections", body_nl="Ook nieuw.")
    assert client.post(url, mine).status_code == 302
    page.refresh_from_db()
    first, second = page.sections.all()
    assert (page.title_de, page.summary_nl) == ("Neuer Titel", "Nieuw.")
    assert (first.body_nl, second.body_de) == ("Ook nieuw.", "Neu.")


def test_a_change_of_the_same_field_is_asked_about_once_and_then_kept(
    client, nurse, colleague
):
    page = make_page()
    url, mine = open_page(client, nurse, page)
    _url, theirs = open_page(client, colleague, page)
    field = f"sections-row{page.sections.get().pk}-body_nl"
    client.post(url, theirs | {field: "Van de collega."})

    client.force_login(nurse)
    mine[field] = "Van de verpleegkundige."
    answer = client.post(url, mine, headers={"accept-language": "en"})
    html = answer.content.decode()
    assert "Somebody else has changed the same text" in html
    assert "Van de collega." in html
    assert "Van de verpleegkundige." in html
    assert Section.objects.get().body_nl == "Van de collega."
    again = answer.context["inline_admin_formsets"][0].formset.forms[0]
    mine[again["body_nl"].html_initial_name] = again.data[
        again["body_nl"].html_initial_name
    ]
    assert client.post(url, mine).status_code == 302
    assert Section.objects.get().body_nl == "Van de verpleegkundige."


@pytest.mark.parametrize("touched", [False, True])
def test_a_section_that_somebody_else_deleted_comes_back_only_with_new_words(
    client, nurse, colleague, touched
):
    page = make_page(sections=[{"key": "a"}, {"key": "b"}])
    url, mine = open_page(client, nurse, page)
    first, second = page.sections.all()
    mine |= in_row(first, "sections", body_nl="Nieuw in a.")
    if touched:
        mine |= in_row(second, "sections", body_nl="Nieuw in b.")
    second.delete()
    answer = client.post(url, mine)
    assert answer.status_code == 302
    texts = dict(page.sections.values_list("key", "body_nl"))
    assert texts == {"a": "Nieuw in a."} | ({"b": "Nieuw in b."} if touched else {})


def test_a_nurse_and_a_translator_share_a_record(client, nurse):
    source = make_source()
    url = reverse("admin:content_source_change", args=[source.pk])
    client.force_login(nurse)
    mine = opened(client, url)
    client.force_login(make_translator())
    theirs = opened(client, url)
    assert client.post(url, theirs | {"note_de": "Neue Notiz."}).status_code == 302
    client.force_login(nurse)
    assert client.post(url, mine | {"note_nl": "Nieuwe noot."}).status_code == 302
    source.refresh_from_db()
    assert (source.note_de, source.note_nl) == ("Neue Notiz.", "Nieuwe noot.")


def test_new_sections_find_keys_and_places_of_their_own(client, nurse):
    page = make_page(sections=[{"key": "attention"}])
    make_section(page, key="last", position=17)
    url, mine = open_page(client, nurse, page)
    for number in (2, 3, 4):
        mine |= {
            f"sections-{number}-{name}": value
            for name, value in {
                "id": "",
                "page": page.pk,
                "key": "",
                "position": "",
                "kind": "text",
                "heading_nl": "Let op" if number < 4 else "🙂",
                "heading_en": "Attention" if number < 4 else "",
                "body_nl": "Tekst.",
            }.items()
        }
    assert client.post(url, mine).status_code == 302
    keys = list(page.sections.values_list("key", "position"))
    assert keys == [
        ("attention", 10),
        ("last", 17),
        ("attention-2", 27),
        ("attention-3", 37),
        ("section", 47),
    ]
