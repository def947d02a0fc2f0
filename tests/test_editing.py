"""What the toolbar asks the server: what a text can name, and clean text."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from content.admin.editing.choices import KINDS
from content.admin.editing.said import said
from content.paste import Kind
from tests.factories import (
    make_clinic,
    make_editor,
    make_fact,
    make_page,
    make_reviewer,
    make_source,
    make_translator,
    make_user,
)
from tests.staff_forms import url_of

pytestmark = pytest.mark.django_db

PASTE = "/staff/content/page/paste/"


def look(client, kind, query="", language="nl", page=""):
    address = reverse("admin:content_look_up", args=[kind])
    answer = client.get(address, {"q": query, "language": language, "page": page})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.json()["choices"]


@pytest.fixture
def nurse(client):
    client.force_login(make_editor())
    return client


@pytest.fixture
def fasting():
    return make_fact(
        "fasting_food",
        low=6,
        name_nl="Niet eten vóór het infuus",
        name_de="Nichts essen vor der Infusion",
        name_en="No food before the infusion",
        subjects_nl="nuchter, ontbijt",
        subjects_de="nüchtern, Frühstück",
        subjects_en="fasting, breakfast",
    )


@pytest.mark.parametrize(
    "query,language",
    [
        *(("nuchter", "nl"), ("eten", "nl"), ("ONTBIJT", "nl"), ("infuus eten", "nl")),
        *(("nuchtern", "de"), ("Frühstück", "de"), ("fasting", "de"), ("ontb", "en")),
    ],
)
def test_a_fact_is_found_by_what_a_nurse_would_type(nurse, fasting, query, language):
    make_fact("infusions", unit="count", low=4, name_nl="Aantal keren", name_de="Anzahl", name_en="Number")  # fmt: skip
    found = look(nurse, "facts", query, language)
    assert [one["text"] for one in found] == ["{{fasting_food}}"]
    shown = {"nl": ("Niet eten", "6\u00a0uur"), "de": ("Nichts", "6\u00a0Stunden"), "en": ("No food", "6\u00a0hours")}  # fmt: skip
    assert found[0]["name"].startswith(shown[language][0])
    assert found[0]["detail"] == shown[language][1]
    assert "fasting_food" not in found[0]["name"] + found[0]["detail"]
    assert {"detail": "6", "text": "{{fasting_food:number}}"} in found[0]["others"]


def test_a_fact_has_the_value_of_the_clinic_whose_page_it_is(nurse, fasting):
    clinic = make_clinic()
    fasting.values.create(clinic=clinic, answer="other_value", low=4, answered_by="x", checked_on="2026-11-21")  # fmt: skip
    found = look(nurse, "facts", "eten", "nl", page=f"clinic-{clinic.key}")
    assert found[0]["detail"] == "4\u00a0uur"
    assert look(nurse, "facts", "naam kliniek", page=f"clinic-{clinic.key}")


@pytest.mark.parametrize("page", ["clinic-nowhere", "a/b", "", "\x00", "clinic-"])
def test_a_page_that_does_not_exist_states_what_holds_everywhere(nurse, fasting, page):
    assert isinstance(look(nurse, "facts", "eten", page=page), list)
    assert isinstance(look(nurse, "places", "eten", page=page), list)


def test_nothing_is_found_for_what_is_not_there_and_all_for_nothing_asked(
    nurse, fasting
):
    assert look(nurse, "facts", "olifant") == []
    assert len(look(nurse, "facts")) == 1
    assert look(nurse, "facts", "' OR 1=1 -- \x00 {{") == []


def test_sources_terms_and_places_are_found_and_written_as_the_dialect_has_them(nurse):
    make_source("R4", title="Ketamine for pain", authors="Jansen B", year=2019)
    make_page("costs", sections=[{"key": "ask", "heading_nl": "Wat u vraagt"}])
    assert look(nurse, "sources", "jansen 2019")[0]["text"] == "[@R4]"
    assert look(nurse, "sources", "pain ketamine")[0]["name"] == "Ketamine for pain"
    found = look(nurse, "places", "vraagt")
    assert [one["address"] for one in found] == ["page:costs#ask"]
    assert found[0]["detail"] == "Kosten costs"
    found = [one["address"] for one in look(nurse, "places", "kosten", page="costs")]
    assert found[0] == "page:costs"
    assert {*KINDS} == {"facts", "sources", "terms", "pictures", "places"}


def test_at_most_twenty_are_shown_those_of_the_texts_language_first(nurse):
    for number in range(25):
        make_fact(f"f{number}", name_nl=f"Dosis {number}", name_de="Dosis", name_en="Dose")  # fmt: skip
    make_fact("german", name_nl="Anders", name_de="Dosis allein", name_en="Other")
    assert len(look(nurse, "facts", "dosis")) == 20
    assert look(nurse, "facts", "dosis", "nl")[0]["name"] == "Dosis 0"


@pytest.mark.parametrize(
    "address", ["look-up/facts/?language=xx", "look-up/people/?language=nl"]
)
def test_what_does_not_exist_is_not_there(nurse, address):
    assert nurse.get(f"/staff/content/page/{address}").status_code == 404


def test_paste_gives_clean_text_and_says_what_it_lacks(nurse):
    answer = nurse.post(
        PASTE,
        {"html": "<p>Mög&shy;lich <img src=x></p><ul><li>a</ul>", "text": "x"},
        headers={"accept-language": "en"},
    )
    assert answer.json() == {
        "text": "Möglich\n\n- a",
        "said": "Pasted as clean text. Left out or mended: 1 picture, 1 soft hyphen.",
    }
    assert nurse.post(PASTE, {"text": "a\nb"}).json() == {"text": "a\nb", "said": ""}
    assert nurse.post(PASTE, {}).json() == {"text": "", "said": ""}


@pytest.mark.parametrize("kind", [*Kind])
@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_everything_that_is_left_out_has_words(kind, language):
    with override(language):
        one, two = said(Counter({kind: 1})), said(Counter({kind: 2}))
    assert one
    assert two
    assert one != two
    assert "%" not in one + two


def test_too_much_is_told_and_nothing_breaks(nurse):
    answer = nurse.post(PASTE, {"html": "<p>x" * 800_000})
    assert answer.status_code == 413
    assert answer.json()["said"]


def test_whoever_may_not_write_gets_nothing(client):
    look_up = reverse("admin:content_look_up", args=["facts"]) + "?language=nl"
    assert client.get(look_up).status_code == 302
    assert client.post(PASTE, {"text": "x"}).status_code == 302
    client.force_login(make_user("visitor"))
    assert client.get(look_up).status_code == 403
    assert client.post(PASTE, {"text": "x"}).status_code == 403
    for person in (make_editor(), make_reviewer(), make_translator()):
        client.force_login(person)
        assert client.get(look_up).status_code == 200
        assert client.post(PASTE, {"text": "x"}).status_code == 200
        assert client.post(look_up).status_code == 405
        assert client.get(PASTE).status_code == 405


def test_paste_wants_the_token_of_the_form(client):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_editor())
    assert strict.post(PASTE, {"text": "x"}).status_code == 403


def test_every_markdown_box_of_a_form_is_marked_with_its_language(nurse):
    page = make_page("costs")
    html = nurse.get(url_of(page)).content.decode()
    row = f"sections-row{page.sections.get().pk}"
    for code in ("nl", "de", "en"):
        box = html[html.index(f'name="{row}-body_{code}"') :].split(">")[0]
        assert f'data-markdown="{code}"' in box
    summary = html[html.index('name="summary_nl"') :].split(">")[0]
    assert "data-markdown" not in summary
    assert 'type="module"' in html
