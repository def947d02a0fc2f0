"""Facts in the words of three languages, and back."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from content.facts.codes import Form
from content.facts.errors import (
    DifferingFact,
    EmptyFact,
    UnknownFact,
    UntranslatedFact,
)
from content.facts.fact_book import Clinic, Country, Fact, FactBook, Value
from content.facts.words import value_words, words
from tests.factories import reached_by

INFUSIONS = {
    "one": {"nl": "infuus", "de": "Infusion", "en": "infusion"},
    "other": {"nl": "infusen", "de": "Infusionen", "en": "infusions"},
}
DRUGS = {
    "ketamine": {"nl": "ketamine", "de": "Ketamin", "en": "ketamine"},
    "esketamine": {"nl": "esketamine", "de": "Esketamin", "en": "esketamine"},
    "mixture": {"nl": "een mengsel", "de": "eine Mischung", "en": "a mixture"},
}


def value(low, high=None):
    return Value(low=Decimal(low), high=None if high is None else Decimal(high))


def fact(unit, key="answer", **fields):
    return Fact(key=key, unit=unit, **fields)


def said(unit, low, high=None, *, form=Form.FULL, **fields):
    """A value in Dutch, German and English."""
    return [
        value_words(
            value(low, high), fact=fact(unit, **fields), language=language, form=form
        )
        for language in ("nl", "de", "en")
    ]


# --- One value -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit, low, high, nl, de, en",
    [
        ("minutes", 1, None, "1\u00a0minuut", "1\u00a0Minute", "1\u00a0minute"),
        ("minutes", 90, None, "90\u00a0minuten", "90\u00a0Minuten", "90\u00a0minutes"),
        ("hours", 1, None, "1\u00a0uur", "1\u00a0Stunde", "1\u00a0hour"),
        ("hours", "6.00", None, "6\u00a0uur", "6\u00a0Stunden", "6\u00a0hours"),
        ("hours", "1.50", None, "1,5\u00a0uur", "1,5\u00a0Stunden", "1.5\u00a0hours"),
        ("hours", "0.5", None, "0,5\u00a0uur", "0,5\u00a0Stunden", "0.5\u00a0hours"),
        ("hours", 0, None, "0\u00a0uur", "0\u00a0Stunden", "0\u00a0hours"),
        (
            "hours",
            4,
            6,
            "4 tot 6\u00a0uur",
            "4 bis 6\u00a0Stunden",
            "4 to 6\u00a0hours",
        ),
        (
            "hours",
            "1.5",
            2,
            "1,5 tot 2\u00a0uur",
            "1,5 bis 2\u00a0Stunden",
            "1.5 to 2\u00a0hours",
        ),
        ("days", 1, None, "1\u00a0dag", "1\u00a0Tag", "1\u00a0day"),
        ("days", 3, None, "3\u00a0dagen", "3\u00a0Tage", "3\u00a0days"),
        ("weeks", 1, None, "1\u00a0week", "1\u00a0Woche", "1\u00a0week"),
        (
            "weeks",
            2,
            3,
            "2 tot 3\u00a0weken",
            "2 bis 3\u00a0Wochen",
            "2 to 3\u00a0weeks",
        ),
        ("money", 1, None, "1\u00a0euro", "1\u00a0Euro", "1\u00a0euro"),
        ("money", 385, None, "385\u00a0euro", "385\u00a0Euro", "385\u00a0euros"),
        (
            "money",
            "12.5",
            None,
            "12,50\u00a0euro",
            "12,50\u00a0Euro",
            "12.50\u00a0euros",
        ),
        (
            "money",
            "1385.00",
            None,
            "1.385\u00a0euro",
            "1.385\u00a0Euro",
            "1,385\u00a0euros",
        ),
        (
            "money",
            "1E+5",
            None,
            "100.000\u00a0euro",
            "100.000\u00a0Euro",
            "100,000\u00a0euros",
        ),
        ("percent", 30, None, "30%", "30\u00a0%", "30%"),
        ("percent", 10, "12.5", "10 tot 12,5%", "10 bis 12,5\u00a0%", "10 to 12.5%"),
        ("count", 6, None, "6", "6", "6"),
    ],
)
def test_a_value_stands_with_its_unit_in_each_language(unit, low, high, nl, de, en):
    assert said(unit, low, high) == [nl, de, en]
    assert said(unit, low, high, form=Form.PLAIN) == [nl, de, en]


@pytest.mark.parametrize(
    "low, high, expected",
    [
        (1, None, ["1\u00a0infuus", "1\u00a0Infusion", "1\u00a0infusion"]),
        (6, None, ["6\u00a0infusen", "6\u00a0Infusionen", "6\u00a0infusions"]),
        (
            2,
            3,
            [
                "2 tot 3\u00a0infusen",
                "2 bis 3\u00a0Infusionen",
                "2 to 3\u00a0infusions",
            ],
        ),
    ],
)
def test_what_is_counted_stands_in_singular_or_plural(low, high, expected):
    assert said("count", low, high, **INFUSIONS) == expected


@pytest.mark.parametrize(
    "unit, low, high, german",
    [
        ("days", 1, None, "1\u00a0Tag"),
        ("days", 3, None, "3\u00a0Tagen"),
        ("days", 2, 3, "2 bis 3\u00a0Tagen"),
        ("hours", 6, None, "6\u00a0Stunden"),
        ("money", 385, None, "385\u00a0Euro"),
    ],
)
def test_the_dative_is_german(unit, low, high, german):
    dutch, dative, english = said(unit, low, high, form=Form.DATIVE)
    assert dative == german
    assert [dutch, english] == said(unit, low, high)[::2]


@pytest.mark.parametrize(
    "unit, low, high, expected",
    [
        ("hours", "1.5", None, ["1,5", "1,5", "1.5"]),
        ("hours", 4, 6, ["4 tot 6", "4 bis 6", "4 to 6"]),
        ("money", "1385.5", None, ["1.385,50", "1.385,50", "1,385.50"]),
        ("percent", 30, None, ["30", "30", "30"]),
    ],
)
def test_the_number_may_stand_alone(unit, low, high, expected):
    assert said(unit, low, high, form=Form.NUMBER) == expected


@pytest.mark.parametrize("form", Form.values)
def test_a_choice_and_a_phone_number_are_the_same_in_every_form(form):
    drug = fact("choice", options=DRUGS)
    number = Value(phone="+493023125001")
    assert (
        value_words(Value(option="mixture"), fact=drug, language="de", form=form)
        == "eine Mischung"
    )
    assert (
        value_words(number, fact=fact("phone"), language="en", form=form)
        == "+49\u00a030\u00a023125001"
    )


def test_a_choice_without_words_in_a_language_is_never_nothing():
    drug = fact(
        "choice", key="drug", options={"ketamine": {"nl": "ketamine", "de": ""}}
    )
    for language in ("de", "en"):
        with (
            pytest.raises(UntranslatedFact, match="“drug” has no text"),
            override("en"),
        ):
            value_words(Value(option="ketamine"), fact=drug, language=language)


# --- Of one clinic, and of all ---------------------------------------------------------


def clinic(key, *, country="nl", phone=""):
    return Clinic(
        key=key,
        name=f"Kliniek {key.title()}",
        country=country,
        status="accepting",
        status_checked_on=date(2026, 1, 1),
        contacts=reached_by(phone),
    )


FACTS = [
    fact(
        "hours",
        "fasting_food",
        for_all=value(6),
        per_clinic={"duin": value(4), "berg": value(5, 8)},
    ),
    fact("hours", "no_driving", for_all=value(24)),
    fact("days", "call_back", for_all=value(2), per_clinic={"duin": value(3)}),
    fact("weeks", "interval"),
    fact(
        "choice",
        "drug",
        options=DRUGS,
        for_all=Value(option="ketamine"),
        per_clinic={"duin": Value(option="mixture")},
    ),
    fact(
        "choice",
        "any_drug",
        options=DRUGS,
        per_clinic={
            key: Value(option=option)
            for key, option in zip(["duin", "berg", "meer"], DRUGS, strict=True)
        },
    ),
]
CLINICS = [
    clinic("duin", phone="+31200000000"),
    clinic("berg", country="de", phone="+493023125001"),
    clinic("meer"),
]


def book(clinics=CLINICS):
    countries = [
        Country(
            code=code,
            emergency="112",
            time_zone="Europe/Amsterdam",
            checked_on=date(2026, 1, 1),
        )
        for code in ("nl", "de")
    ]
    return FactBook(
        facts={one.key: one for one in FACTS},
        clinics={one.key: one for one in clinics},
        countries={one.code: one for one in countries},
    )


@pytest.mark.parametrize(
    "key, clinic, nl",
    [
        ("fasting_food", "duin", "4\u00a0uur"),
        ("fasting_food", "berg", "5 tot 8\u00a0uur"),
        ("drug", "duin", "een mengsel"),
        ("clinic_name", "duin", "Kliniek Duin"),
        ("no_driving", "", "24\u00a0uur"),  # in general: no clinic has stated it
        ("fasting_food", "", "4 tot 8\u00a0uur (hangt af van uw kliniek)"),
        ("drug", "", "een mengsel of ketamine (hangt af van uw kliniek)"),
        (
            "any_drug",
            "",
            "ketamine, esketamine of een mengsel (hangt af van uw kliniek)",
        ),
    ],
)
def test_a_clinics_page_is_exact_and_other_pages_say_the_range(key, clinic, nl):
    assert words(book(), key, clinic=clinic, language="nl").text == nl


@pytest.mark.parametrize(
    "key, form, language, text",
    [
        ("fasting_food", "", "de", "4 bis 8\u00a0Stunden (je nach Klinik)"),
        ("fasting_food", "", "en", "4 to 8\u00a0hours (depending on your clinic)"),
        ("fasting_food", "plain", "de", "4 bis 8\u00a0Stunden"),
        ("fasting_food", "number", "de", "4 bis 8"),
        ("call_back", "", "de", "2 bis 3\u00a0Tage (je nach Klinik)"),
        ("call_back", "dative", "de", "2 bis 3\u00a0Tagen"),
        ("any_drug", "plain", "de", "Ketamin, Esketamin oder eine Mischung"),
        ("drug", "number", "en", "a mixture or ketamine"),
    ],
)
def test_only_the_full_form_says_that_it_depends(key, form, language, text):
    assert words(book(), key, language=language, form=form).text == text


@pytest.mark.parametrize("key", ["fasting_food", "drug", "any_drug", "call_back"])
def test_with_one_clinic_nothing_depends_on_the_clinic(key):
    alone = book(clinics=CLINICS[:1])
    general = words(alone, key, language="en")
    assert general == words(alone, key, clinic="duin", language="en")
    assert "depending" not in general.text


def test_a_phone_number_says_what_its_link_dials():
    found = words(book(), "clinic_phone", clinic="duin", language="nl")
    assert (found.text, found.phone) == (
        "+31\u00a020\u00a0000\u00a00000",
        "+31200000000",
    )
    emergency = words(book(), "emergency", language="nl")
    assert (emergency.text, emergency.phone) == ("112", "112")
    assert words(book(), "no_driving", language="nl").phone == ""


# --- What cannot be said ---------------------------------------------------------------


@pytest.mark.parametrize(
    "key, clinic, error, nearest, sentence",
    [
        (
            "fasting_fod",
            "",
            UnknownFact,
            "fasting_food",
            "There is no fact “fasting_fod”. The nearest name is “fasting_food”.",
        ),
        (
            "clinic_nam",
            "duin",
            UnknownFact,
            "clinic_name",
            "There is no fact “clinic_nam”. The nearest name is “clinic_name”.",
        ),
        (
            "interval",
            "",
            EmptyFact,
            None,
            "The fact “interval” has no value yet. Enter its value first.",
        ),
        (
            "clinic_phone",
            "meer",
            EmptyFact,
            None,
            "The fact “clinic_phone” has no value yet. Enter its value first.",
        ),
        (
            "clinic_phone",
            "",
            DifferingFact,
            None,
            "“clinic_phone” differs per clinic. Use it only on the page of one clinic.",
        ),
        (
            "clinic_name",
            "",
            DifferingFact,
            None,
            "“clinic_name” differs per clinic. Use it only on the page of one clinic.",
        ),
    ],
)
def test_a_name_that_says_nothing_is_refused_with_a_sentence(
    key, clinic, error, nearest, sentence
):
    with override("en"), pytest.raises(UnknownFact) as refused:
        words(book(), key, clinic=clinic, language="nl")
    assert type(refused.value) is error
    assert str(refused.value) == sentence
    assert refused.value.key == key
    assert nearest in (None, refused.value.nearest)


def test_the_sentence_is_in_the_language_of_the_editor():
    with override("de"), pytest.raises(UnknownFact, match="Angabe „x“ gibt es nicht"):
        words(book(), "x", language="nl")


def test_an_empty_book_has_no_nearest_name():
    with override("en"), pytest.raises(UnknownFact) as refused:
        words(FactBook(), "fasting_food", language="nl")
    assert (refused.value.nearest, str(refused.value)[-4:]) == ("", "“–”.")
    with pytest.raises(EmptyFact):
        words(FactBook(), "clinic_name", language="nl")


def test_an_unknown_form_is_refused_with_those_that_exist():
    sentence = "no form “short”. These exist: plain, number, dative."
    with override("en"):
        with pytest.raises(ValueError, match=sentence):
            words(book(), "no_driving", language="nl", form="short")
        with pytest.raises(ValueError, match=sentence):
            value_words(value(1), fact=fact("hours"), language="nl", form="short")
