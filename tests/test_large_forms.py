"""Forms of many rows save; what is too large is refused with a sentence."""

from datetime import time

import pytest
from django.urls import reverse

from content.drafts.clinics import OpeningHours
from content.drafts.steps import ProtocolStep
from tests.browser_forms import read_form
from tests.factories import make_clinic, make_editor, make_fact, make_page, make_value

pytestmark = pytest.mark.django_db
LANGUAGES = {
    "nl": "Dit is meer dan in één keer opgeslagen kan worden",
    "de": "Das ist mehr, als auf einmal gespeichert werden kann",
    "en": "This is more than can be saved at once",
}


@pytest.fixture
def nurse(client):
    nurse = make_editor()
    client.force_login(nurse)
    return nurse


@pytest.fixture
def page_url(nurse):
    return reverse("admin:content_page_change", args=[make_page().pk])


def test_a_clinic_with_all_its_rows_saves(client, nurse):
    clinic = make_clinic()
    for number in range(40):
        ProtocolStep.objects.create(
            clinic=clinic,
            key=f"step-{number}",
            position=10 * number,
            phase="day",
            amount=number,
            title_nl=f"Stap {number}",
        )
    for number in range(20):
        make_value(make_fact(f"fact_{number}", low=1), clinic=clinic, low=2)
    for number in range(14):
        OpeningHours.objects.create(
            clinic=clinic,
            weekday=number // 2,
            opens=time(8 + 5 * (number % 2)),
            closes=time(12 + 5 * (number % 2)),
        )
    url = reverse("admin:content_clinic_change", args=[clinic.pk])
    sent, _names = read_form(client.get(url).content.decode())
    last = clinic.steps.last()
    sent[f"steps-row{last.pk}-title_nl"] = ["Ga naar huis"]
    assert client.post(url, sent).status_code == 302
    titles = [*clinic.steps.values_list("title_nl", flat=True)]
    assert titles == [*(f"Stap {number}" for number in range(39)), "Ga naar huis"]


def test_a_very_long_text_is_refused_beside_it_and_kept(client, page_url):
    sent, names = read_form(client.get(page_url).content.decode())
    field = next(name for name in names if name.endswith("-body_nl"))
    sent[field] = ["Een zin. " * 290_000]
    answer = client.post(page_url, sent, headers={"accept-language": "en"})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "This text is too long to be saved." in html
    assert "Een zin. " * 290_000 in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "sent",
    [{f"field-{number}": "" for number in range(10_001)}, {"title_nl": "a" * 10**7}],
    ids=["fields", "bytes"],
)
def test_what_is_too_large_is_refused_with_a_sentence(sent, language, client, page_url):
    answer = client.post(
        page_url,
        sent,
        headers={"accept-language": language},
    )
    assert answer.status_code == 413
    assert LANGUAGES[language] in answer.content.decode()


def test_other_nonsense_is_a_plain_400(client):
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert LANGUAGES["en"] not in answer.content.decode()
