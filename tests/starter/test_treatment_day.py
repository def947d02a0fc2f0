"""What the starter says around the treatment day: no rule is left to guess or dispute."""

import re

import pytest

from content.exchange import folders
from content.languages import LANGUAGES
from tests.conftest import STARTER

CONTENT = folders.read(STARTER)
MINE = ("procedure", "after-treatment", "companion", "clinics", "questions")
CLINICS = tuple(key for key in CONTENT.pages if key.startswith("clinic-"))
FOLD = re.compile(r"^/// fold \|.*?^///$", re.MULTILINE | re.DOTALL)

each_language = pytest.mark.parametrize("language", LANGUAGES)


def section(page, key, *, language):
    return next(
        one.body for one in CONTENT.pages[page][language].sections if one.key == key
    )


def visible(text):
    return FOLD.sub("", text)


@each_language
def test_without_a_letter_there_are_two_plain_times_and_no_range(language):
    for place in ("key-points", "fasting"):
        text = visible(section("procedure", place, language=language))
        assert "{{fasting_food:general}}" in text
        assert "{{fasting_drink:general}}" in text
        assert "[@R44]" in text
        assert "{{fasting_food}}" not in text


@pytest.mark.parametrize("fact, amount", [("food", 6), ("drink", 2)])
def test_the_times_without_a_letter_are_the_same_everywhere(fact, amount):
    [found] = [
        entry for entry in CONTENT.tables["facts"] if entry["key"] == f"fasting_{fact}"
    ]
    general = [one for one in found["values"] if not one["clinic"]]
    assert [(one["low"], one["high"]) for one in general] == [(amount, None)]
    assert "R44" in found["sources"]


@pytest.mark.parametrize(
    "language, words",
    [
        ("nl", ["koffie", "melk", "Kauwgom", "roken", "Alcohol"]),
        ("de", ["Kaffee", "Milch", "Kaugummi", "Rauchen", "Alkohol"]),
        ("en", ["coffee", "milk", "Chewing gum", "smoking", "Alcohol"]),
    ],
)
def test_fasting_says_what_people_ask_about(language, words):
    text = section("procedure", "fasting", language=language)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    "language, words",
    [
        (
            "nl",
            "Bloedverdunners Diabetes SGLT2 GLP-1 Opioïden tramadol pleisters pijnpomp "
            "Theofylline lamotrigine memantine amantadine dextromethorfan Cannabis "
            "anticonceptie Midazolam Lidocaïne Magnesium hartblok nieren spierziekte",
        ),
        (
            "de",
            "Blutverdünner Diabetes SGLT2 GLP-1 Opioide Tramadol Pflaster Schmerzpumpe "
            "Theophyllin Lamotrigin Memantin Amantadin Dextromethorphan Cannabis "
            "Verhütung Midazolam Lidocain Magnesium Herzblock Nieren Muskelkrankheit",
        ),
        (
            "en",
            "thinners Diabetes SGLT2 GLP-1 Opioids tramadol patches pump Theophylline "
            "lamotrigine memantine amantadine dextromethorphan Cannabis contraception "
            "Midazolam Lidocaine Magnesium block kidneys muscle",
        ),
    ],
)
def test_one_list_holds_all_that_a_reader_tells_the_clinic(language, words):
    text = section("procedure", "ask-before", language=language)
    assert [word for word in words.split() if word not in text] == []


@pytest.mark.parametrize(
    "language, transport",
    [
        ("nl", r"vervoer"),
        ("de", r"Fahrdienst|bestellte Fahrt"),
        ("en", r"transport"),
    ],
)
def test_nowhere_is_transport_as_good_as_an_adult(language, transport):
    for page in (*MINE, *CLINICS):
        for one in CONTENT.pages[page][language].sections:
            assert not re.search(transport, one.body), (page, one.key)
    [escort] = [one for one in CONTENT.tables["facts"] if one["key"] == "escort"]
    for option in escort["options"]:
        assert not re.search(transport, option["words"][language])


@each_language
def test_who_lives_alone_or_is_old_or_afraid_has_a_place_of_their_own(language):
    for key in ("living-alone", "over-65", "what-it-feels-like", "travel-and-tests"):
        assert section("procedure", key, language=language)


@each_language
def test_a_head_injury_with_danger_signs_is_an_emergency(language):
    thinner = {"nl": "bloedverdunner", "de": "Blutverdünner", "en": "blood thinner"}
    for page in ("after-treatment", "companion"):
        assert thinner[language] in section(page, "emergency", language=language)


@each_language
def test_the_person_with_you_is_told_what_to_do_with_somebody_who_does_not_wake(
    language,
):
    first, text = section("companion", "emergency", language=language).split("\n", 1)
    assert {"nl": "wakker", "de": "wecken", "en": "wake"}[language] in first
    assert "**" in text
    for key in ("waiting", "way-home", "first-night", "call"):
        assert section("companion", key, language=language)


@each_language
def test_signs_of_too_much_lidocaine_are_told_at_once_and_never_folded(language):
    text = visible(section("procedure", "monitoring", language=language))
    assert "[@R87]" in text


def test_german_says_infusion_and_who_acts():
    for page in (*MINE, *CLINICS):
        for one in CONTENT.pages[page]["de"].sections:
            words = f"{one.heading} {one.body}"
            assert not re.search(r"\bTropf\b|\b[Mm]an\b", words), (page, one.key)


def test_dutch_has_one_word_for_a_series():
    for page in (*MINE, *CLINICS):
        for one in CONTENT.pages[page]["nl"].sections:
            assert not re.search(r"\bkuur\b|\bkuren\b", one.body), (page, one.key)
