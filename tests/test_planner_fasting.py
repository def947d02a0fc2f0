"""When to stop eating and drinking: the safe end of what the clinic says, or general."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from content.facts.fact_book import Contact, Fact, Value
from content.planner.general import general_advice
from content.planner.note import in_every_event
from content.planner.plan import plan
from content.planner.sheet import days, not_stated
from tests.planner_book import hours, make_book, make_clinic, step, text, with_facts

START = datetime(2027, 1, 15, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
EATING = make_clinic(steps=(step("Stop eating", fact="fasting_food"),))


def food(**fields):
    return Fact(
        key="fasting_food",
        unit="hours",
        for_all=Value(low=Decimal(6)),
        per_clinic={"zeewind": Value(**fields)} if fields else {},
    )


def planned(*facts):
    book = with_facts(make_book(EATING), *facts)
    return book, plan(book, clinic="zeewind", start=START)


@pytest.mark.parametrize(
    "fields, time",
    [
        ({"low": Decimal(4), "qualifier": "at_least"}, "06:00"),
        ({"low": Decimal(4), "qualifier": "about"}, "06:00"),
        ({"low": Decimal(4), "qualifier": "up_to"}, "06:00"),
        ({"low": Decimal(4), "high": Decimal(6)}, "04:00"),
        ({"low": Decimal(2), "high": Decimal(90), "high_unit": "minutes"}, "08:00"),
    ],
)
def test_the_longest_of_what_the_clinic_says_is_planned(fields, time):
    _book, found = planned(food(**fields))
    assert {f"{one.at:%H:%M}" for one in found.steps if one.key != "fasting_drink"} == {
        time
    }


def test_a_range_that_ends_in_days_is_counted_in_days():
    _book, found = planned(food(low=Decimal(2), high=Decimal(3), high_unit="days"))
    (eating,) = [one for one in found.steps if one.key != "fasting_drink"]
    assert (str(eating.at.date()), eating.is_whole_day) == ("2027-01-12", True)


@pytest.mark.parametrize(
    "language, sentence",
    [
        ("nl", "Uw kliniek zegt: minstens 4\u00a0uur."),
        ("de", "Ihre Klinik sagt: mindestens 4\u00a0Stunden."),
        ("en", "Your clinic says: at least 4\u00a0hours."),
    ],
)
def test_the_sheet_says_that_it_is_at_least(language, sentence):
    book, found = planned(food(low=Decimal(4), qualifier="at_least"))
    with override(language):
        said = [
            line.said
            for day in days(found, book=book, languages=[language])
            for line in day.lines
        ]
    assert sentence in said


def test_general_advice_is_counted_from_the_first_medicine_too():
    book, found = planned(food(), hours("sedative_before", 30, unit="minutes"))
    with override("en"):
        (advice,) = general_advice(found, book=book)
    assert advice.words.endswith("03:30.")
    assert "6\u00a0hours before the first medicine" in advice.words
    assert not any(one.key == "fasting_food" for one in found.steps)


def test_what_the_clinic_has_stated_needs_no_general_advice():
    book, found = planned(food(low=Decimal(4)))
    assert general_advice(found, book=book) == []


def test_a_sedative_whose_time_nobody_has_stated_is_said():
    calming = Fact(
        key="calming_medicine",
        unit="choice",
        per_clinic={"zeewind": Value(option="before")},
    )
    book, found = planned(food(low=Decimal(4)), calming)
    with override("en"):
        (sentence,) = not_stated(found, book=book)
        assert "gives a calming medicine first" in sentence
        assert sentence in in_every_event(found, book=book, languages=["en"])
    book, found = planned(
        food(low=Decimal(4)), calming, hours("sedative_before", 10, unit="minutes")
    )
    assert not_stated(found, book=book) == []


def test_every_event_says_whom_to_call_in_danger():
    book, found = planned(food(low=Decimal(4)))
    doctor = Contact(
        key="doctor", kind="out_of_hours", phone="1733", name=text("Doctor at night")
    )
    land = replace(book.countries["nl"], contacts=(doctor,))
    book = replace(book, countries={**book.countries, "nl": land})
    with override("en"):
        note = in_every_event(found, book=book, languages=["en"])
    assert "Call 112 at once:" in note
    assert "Clinic closed? Doctor at night (en): 1733." in note
    assert "- Cannot be woken, collapses, or has a fit" in note


def test_a_step_of_the_clinics_own_says_it_and_nothing_general_stands_beside_it():
    own = replace(step("Nothing to eat", minutes=480), fasting="fasting_food")
    book = with_facts(make_book(make_clinic(steps=(own,))), food())
    found = plan(book, clinic="zeewind", start=START)
    eating = [one for one in found.steps if one.title == own.title]
    assert [f"{one.at:%H:%M}" for one in eating] == ["02:00"]
    with override("en"):
        assert not any("eating" in words for words in not_stated(found, book=book))
        assert not any("food" in one.words for one in general_advice(found, book=book))
