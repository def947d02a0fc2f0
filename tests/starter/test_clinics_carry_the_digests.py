"""The invented clinics say what the five texts say: what was once left out stands there."""

import pytest
from django.test import Client

from content.languages import LANGUAGES
from content.public import site
from tests.digest_statements import visible

CARRIED = {
    ("wolkendal", "never a first choice"): {
        "nl": "nooit de eerste keuze",
        "de": "nie die erste Wahl",
        "en": "never the first choice",
    },
    ("wolkendal", "routes"): {
        "nl": "in een ader, in een spier of onder de huid",
        "de": "in eine Vene, in einen Muskel oder unter die Haut",
        "en": "into a vein, into a muscle or under the skin",
    },
    ("wolkendal", "onset"): {
        "nl": "na enkele uren tot dagen",
        "de": "nach einigen Stunden bis Tagen",
        "en": "after some hours to days",
    },
    ("wolkendal", "for some people no effect"): {
        "nl": "niet of nauwelijks",
        "de": "nicht oder kaum",
        "en": "little or not at all",
    },
    ("wolkendal", "first two days"): {
        "nl": "vooral in de eerste 2 dagen",
        "de": "vor allem in den ersten 2 Tagen",
        "en": "mainly in the first 2 days",
    },
    ("wolkendal", "a drunk feeling"): {
        "nl": "U voelt zich dronken",
        "de": "Sie fühlen sich betrunken",
        "en": "You feel drunk",
    },
    ("sternwiese", "vitamins, as what this clinic says"): {
        "nl": "Deze praktijk raadt aan: magnesium, vitamine C, B6 en B12, en foliumzuur",
        "de": "Diese Praxis rät zu Magnesium, Vitamin C, B6 und B12 und zu Folsäure",
        "en": "This practice advises magnesium, vitamins C, B6 and B12, and folic acid",
    },
    ("sternwiese", "our remark on them"): {
        "nl": "Deze site vond daarover geen studies",
        "de": "Diese Website fand dazu keine Studien",
        "en": "This site found no studies about it",
    },
    ("sternwiese", "excluded after eating"): {
        "nl": "Toch gegeten? Dan gaat het infuus die dag niet door",
        "de": "Doch gegessen? Dann bekommen Sie an diesem Tag keine Infusion",
        "en": "Eaten after all? Then you get no infusion that day",
    },
    ("sternwiese", "excluded after drinking"): {
        "nl": "Toch gedronken? Dan gaat het infuus die dag niet door",
        "de": "Doch getrunken? Dann bekommen Sie an diesem Tag keine Infusion",
        "en": "Had a drink after all? Then you get no infusion that day",
    },
    ("sternwiese", "studies on request"): {
        "nl": "een overzicht van die studies vragen",
        "de": "Übersicht dieser Studien bekommen Sie",
        "en": "ask for an overview of these studies",
    },
    ("maanbrug", "a fax"): dict.fromkeys(LANGUAGES, "+31 20 000 0003"),
    ("maanbrug", "a second contact"): dict.fromkeys(LANGUAGES, "+31 20 000 0002"),
    ("maanbrug", "a contact person"): dict.fromkeys(LANGUAGES, "T. Voorbeeld"),
    ("maanbrug", "hypnosis and suggestion"): {
        "nl": "hypnose en suggestie",
        "de": "Hypnose und Suggestion",
        "en": "hypnosis and suggestion",
    },
    ("maanbrug", "acupuncture"): {
        "nl": "acupunctuur",
        "de": "Akupunktur",
        "en": "acupuncture",
    },
    ("maanbrug", "what it treats: after a stroke"): {
        "nl": "na een beroerte",
        "de": "nach einem Schlaganfall",
        "en": "after a stroke",
    },
    ("maanbrug", "how long it works"): {
        "nl": "enkele dagen tot meerdere weken na een reeks",
        "de": "einige Tage bis mehrere Wochen nach einer Serie",
        "en": "some days to several weeks after a series",
    },
    ("nebelhain", "reason of the pause"): {
        "nl": "zoekt al 2 jaar een arts en een assistent",
        "de": "sucht seit 2 Jahren",
        "en": "looking for a doctor and an assistant for 2 years",
    },
    ("nebelhain", "no external patients"): {
        "nl": "neemt nu niemand van buiten aan",
        "de": "nimmt zurzeit niemanden von außen an",
        "en": "takes nobody from outside at the moment",
    },
    ("nebelhain", "the psychiatrist's certificate"): {
        "nl": "zou een brief van een psychiater verplicht zijn",
        "de": "wäre eine psychiatrische Bescheinigung Pflicht",
        "en": "a psychiatrist’s certificate would be required",
    },
    ("nebelhain", "blocks in place of infusions"): {
        "nl": "zenuwblokkades",
        "de": "Nervenblockaden",
        "en": "nerve blocks",
    },
    ("nebelhain", "procaine infusions in place of them"): {
        "nl": "infusen met procaïne",
        "de": "Infusionen mit Procain",
        "en": "infusions with procaine",
    },
    ("nebelhain", "the centre's profile"): {
        "nl": "pijn uit spieren en pezen",
        "de": "Schmerz aus Muskeln und Sehnen",
        "en": "pain from muscles and tendons",
    },
    ("nebelhain", "the bill"): dict.fromkeys(LANGUAGES, "(GOÄ)"),
}


@pytest.fixture(scope="module")
def pages(starter):
    client = Client()
    return {
        (entry.page_key, language): visible(client.get(entry.url).content.decode())
        for language in LANGUAGES
        for entry in site.load().pages(language=language)
        if entry.page_key.startswith("clinic-")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_find_what_the_texts_say(language, pages):
    lost = {
        (clinic, says): words[language]
        for (clinic, says), words in CARRIED.items()
        if words[language] not in pages[f"clinic-{clinic}", language]
    }
    assert lost == {}
