"""A clinic for which nobody has confirmed a value shows no rule of ours, anywhere."""

import re

import pytest
from icalendar import Calendar

from content.drafts.countries import Country
from content.drafts.facts import Fact
from content.drafts.steps import ProtocolStep
from content.exchange.clinic_pages import create_clinic_page
from content.languages import LANGUAGES
from tests.conftest import STARTER
from tests.factories import (
    changed,
    confirm_translations,
    make_clinic,
    make_editor,
    make_reviewer,
    publish_changes,
)
from tests.picture_pages import words_of

KEY, PHONE = "zonneveld", "+31200000009"
PLANNER = {
    "nl": "/nl/mijn-behandeldag/",
    "de": "/de/mein-behandlungstag/",
    "en": "/en/my-treatment-day/",
}
ADDRESS = {"nl": "/nl/klinieken/", "de": "/de/kliniken/", "en": "/en/clinics/"}
GENERAL = {
    "nl": "Algemeen advies, niet van deze kliniek",
    "de": "Allgemeiner Rat, nicht von dieser Klinik",
    "en": "General advice, not from this clinic",
}
ASK = {
    "nl": "niet opgegeven: vraag het uw kliniek",
    "de": "nicht angegeben: Fragen Sie Ihre Klinik",
    "en": "not stated: ask your clinic",
}
DAY = "?clinic=zonneveld&date=2027-01-12&time=10:00"
GENERAL_BLOCK = re.compile(r'<div class="general-advice">.*?</div>', re.DOTALL)
OURS = re.compile(
    r"(?<![:\d])(?:2|6|24|1[.,]5)\s(?:uur|Stunden|hours)\b"  # fasting, driving, rest
    r"|\b30\smin|volwassene|erwachsene|\badult\b",
    re.IGNORECASE,
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def site(starter, django_db_blocker):
    """The starter with one more clinic, whose steps count with facts it never stated."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        clinic = make_clinic(KEY, country=Country.objects.get(code="nl"), phone=PHONE)
        for place, (name, phase, fact) in enumerate(
            [
                ("stop-eating", "day", "fasting_food"),
                ("be-there", "day", "arrival_before"),
                ("do-not-drive", "at_home", "no_driving"),
            ],
            start=1,
        ):
            titles = {f"title_{code}": name for code in LANGUAGES}
            ProtocolStep.objects.create(
                clinic=clinic,
                key=name,
                phase=phase,
                position=place,
                direction="before" if phase == "day" else "after",
                amount_fact=Fact.objects.get(key=fact),
                **titles,
            )
        page = create_clinic_page(clinic)
        confirm_translations()
        people = {"author": make_editor(), "approver": make_reviewer()}
        publish_changes(changed(), **people)
        yield {code: getattr(page, f"slug_{code}") for code in LANGUAGES}
        transaction.set_rollback(True)


def main_of(client, address):
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return re.search("<main.*</main>", response.content.decode(), re.DOTALL)[0]


def says_nothing_of_ours(html, language):
    found = OURS.search(words_of(GENERAL_BLOCK.sub("", html)))
    assert not found, found
    (general,) = GENERAL_BLOCK.findall(html)
    assert GENERAL[language] in general
    assert re.search(r"6\s(uur|Stunden|hours)", words_of(general))
    assert re.search(r"2\s(uur|Stunden|hours)", words_of(general))


@pytest.mark.django_db
@each_language
def test_on_its_page(site, client, language):
    html = main_of(client, f"/{language}/{site[language]}/")
    says_nothing_of_ours(html, language)
    assert words_of(html).count(ASK[language]) >= 8
    assert f'href="tel:{PHONE}"' in html


@pytest.mark.django_db
@each_language
def test_in_the_comparison(site, client, language):
    html = main_of(client, ADDRESS[language])
    own = re.search(
        rf'<article class="clinics-compared__clinic" id="compared-{KEY}">.*?</article>',
        html,
        re.DOTALL,
    )[0]
    assert not OURS.search(words_of(own))
    rows = Fact.objects.filter(is_compared=True).count() + 2  # medicines and series
    assert words_of(own).count(ASK[language]) == rows
    assert f'href="tel:{PHONE}"' in own
    assert html.count(GENERAL[language]) == 1  # once, below all the clinics


@pytest.mark.django_db
@each_language
def test_on_my_treatment_day_and_on_its_paper(site, client, language):
    html = main_of(client, PLANNER[language] + DAY)
    says_nothing_of_ours(html, language)
    general = words_of(GENERAL_BLOCK.search(html)[0])
    assert "04:00" in general
    assert "08:00" in general
    assert "04:00" not in words_of(GENERAL_BLOCK.sub("", html))
    assert html.count(f'href="tel:{PHONE}"') >= 3
    for style in ("print.css", "print-planner.css"):
        hidden = re.findall(r"([^{}]*)\{[^{}]*display: none", (STARTER.parents[1] / "static/css" / style).read_text())  # fmt: skip
        assert not any("general-advice" in selectors for selectors in hidden)


@pytest.mark.django_db
@each_language
def test_in_the_calendar_file(site, client, language):
    answer = client.get(f"{PLANNER[language]}calendar.ics{DAY}")
    for event in Calendar.from_ical(answer.content).events:
        lines = str(event["description"]).split("\n")
        (general,) = [line for line in lines if line.startswith(GENERAL[language])]
        assert "04:00" in general
        assert "08:00" in general
        rest = "\n".join(line for line in lines if line is not general)
        assert not OURS.search(rest + event["summary"]), rest
        assert "112" in rest
        assert "+31 20 000 0009" in rest.replace("\u00a0", " ")
