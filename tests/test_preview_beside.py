"""The preview beside a form: what stands in the form now, drawn and not kept."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from content.drafts.pages import Page, Section
from content.drafts.reading import draft_book
from content.editions.reviews import DraftChange
from tests.factories import (
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_section,
    make_translator,
    make_user,
    publish,
)
from tests.staff_forms import in_row, new_row, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(now):
    page = make_page(sections=[{"key": "first"}, {"key": "second"}])
    publish(page, author=make_editor(), approver=make_reviewer(), now=now)
    return page


def asked(page, language="de", look="phone", **typed):
    """What the panel sends: the form as it is, and what was chosen."""
    return {"preview_language": language, "preview_look": look, **typed}


def preview(client, page, language="de", look="phone", **typed):
    url = reverse("admin:content_page_change", args=[page.pk])
    data = opened(client, url) | typed
    data |= {"preview_language": language, "preview_look": look}
    return client.post(
        reverse("admin:content_page_preview_unsaved", args=[page.pk]),
        data,
        headers={"accept-language": "en"},
    )


def sections_of(answer):
    html = answer.content.decode()
    return re.findall(r'<section class="section [^"]*" id="([\w-]+)"', html)


@pytest.fixture
def nurse(client, page):
    user = make_editor("colleague")
    client.force_login(user)
    return user


def section(page, key="first"):
    return Section.objects.get(page=page, key=key)


def test_what_was_typed_is_shown_and_nothing_is_kept(client, page, nurse):
    before, notes = draft_book().parts, DraftChange.objects.count()
    words = in_row(section(page), "sections", body_de="Ganz **neu** getippt.")
    answer = preview(client, page, title_de="Ein neuer Titel", **words)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert '<html lang="de"' in html
    assert "Ganz <strong>neu</strong> getippt." in html
    assert "<h1>Ein neuer Titel</h1>" in html
    assert draft_book().parts == before
    assert DraftChange.objects.count() == notes
    assert Page.objects.get(pk=page.pk).title_de != "Ein neuer Titel"


def test_an_untouched_form_shows_what_readers_will_see(client, page, nurse):
    public = client.get("/de/costs-de/").content.decode()
    shown = preview(client, page).content.decode()
    start, end = public.index('id="first"'), public.index('class="review-stamp"')
    assert public[start:end].rpartition("</section>")[0] in shown


def test_rows_that_are_added_removed_and_moved_are_shown_so(client, page, nurse):
    first, second = section(page), section(page, "second")
    moved = in_row(first, "sections", position=second.position + 1)
    assert sections_of(preview(client, page, **moved)) == ["second", "first"]
    gone = in_row(first, "sections", DELETE="on")
    assert sections_of(preview(client, page, **gone)) == ["second"]
    added = new_row(
        "sections", 2, heading_nl="Nieuw", body_nl="Zo.", kind="text", position=""
    )
    answer = preview(client, page, "nl", **added)
    assert len(sections_of(answer)) == 3
    assert "Nieuw" in answer.content.decode()
    assert Section.objects.filter(page=page).count() == 2


def test_a_translation_of_a_new_source_is_shown_as_behind(client, page, nurse):
    words = in_row(section(page), "sections", body_nl="Een heel andere zin.")
    html = preview(client, page, **words).content.decode()
    assert "Ein Satz." in html
    assert 'class="translation-note' in html
    confirm_translations()
    assert 'class="translation-note' not in preview(client, page).content.decode()


def test_a_mistake_is_named_and_the_rest_is_shown(client, page, nurse):
    words = in_row(section(page), "sections", body_de="Hier {{no_such_fact}}.")
    other = in_row(section(page, "second"), "sections", body_de="Das steht hier.")
    html = unescape(preview(client, page, **words, **other).content.decode())
    assert "These places cannot be shown as they are typed:" in html
    assert "no_such_fact" in html
    assert "Ein Satz." in html  # what readers see there now
    assert "Das steht hier." in html


def test_what_the_form_refuses_is_named_and_the_rest_is_shown(client, page, nurse):
    words = in_row(section(page), "sections", body_de="Das steht hier.")
    html = unescape(
        preview(client, page, slug_de="Not A Slug", **words).content.decode()
    )
    assert "Address [de]" in html
    assert "Das steht hier." in html


def test_a_language_that_the_page_is_not_in_says_so(client, page, nurse):
    empty = {"title_de": "", "slug_de": "", "summary_de": ""}
    answer = preview(client, page, **empty)
    assert answer.status_code == 200
    assert "There is nothing to show yet" in answer.content.decode()


@pytest.mark.parametrize(
    "look,says",
    [
        ("phone", 'data-look="light"'),
        ("desktop", 'data-look="light"'),
        ("dark", 'data-look="dark"'),
        ("paper", "/staff/desk/paper.css"),
    ],
)
def test_each_look_is_asked_for_by_sheets_of_our_own(client, page, nurse, look, says):
    answer = preview(client, page, look=look)
    assert says in answer.content.decode()
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_an_unknown_look_is_the_readers_own(client, page, nurse):
    assert "data-look" not in preview(client, page, look='"x').content.decode()


def test_paper_is_the_sheet_of_the_site_with_its_rules_for_print(client, page, nurse):
    answer = client.get("/staff/desk/paper.css")
    assert answer["Content-Type"] == "text/css"
    sheet = answer.content.decode()
    assert "@media print" not in sheet
    assert "@import" not in sheet
    assert "color-scheme: only light" in sheet
    assert Client().get("/staff/desk/paper.css").status_code == 302


def test_only_a_preview_may_stand_in_a_frame_and_only_in_ours(client, page, nurse):
    answer = preview(client, page)
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer["Cache-Control"]
    form = client.get(reverse("admin:content_page_change", args=[page.pk]))
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    for one in (form, client.get("/de/costs-de/"), client.get("/staff/")):
        assert "frame-ancestors 'none'" in one["Content-Security-Policy"]
        assert one["X-Frame-Options"] == "DENY"
    assert "frame-src" not in client.get("/staff/")["Content-Security-Policy"]


def test_who_may_not_change_the_page_cannot_have_it_drawn(client, page):
    url = reverse("admin:content_page_preview_unsaved", args=[page.pk])
    assert client.post(url, asked(page)).status_code == 302
    client.force_login(make_user("guest"))
    assert client.post(url, asked(page)).status_code == 403
    client.force_login(make_editor("other"))
    assert client.get(url).status_code == 405
    assert client.post(url, asked(page, language="xx")).status_code == 404
    missing = reverse("admin:content_page_preview_unsaved", args=[page.pk + 99])
    assert client.post(missing, asked(page)).status_code == 404


def test_a_translator_sees_what_she_typed_and_cannot_smuggle_anything_in(client, page):
    client.force_login(make_translator())
    first = section(page)
    typed = in_row(first, "sections", body_de="Von der Übersetzerin.")
    smuggled = in_row(first, "sections", body_nl="Gesmokkeld.", kind="emergency")
    html = preview(client, page, **typed, **smuggled).content.decode()
    assert "Von der Übersetzerin." in html
    assert "Gesmokkeld." not in preview(client, page, "nl", **smuggled).content.decode()
    assert 'class="section section--text" id="first"' in html


@pytest.mark.parametrize(
    "typed",
    [
        {"sections-TOTAL_FORMS": "abc"},
        {"sections-TOTAL_FORMS": ""},
        {"sections-row99999-body_de": "x"},
        {"title_nl": "\x00\x0b"},
        {"title_nl": "x" * 50_000},
    ],
)
def test_nonsense_is_a_page_and_never_an_error_of_the_server(
    client, page, nurse, typed
):
    assert preview(client, page, **typed).status_code == 200


def test_sections_of_other_pages_are_never_shown(client, page, nurse):
    other = make_section(make_page("day"), body_de="Eine fremde Stelle.", key="alien")
    words = in_row(other, "sections", body_de="Eine fremde Stelle.", id=other.pk)
    assert "alien" not in sections_of(preview(client, page, **words))


def test_a_preview_leads_to_the_form_of_each_section(client, page, nurse):
    html = client.get(f"/staff/content/page/{page.pk}/preview/de/").content.decode()
    assert f"/staff/content/page/{page.pk}/change/?language=de#sections-1" in html
