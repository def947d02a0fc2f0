"""A clinic that exists in German alone: whole in German, and elsewhere every word that is
not translated is marked with its language, for eyes and for voices."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from content.drafts.clinic_answers import (
    ClinicAnswer,
    MixtureDrug,
    ProgrammePart,
    Rhythm,
)
from content.drafts.notices import Notice
from content.drafts.steps import ProtocolStep
from content.publishing.starter import publish_starter
from tests.factories import (
    confirm_translations,
    make_clinic,
    make_country,
    make_page,
    make_section,
)

pytestmark = pytest.mark.django_db

GERMAN = {
    "setting": "Schmerzpraxis",
    "way": "Mit der Straßenbahn.",
    "referral": "Eine Überweisung genügt.",
    "monitoring": "Eine Pflegekraft bleibt da.",
    "room": "Ein ruhiges Zimmer.",
}
STEP = {"title": "Nichts essen", "text": "Auch kein Joghurt."}
ANSWER = {"name": "Bauchschmerzen", "remark": "Nur nach Gespräch."}
PART = {"name": "Krankengymnastik", "text": "Zweimal in der Woche."}
DRUG = {"name": "Beruhigungsmittel", "purpose": "Damit Sie ruhig bleiben."}
RHYTHM = {"decision": "Dann ziehen wir Bilanz."}
NOTICE = {"title": "Freitags geschlossen", "text": "Bis auf Weiteres."}
SECTION = {"heading": "Unser Haus", "body": "Wir sind zu dritt."}

OTHERS = [("nl", "Duits"), ("en", "German")]


class Spoken(HTMLParser):
    """Each run of text with the language that its nearest element names."""

    def __init__(self, html):
        super().__init__()
        self.open, self.found = [], {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "img", "meta", "link", "input", "circle", "path", "hr"):
            self.open.append((tag, dict(attrs).get("lang", "")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        words = " ".join(data.split())
        if words:
            here = next((code for _tag, code in reversed(self.open) if code), "")
            self.found.setdefault(words, set()).add(here)


def german(**texts):
    """The columns of texts that exist in German alone."""
    columns = {f"{name}_de": text for name, text in texts.items()}
    return columns | {f"{name}_{code}": None for name in texts for code in ("nl", "en")}


@pytest.fixture
def site(now):
    """The clinic with all that it says, its page, and a page about all clinics."""
    make_country("nl")
    make_clinic("zeewind")
    clinic = make_clinic(
        "nebel",
        name="Praxis Nebel",
        country=make_country("de"),
        source_language="de",
        **german(**GERMAN),
    )
    ProtocolStep.objects.create(
        clinic=clinic, key="eat", phase="day", amount=240, **german(**STEP)
    )
    ClinicAnswer.objects.create(
        clinic=clinic,
        key="belly",
        topic="indication",
        answer="here",
        **german(**ANSWER),
    )
    ProgrammePart.objects.create(clinic=clinic, key="gym", **german(**PART))
    MixtureDrug.objects.create(clinic=clinic, key="calm", **german(**DRUG))
    Rhythm.objects.create(clinic=clinic, key="one", count=4, low=1, **german(**RHYTHM))
    Notice.objects.create(
        clinic=clinic,
        key="friday",
        source_language="de",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(days=1),
        **german(**NOTICE),
    )
    page = make_page(
        "clinic-nebel",
        source_language="de",
        sections=[
            {"key": kind.replace("_", "-"), "kind": kind}
            for kind in (
                *("clinic_profile", "timeline", "indications_here"),
                *("programme_here", "infusion_here"),
            )
        ],
    )
    make_section(page, key="house", position=90, **german(**SECTION))
    make_page(
        "clinics",
        sections=[
            {"key": kind.replace("_", "-"), "kind": kind}
            for kind in (
                *("clinics_compared", "clinic_profile", "timeline"),
                *("indications_here", "programme_here", "infusion_here"),
            )
        ],
    )
    confirm_translations()
    publish_starter(now=now)
    return clinic


PAGES = {
    "nl": ("/nl/klinieken/clinic-nebel-nl/", "/nl/clinics-nl/"),
    "de": ("/de/kliniken/clinic-nebel-de/", "/de/clinics-de/"),
    "en": ("/en/clinics/clinic-nebel-en/", "/en/clinics-en/"),
}
SAID = [*GERMAN.values(), *STEP.values(), *ANSWER.values(), *PART.values()]
SAID += [*DRUG.values(), *RHYTHM.values()]
OWN_PAGE = [*SAID, *NOTICE.values(), *SECTION.values()]


def is_named(words, html, *, language, name):
    """Words whose language is said right behind them, in that of the reader."""
    tag = rf'<span class="in-language" lang="{language}">\({name}\)</span>'
    return re.search(rf"{re.escape(words)}(?:</span>)? {tag}", html) is not None


def read(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


@pytest.mark.parametrize(("language", "name"), OTHERS)
@pytest.mark.parametrize("which", [0, 1])
def test_every_word_that_is_not_translated_names_its_language(
    site, client, language, name, which
):
    html = read(client, PAGES[language][which])
    spoken = Spoken(html).found
    for words in (OWN_PAGE, SAID)[which]:
        assert spoken.get(words) == {"de"}, words
    assert name in html


@pytest.mark.parametrize(("language", "name"), OTHERS)
def test_each_untranslated_part_says_so_in_visible_words(site, client, language, name):
    words = {"nl": "De taal is Duits.", "en": "It is in German."}[language]
    html = read(client, PAGES[language][0])
    # profile, step, answer, programme, medicine, rhythm, infusion, notice, section
    assert html.count(words) == 9
    compared = read(client, PAGES[language][1]).partition('id="clinic-profile"')[0]
    for german in (GERMAN["setting"], DRUG["name"]):
        assert is_named(german, compared, language=language, name=name)


def test_in_german_nothing_is_marked_as_foreign(site, client):
    for url in PAGES["de"]:
        html = read(client, url)
        main = html[html.index("<main") : html.index("</main>")]
        spoken = Spoken(main).found
        for words in SAID:
            assert spoken[words] == {""}
        assert "nicht übersetzt" not in main
        assert "in-language" not in main


@pytest.mark.parametrize(("language", "name"), OTHERS)
def test_the_treatment_day_marks_its_steps(site, client, language, name):
    path = {"nl": "/nl/mijn-behandeldag/", "en": "/en/my-treatment-day/"}[language]
    day = timezone.localdate() + timedelta(days=9)
    html = read(client, f"{path}?clinic=nebel&date={day}&time=10:00")
    spoken = Spoken(html).found
    for words in STEP.values():
        assert spoken.get(words) == {"de"}, words
        assert is_named(words, html, language=language, name=name)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_searches_sees_in_which_language_an_answer_is(site, client, language):
    path = {"nl": "/nl/zoeken/", "en": "/en/search/"}[language]
    html = read(client, f"{path}?q=Joghurt")
    snippet = html[html.index("search-result__snippet") :].partition("</p>")[0]
    assert 'lang="de"' in snippet
    assert {"nl": "(Duits)", "en": "(German)"}[language] in snippet


def test_a_page_in_german_alone_is_reached_from_the_list_of_clinics(client, now):
    make_clinic("nebel", name="Praxis Nebel", source_language="de", **german(**GERMAN))
    make_page(
        "clinic-nebel",
        source_language="de",
        sections=[{"kind": "clinic_profile"} | german(heading="Kontakt", body="Hier.")],
        **german(title="Praxis Nebel", slug="praxis-nebel", summary="Eine Praxis."),
    )
    make_page("clinics", sections=[{"kind": "clinics_compared"}])
    confirm_translations()
    publish_starter(now=now)
    html = read(client, "/nl/clinics-nl/")
    assert '<a href="/de/kliniken/praxis-nebel/" hreflang="de">Praxis Nebel</a>' in html
    assert "(Duits)" in html
    missing = client.get("/nl/klinieken/praxis-nebel/")
    assert missing.status_code == 404
    assert "/de/kliniken/praxis-nebel/" in missing.content.decode()
