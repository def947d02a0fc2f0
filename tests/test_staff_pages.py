"""The staff side: every page opens for those who may, and for nobody else."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content.admin.drafts import changes_url
from content.book.translation import state_of
from content.drafts.reading import draft_book
from content.editions.reviews import DraftChange
from content.publishing import actions, four_eyes
from content.roles import MEDICAL_REVIEWER
from tests.factories import (
    changed,
    confirm_translations,
    make_editor,
    make_page,
    make_reviewer,
    make_source,
    make_translator,
    make_user,
    publish,
)
from tests.staff_forms import in_row, opened
from tests.staff_reading import CHANGES, TRANSLATIONS, look, words_of

pytestmark = pytest.mark.django_db
LANGUAGES_READ = "/staff/content/review/languages/"
MODELS = [model for model in admin.site._registry if model._meta.app_label == "content"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_and_form_opens_under_the_strict_policy(client, model):
    client.force_login(make_user("boss", is_superuser=True))
    name = f"admin:content_{model._meta.model_name}"
    answer = client.get(reverse(f"{name}_changelist"))
    assert answer.status_code == 200
    assert "unsafe" not in answer["Content-Security-Policy"]
    expected = 403 if model.__name__ in ("Edition", "Review", "JournalEntry") else 200
    assert client.get(reverse(f"{name}_add")).status_code == expected


@pytest.mark.parametrize("path", ["readers/", "preview/nl/", "change/"])
def test_strangers_are_led_to_the_log_in(client, path):
    page = make_page()
    answer = client.get(f"/staff/content/page/{page.pk}/{path}")
    assert answer.status_code == 302
    assert "/staff/login/" in answer["Location"]


@pytest.mark.parametrize("path", ["readers/", "preview/nl/"])
def test_staff_without_a_role_see_no_draft(client, path):
    client.force_login(make_user("guest"))
    assert client.get(f"/staff/content/page/{make_page().pk}/{path}").status_code == 403


def test_a_preview_is_what_readers_will_see_and_is_never_stored(client, now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    client.force_login(nurse)
    confirm_translations()
    preview = client.get(f"/staff/content/page/{page.pk}/preview/de/")
    assert "no-store" in preview["Cache-Control"]
    publish(page, author=nurse, approver=doctor, now=now)
    public = client.get("/de/costs-de/").content.decode()
    section = public[public.index('id="first"') : public.index('class="review-stamp"')]
    assert section.split("</section>")[0] in preview.content.decode()


def test_saving_a_record_is_remembered_for_the_four_eyes_rule(client):
    nurse = make_editor()
    source = make_source()
    client.force_login(nurse)
    url = reverse("admin:content_source_change", args=[source.pk])
    data = opened(client, url) | {"note_nl": "Een andere noot."}
    answer = client.post(url, data)
    assert answer["Location"] == changes_url("source/R1")
    change = DraftChange.objects.get()
    assert (change.entry, change.language) == ("source/R1", "nl")
    assert change.by == nurse


def test_a_translator_cannot_post_what_the_form_does_not_offer(client):
    page = make_page()
    client.force_login(make_translator())
    url = reverse("admin:content_page_change", args=[page.pk])
    section = page.sections.get()
    answer = client.post(
        url,
        {
            "seen_version": "0",
            "title_nl": "Stiekem",
            "title_de": "Neuer Titel",
            "slug_de": "kosten",
            "summary_de": "Kurz.",
            "title_en": "Costs",
            "slug_en": "costs-en",
            "summary_en": "Short.",
            "sections-TOTAL_FORMS": "1",
            "sections-INITIAL_FORMS": "1",
            **in_row(section, "sections", page=page.pk),
            **in_row(section, "sections", heading_de="Erstens", body_de="Neu."),
            **in_row(section, "sections", body_nl="Stiekem."),
        },
    )
    assert answer.status_code == 302
    page.refresh_from_db()
    section.refresh_from_db()
    assert (page.title_de, page.title_nl) == ("Neuer Titel", "Kosten costs")
    assert (section.body_de, section.body_nl) == ("Neu.", "Een zin.")


@pytest.mark.parametrize("noun", ["edition", "review", "page", "source"])
@pytest.mark.parametrize("number", ["abc", "9" * 40, "0"])
def test_a_staff_address_that_is_nothing_is_not_found(client, noun, number):
    client.force_login(make_user("boss", is_superuser=True))
    answer = client.get(f"/staff/content/{noun}/{number}/change/")
    assert answer.status_code in (302, 404)  # Django leads from drafts to their list


def test_a_role_that_does_not_include_a_page_gets_a_sentence_and_a_way_on(client):
    client.force_login(make_user("guest"))
    answer = client.get(
        f"/staff/content/page/{make_page().pk}/readers/",
        headers={"accept-language": "de"},
    )
    assert answer.status_code == 403
    assert 'href="/staff/"' in answer.content.decode()


def test_a_form_that_was_open_too_long_says_what_to_do(settings):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/staff/login/", headers={"accept-language": "en"})
    assert answer.status_code == 403
    assert "Please log in again" in answer.content.decode()
    assert client.post("/nl/").status_code == 405


# --- The start page ---------------------------------------------------------------------


def test_people_say_of_themselves_which_languages_they_read(client):
    doctor = make_user("doctor", role=MEDICAL_REVIEWER, reads=["nl"])
    html = look(client, doctor, "/staff/")
    assert 'value="nl" checked' in html
    assert 'value="de" checked' not in html
    html = look(client, doctor, LANGUAGES_READ, language=["de", "en", "xx"])
    assert "Noted: you read Deutsch, English." in html
    assert four_eyes.languages_of(doctor) == {"de", "en"}
    html = look(client, doctor, LANGUAGES_READ, language=[])
    assert "Noted: you approve no words for now." in html
    assert four_eyes.languages_of(doctor) == set()


def test_what_somebody_reads_is_said_by_that_person_and_by_nobody_else(client):
    doctor, nurse = make_reviewer(), make_editor()
    look(client, nurse, LANGUAGES_READ, language=["nl"])
    assert four_eyes.languages_of(nurse) == {"nl"}
    assert four_eyes.languages_of(doctor) == {"nl", "de", "en"}
    client.logout()
    assert "/staff/login/" in client.post(LANGUAGES_READ)["Location"]
    client.force_login(nurse)
    assert client.get(LANGUAGES_READ).status_code == 405


def test_the_start_page_leads_to_what_waits_and_says_how_much(client):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    publish(page, author=nurse, approver=doctor)
    words = words_of(look(client, nurse, "/staff/"))
    for count in ("part differs", "parts differ", "Behind", "Waiting"):
        assert f"1 {count}" not in words
    page.sections.update(body_nl="Een andere zin.")
    html = look(client, nurse, "/staff/")
    assert f'href="{CHANGES}"' in html
    assert f'href="{TRANSLATIONS}"' in html
    words = words_of(html)
    assert "1 part differs" in words
    assert "2 Behind in your languages" in words
    actions.request_review(chosen=changed(), by=nurse, now=timezone.now())
    assert "1 Waiting for your decision" in words_of(look(client, doctor, "/staff/"))


def test_staff_without_a_role_find_nothing_to_do(client):
    html = look(client, make_user("guest"), "/staff/")
    assert CHANGES not in html
    assert LANGUAGES_READ not in html
    assert client.get(CHANGES).status_code == 403


def test_a_first_translation_says_the_source_beside_which_it_was_written(client):
    page, nurse = make_page(), make_editor()
    page.sections.update(body_de="", heading_de="")
    client.force_login(nurse)
    url = reverse("admin:content_page_change", args=[page.pk])
    words = in_row(
        page.sections.get(), "sections", heading_de="Zuerst", body_de="Ein Satz."
    )
    assert client.post(url, opened(client, url) | words).status_code == 302
    assert state_of(draft_book(), "section/costs/first", "de") == ""
