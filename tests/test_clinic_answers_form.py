"""What a clinic says of its own, typed into its form; in one language if need be."""

import pytest
from django.urls import reverse

from content.drafts.clinic_answers import (
    ClinicAnswer,
    MixtureDrug,
    ProgrammePart,
    Rhythm,
)
from content.drafts.clinics import Clinic
from content.drafts.pages import Page
from content.drafts.records import Contraindication, SideEffect
from tests.factories import make_clinic, make_country, make_editor, make_translator
from tests.staff_forms import in_row, new_row, opened, url_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


def save(client, url, **changed):
    data = opened(client, url) | changed
    return client.post(url, data, headers={"accept-language": "en"})


@pytest.fixture
def aneurysm():
    return Contraindication.objects.create(
        key="aneurysm", group="usually_not", name_nl="Aneurysma", name_en="Aneurysm"
    )


def test_a_row_on_the_form_is_an_answer_to_its_list(client, nurse, aneurysm):
    clinic = make_clinic()
    answer = save(
        client,
        url_of(clinic),
        **new_row(
            "answers_contraindication", 0, contraindication=aneurysm.pk, answer="here"
        ),
    )
    assert answer.status_code == 302
    saved = ClinicAnswer.objects.get()
    assert (saved.topic, saved.contraindication) == ("contraindication", aneurysm)
    assert (saved.key, saved.position) == ("contraindication-aneurysm", 10)


def test_entries_are_chosen_by_their_names_and_answers_by_what_readers_see(
    client, nurse, aneurysm
):
    page = client.get(url_of(make_clinic()), headers={"accept-language": "en"})
    html = page.content.decode()
    assert ">Aneurysm</option>" in html
    assert "With this, no infusion with us.</option>" in html
    assert "We do not treat this.</option>" in html


def test_rows_of_one_list_do_not_reach_those_of_another(client, nurse, aneurysm):
    clinic = make_clinic()
    effect = SideEffect.objects.create(
        key="dreams", band="rare", phase="during", action="normal", name_nl="Dromen"
    )
    reason = ClinicAnswer.objects.create(
        clinic=clinic,
        key="a",
        topic="contraindication",
        answer="ask",
        contraindication=aneurysm,
    )
    seen = ClinicAnswer.objects.create(
        clinic=clinic, key="b", topic="side_effect", answer="here", side_effect=effect
    )
    save(client, url_of(clinic), **in_row(seen, "answers_side_effect", dose="higher"))
    seen.refresh_from_db()
    reason.refresh_from_db()
    assert (seen.dose, seen.topic) == ("higher", "side_effect")
    assert (reason.topic, reason.answer) == ("contraindication", "ask")


def test_the_same_entry_is_answered_once(client, nurse, aneurysm):
    clinic = make_clinic()
    ClinicAnswer.objects.create(
        clinic=clinic,
        key="a",
        topic="contraindication",
        answer="ask",
        contraindication=aneurysm,
    )
    answer = save(
        client,
        url_of(clinic),
        **new_row(
            "answers_contraindication", 1, contraindication=aneurysm.pk, answer="here"
        ),
    )
    assert "The clinic has answered this already." in answer.content.decode()
    assert ClinicAnswer.objects.count() == 1


def test_medicines_series_and_programme_are_rows_too(client, nurse):
    clinic = make_clinic()
    save(
        client,
        url_of(clinic),
        **new_row("mixture", 0, name_nl="midazolam"),
        **new_row("programme", 0, name_nl="gesprekken", offer="beside"),
        **new_row("series", 0, count=4, low=1, unit="weeks"),
    )
    assert MixtureDrug.objects.get().key == "midazolam"
    assert ProgrammePart.objects.get().key == "gesprekken"
    assert Rhythm.objects.get().key == "stretch"


def test_a_series_that_cannot_be_is_refused_and_stays_in_the_form(client, nurse):
    clinic = make_clinic()
    row = new_row("series", 0, count=4, low=3, high=2, unit="weeks")
    answer = save(client, url_of(clinic), **row)
    html = answer.content.decode()
    assert "The longer time is larger than the shorter one." in html
    assert 'name="series-0-high" value="2"' in html


# --- In one language ---------------------------------------------------------------------


def test_a_clinic_that_writes_german_needs_no_dutch_word(client, nurse):
    answer = save(
        client,
        reverse("admin:content_clinic_add"),
        name="Praxis am Südtor",
        country=make_country("de").pk,
        city="Beispielstadt",
        phone="+493023125000",
        status="accepting",
        status_checked_on="2026-11-21",
        source_language="de",
        setting_de="Praxis",
        referral_de="Mit Überweisung.",
        **new_row("mixture", 0, name_de="Beruhigungsmittel für Ängste"),
    )
    assert answer.status_code == 302
    clinic = Clinic.objects.get()
    assert clinic.key == "praxis-am-suedtor"
    assert not clinic.setting_nl
    assert MixtureDrug.objects.get().key == "beruhigungsmittel-fuer-aengste"


def test_its_page_is_written_first_in_german_and_says_the_template_everywhere():
    from content.book.translation import state_of
    from content.drafts.reading import draft_book
    from content.exchange.clinic_pages import create_clinic_page

    clinic = make_clinic("x", name="Haus Grüntal", source_language="de")
    page = create_clinic_page(clinic)
    assert page.source_language == "de"
    assert {page.slug_nl, page.slug_de, page.slug_en} == {"haus-gruental"}
    book = draft_book()
    for entry in book.family("page/clinic-x"):
        assert {state_of(book, entry, code) for code in ("nl", "de", "en")} == {""}


def test_translators_of_a_german_clinic_write_dutch_and_not_german(client):
    client.force_login(make_translator())
    clinic = make_clinic(source_language="de")
    fields = opened(client, url_of(clinic))
    assert "setting_nl" in fields
    assert "setting_de" not in fields


# --- Addresses ---------------------------------------------------------------------------


def page_of(client, **fields):
    answer = save(
        client,
        reverse("admin:content_page_add"),
        key="doctors",
        menu="main",
        position=10,
        **fields,
    )
    assert answer.status_code == 302
    return Page.objects.get()


def test_an_address_left_empty_is_made_of_the_title_as_its_language_spells(
    client, nurse
):
    page = page_of(
        client, title_nl="Coördinatie en café", title_de="Ärzte für große Öfen"
    )
    assert page.slug_nl == "coordinatie-en-cafe"
    assert page.slug_de == "aerzte-fuer-grosse-oefen"
    assert page.slug_en is None


def test_an_address_that_was_removed_stays_away(client, nurse):
    page = page_of(client, title_nl="Artsen", title_de="Ärzte")
    save(client, url_of(page), slug_de="")
    page.refresh_from_db()
    assert page.slug_de is None
    save(client, url_of(page), title_en="Doctors")
    page.refresh_from_db()
    assert (page.slug_de, page.slug_en) == (None, "doctors")
