"""How exactly a value is meant, and in which units, in words of three languages."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from content.facts.errors import SilentFact, UnknownFact
from content.facts.fact_book import Fact, FactBook, Value
from content.facts.words import value_words, words
from tests.planner_book import make_book, make_clinic

HOURS = Fact(key="fasting_food", unit="hours")


def value(low, high=None, **fields):
    return Value(
        low=Decimal(low), high=None if high is None else Decimal(high), **fields
    )


@pytest.mark.parametrize(
    "qualifier, language, text",
    [
        ("about", "nl", "ongeveer 4\u00a0uur"),
        ("about", "de", "etwa 4\u00a0Stunden"),
        ("about", "en", "about 4\u00a0hours"),
        ("up_to", "nl", "hoogstens 4\u00a0uur"),
        ("up_to", "de", "höchstens 4\u00a0Stunden"),
        ("up_to", "en", "up to 4\u00a0hours"),
        ("at_least", "nl", "minstens 4\u00a0uur"),
        ("at_least", "de", "mindestens 4\u00a0Stunden"),
        ("at_least", "en", "at least 4\u00a0hours"),
    ],
)
def test_how_exactly_a_value_is_meant_is_said(qualifier, language, text):
    found = value_words(value(4, qualifier=qualifier), fact=HOURS, language=language)
    assert found == text


@pytest.mark.parametrize(
    "unit, language, text",
    [
        ("mg", "nl", "0,25\u00a0mg"),
        ("mg_per_kg", "de", "0,25\u00a0mg/kg"),
        ("mg_per_kg_hour", "en", "0.25\u00a0mg/kg/h"),
    ],
)
def test_a_dose_has_its_unit(unit, language, text):
    dose = Fact(key="dose", unit=unit)
    assert value_words(value("0.250"), fact=dose, language=language) == text


@pytest.mark.parametrize(
    "language, form, text",
    [
        ("nl", "", "2\u00a0uur tot 3\u00a0dagen"),
        ("de", "", "2\u00a0Stunden bis 3\u00a0Tage"),
        ("de", "dative", "2\u00a0Stunden bis 3\u00a0Tagen"),
        ("en", "", "2\u00a0hours to 3\u00a0days"),
    ],
)
def test_a_range_may_go_over_two_units(language, form, text):
    found = value(2, 3, high_unit="days")
    assert value_words(found, fact=HOURS, language=language, form=form) == text


def several(*values, for_all=None):
    clinics = [make_clinic(f"clinic-{place}") for place, _one in enumerate(values)]
    fact = Fact(
        key="stay",
        unit="hours",
        for_all=for_all,
        per_clinic={
            clinic.key: one
            for clinic, one in zip(clinics, values, strict=True)
            if one is not None
        },
    )
    return make_book(*clinics, facts=(fact,))


@pytest.mark.parametrize(
    "values, text",
    [
        ((value(3), value(2, 1, high_unit="days")), "2\u00a0hours to 1\u00a0day"),
        ((value(3), value(90)), "3 to 90\u00a0hours"),
        ((value(3, qualifier="about"), value(6)), "about 3 to 6\u00a0hours"),
        ((value(4, qualifier="at_least"), value(6)), "4 to 6\u00a0hours or more"),
        ((value(4, qualifier="up_to"), value(6)), "4 to 6\u00a0hours or less"),
        ((value(4, qualifier="at_least"), value(4)), "4\u00a0hours or more"),
    ],
)
def test_a_range_of_several_clinics_says_no_less_than_they_do(values, text):
    found = words(several(*values), "stay", language="en", form="plain").text
    assert found == text


def test_a_general_page_says_what_is_stated_and_what_holds_in_general():
    book = several(value(4), None, for_all=value(6))
    assert words(book, "stay", language="en", form="plain").text == "4 to 6\u00a0hours"
    assert words(book, "stay", language="en", form="general").text == "6\u00a0hours"
    alone = several(value(4), for_all=value(6))
    assert words(alone, "stay", language="en").text == "4\u00a0hours"


@pytest.mark.parametrize("form", ["", "general"])
def test_a_clinics_page_never_says_what_only_holds_in_general(form):
    book = several(None, value(4), for_all=value(6))
    with override("en"), pytest.raises(SilentFact, match="has not stated “stay”"):
        words(book, "stay", clinic="clinic-0", language="en", form=form)


def test_what_is_the_same_for_everybody_needs_no_answer():
    law = Fact(key="deductible", unit="money", is_general=True, for_all=value(385))
    book = make_book(facts=(law,))
    assert words(book, "deductible", clinic="zeewind", language="en").text == (
        "385\u00a0euros"
    )


def test_a_fact_without_any_value_is_still_empty_and_not_silent():
    book = FactBook(facts={"stay": Fact(key="stay", unit="hours")})
    with override("en"), pytest.raises(UnknownFact, match="has no value yet"):
        words(book, "stay", language="en")
