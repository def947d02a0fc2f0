"""The staff side: every page opens for those who may, and for nobody else."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from content.editions.reviews import DraftChange
from content.publishing import actions
from tests.factories import (
    make_editor,
    make_page,
    make_reviewer,
    make_source,
    make_translator,
    make_user,
    publish,
)
from tests.staff_forms import in_row

pytestmark = pytest.mark.django_db
MODELS = [model for model in admin.site._registry if model._meta.app_label == "content"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_and_form_opens_under_the_strict_policy(client, model):
    client.force_login(make_user("boss", is_superuser=True))
    name = f"admin:content_{model._meta.model_name}"
    answer = client.get(reverse(f"{name}_changelist"))
    assert answer.status_code == 200
    assert "unsafe" not in answer["Content-Security-Policy"]
    expected = 403 if model.__name__ in ("Edition", "Review") else 200
    assert client.get(reverse(f"{name}_add")).status_code == expected


@pytest.mark.parametrize("path", ["publishing/", "preview/nl/", "change/"])
def test_strangers_are_led_to_the_log_in(client, path):
    page = make_page()
    answer = client.get(f"/staff/content/page/{page.pk}/{path}")
    assert answer.status_code == 302
    assert "/staff/login/" in answer["Location"]


@pytest.mark.parametrize("path", ["publishing/", "preview/nl/"])
def test_staff_without_a_role_see_no_draft(client, path):
    client.force_login(make_user("guest"))
    assert client.get(f"/staff/content/page/{make_page().pk}/{path}").status_code == 403


def test_a_preview_is_what_readers_will_see_and_is_never_stored(client, now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    client.force_login(nurse)
    preview = client.get(f"/staff/content/page/{page.pk}/preview/de/")
    assert "no-store" in preview["Cache-Control"]
    publish(page, author=nurse, approver=doctor, now=now)
    public = client.get("/de/costs-de/").content.decode()
    section = public[public.index('id="first"') : public.index('class="review-stamp"')]
    assert section.split("</section>")[0] in preview.content.decode()


def test_editions_show_who_wrote_approved_and_published_and_what_changed(client, now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    publish(page, author=nurse, approver=doctor, now=now)
    page.sections.update(body_de="Ein besserer Satz.")
    publication = publish(
        page, author=nurse, approver=doctor, now=now, reason="Clearer"
    )
    client.force_login(doctor)
    edition = publication.editions.get()
    html = client.get(
        reverse("admin:content_edition_change", args=[edition.pk])
    ).content.decode()
    for words in ("nurse", "doctor", "Clearer", "besserer"):
        assert words in html
    assert "<form" not in html.split('id="content-main"')[1]


def test_saving_a_record_is_remembered_for_the_four_eyes_rule(client):
    nurse = make_editor()
    source = make_source()
    client.force_login(nurse)
    url = reverse("admin:content_source_change", args=[source.pk])
    form = client.get(url).context["adminform"].form
    data = {k: "" if v is None else v for k, v in form.initial.items()}
    answer = client.post(url, {**data, "note_nl": "Een andere noot."})
    assert answer.status_code == 302
    change = DraftChange.objects.get()
    assert (change.subject, change.by) == ("records:Source", nurse)


def test_a_refused_step_says_why_and_keeps_what_was_typed(client, now):
    page, nurse, doctor = make_page(), make_editor(), make_reviewer()
    review = actions.request_review(page=page, by=nurse, now=now)
    page.sections.update(body_nl="Alweer anders.")
    client.force_login(doctor)
    answer = client.post(
        reverse("admin:content_page_publishing", args=[page.pk]),
        {"step": "approve", "review": review.pk, "comment": "Typed with care."},
        headers={"accept-language": "en"},
    )
    html = answer.content.decode()
    assert "The draft has changed since the review was asked for" in html
    assert "Typed with care." in html


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


@pytest.mark.parametrize("review", ["", "abc", "9" * 5000])
def test_a_review_that_is_nothing_is_refused_with_a_sentence(client, review):
    page = make_page()
    client.force_login(make_reviewer())
    answer = client.post(
        reverse("admin:content_page_publishing", args=[page.pk]),
        {"step": "approve", "review": review},
        headers={"accept-language": "en"},
    )
    assert "This review does not exist." in answer.content.decode()


def test_a_role_that_does_not_include_a_page_gets_a_sentence_and_a_way_on(client):
    client.force_login(make_user("guest"))
    answer = client.get(
        f"/staff/content/page/{make_page().pk}/publishing/",
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
