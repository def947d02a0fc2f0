"""A clinic's protocol in clock times: what a reader gets told to do, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from content.planner.clock import NoSuchTime, local_start
from content.planner.plan import plan
from content.planner.sheet import changes_the_clock, days, titles_without_time
from content.planner.steps import FASTING, steps_of
from content.planner.times import clock, ends
from tests.planner_book import hours, make_book, make_clinic, own, step, with_facts

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(day, clock, zone=AMSTERDAM):
    return local_start(date.fromisoformat(day), time.fromisoformat(clock), zone)


def day_of(*steps, start, facts=()):
    """The plan of a clinic with these steps, and none for fasting."""
    book = make_book(make_clinic(steps=steps), facts=facts)
    return own(plan(book, clinic="zeewind", start=start))


def when(planned):
    """The steps with what the clocks show: {"Stop eating": "2027-03-28 01:00 +0100"}."""
    return {
        step.title["en"].removesuffix(" (en)"): f"{step.at:%Y-%m-%d %H:%M %z}"
        for step in planned.steps
    }


def test_a_day_in_winter_is_plain_arithmetic():
    found = when(plan(make_book(), clinic="zeewind", start=at("2027-01-15", "09:30")))
    assert found == {
        "Blood test": "2027-01-01 00:00 +0100",
        "Stop eating": "2027-01-15 03:30 +0100",
        "Last clear drink": "2027-01-15 07:30 +0100",
        "Be there": "2027-01-15 08:30 +0100",
        "Drip": "2027-01-15 09:30 +0100",
        "Rest": "2027-01-15 11:00 +0100",
        "Do not drive": "2027-01-15 11:00 +0100",
        "Diary": "2027-01-16 00:00 +0100",
    }


@pytest.mark.parametrize(
    "day,stop_eating,last_drink",
    [
        # The clock goes from 02:00 to 03:00: at 01:00 it is six hours before 08:00.
        ("2027-03-28", "2027-03-28 01:00 +0100", "2027-03-28 06:00 +0200"),
        # The clock goes back from 03:00 to 02:00: the second 02:00 is meant.
        ("2027-10-31", "2027-10-31 02:00 +0100", "2027-10-31 06:00 +0100"),
    ],
)
def test_hours_are_hours_that_pass_when_the_clock_changes(day, stop_eating, last_drink):
    found = when(plan(make_book(), clinic="zeewind", start=at(day, "08:00")))
    assert found["Stop eating"] == stop_eating
    assert found["Last clear drink"] == last_drink


def test_a_day_before_the_clock_changes_ends_a_day_later_by_the_hours():
    planned = plan(make_book(), clinic="zeewind", start=at("2027-03-27", "10:00"))
    no_driving = next(s for s in planned.steps if "drive" in s.title["en"])
    assert f"{no_driving.at:%d %H:%M}" == "27 11:30"
    assert f"{no_driving.until:%d %H:%M}" == "28 12:30"
    assert no_driving.until.astimezone(UTC) - no_driving.at.astimezone(UTC) == (
        timedelta(hours=24)
    )


def test_a_step_may_fall_on_the_evening_before():
    found = when(plan(make_book(), clinic="zeewind", start=at("2027-06-03", "04:15")))
    assert found["Stop eating"] == "2027-06-02 22:15 +0200"


def test_of_a_range_the_longest_holds_on_both_sides():
    steps = (
        step("Stop eating", fact="food"),
        step("Home", fact="home", anchor="end", direction="after"),
    )
    facts = (hours("food", 4, 6), hours("home", 1, "1.5"))
    book = with_facts(
        make_book(make_clinic(steps=steps), facts=facts),
        hours("infusion_length", 2, 3),
    )
    found = when(plan(book, clinic="zeewind", start=at("2027-01-15", "09:00")))
    assert found["Stop eating"] == "2027-01-15 03:00 +0100"
    assert found["Home"] == "2027-01-15 13:30 +0100"


def test_the_clinics_own_value_goes_before_the_general_one():
    book = with_facts(make_book(), hours("fasting_food", 6, zeewind=4))
    found = when(plan(book, clinic="zeewind", start=at("2027-01-15", "09:00")))
    assert found["Stop eating"] == "2027-01-15 05:00 +0100"


@pytest.mark.parametrize("unit,amount", [("days", 10), ("weeks", 2), ("days", "9.5")])
def test_days_and_weeks_are_whole_days_of_the_calendar(unit, amount):
    planned = day_of(
        step("Call", fact="call"),
        start=at("2027-04-01", "08:00"),
        facts=[hours("call", amount, unit=unit)],
    )
    (call,) = planned.steps
    assert call.is_whole_day
    assert call.until is None
    expected = date(2027, 3, 18) if unit == "weeks" else date(2027, 3, 22)
    assert (call.at.date(), f"{call.at:%H:%M}") == (expected, "00:00")


def test_a_week_of_whole_days_ends_at_the_midnight_after_its_last_day():
    planned = day_of(
        step("Diary", days=1, direction="after", duration_days=7),
        start=at("2027-03-26", "08:00"),
    )
    (diary,) = planned.steps
    assert f"{diary.at:%m-%d %H:%M %z}" == "03-27 00:00 +0100"
    assert f"{diary.until:%m-%d %H:%M %z}" == "04-03 00:00 +0200"


def test_minutes_of_a_step_without_a_clock_time_are_left_out():
    planned = day_of(
        step("Visit", days=3, duration_minutes=30), start=at("2027-01-15", "08:00")
    )
    assert planned.steps[0].until is None


@pytest.mark.parametrize(
    "missing",
    [
        step("Unknown", fact="nobody_said"),
        step("No value here", fact="elsewhere"),
        step("No time", fact="price"),
    ],
)
def test_a_step_without_a_time_is_listed_apart_and_never_guessed(missing):
    planned = day_of(
        missing,
        step("Be there", minutes=60),
        start=at("2027-01-15", "08:00"),
        facts=[hours("elsewhere", other=4), hours("price", 4, unit="money")],
    )
    assert list(when(planned)) == ["Be there"]
    assert [step.title for step in planned.without_time] == [missing.title]


def test_without_a_length_nothing_is_counted_from_the_end():
    book = with_facts(make_book(), hours("infusion_length", other=2))
    planned = plan(book, clinic="zeewind", start=at("2027-01-15", "08:00"))
    apart = [step.title["en"] for step in planned.without_time]
    assert apart == ["Rest (en)", "Do not drive (en)"]
    drip = next(step for step in planned.steps if "Drip" in step.title["en"])
    assert drip.until is None
    with override("nl"):
        told = titles_without_time(planned, book=book, languages=("nl",))
    assert [title.words for title in told] == ["Rest (nl)", "Do not drive (nl)"]


def test_steps_come_in_the_order_of_time_and_then_of_phases():
    planned = day_of(
        step("Home", phase="at_home", minutes=0),
        step("Drip", phase="during", minutes=0),
        step("Before", phase="during", minutes=30),
        start=at("2027-01-15", "08:00"),
    )
    assert list(when(planned)) == ["Before", "Drip", "Home"]


def test_steps_keep_the_order_of_time_where_the_clock_goes_back():
    planned = day_of(
        step("Later", minutes=60),  # 02:15 in winter time
        step("Earlier", minutes=90),  # 02:45 in summer time
        start=at("2027-10-31", "03:15"),
    )
    assert list(when(planned)) == ["Earlier", "Later"]


@pytest.mark.parametrize("shown", ["02:00", "02:30", "02:59"])
def test_a_time_that_the_clock_jumps_over_does_not_exist(shown):
    with pytest.raises(NoSuchTime) as caught:
        at("2027-03-28", shown)
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == ""  # errors end up in logs


def test_of_a_time_that_comes_twice_the_first_is_meant():
    assert at("2027-10-31", "02:30").astimezone(UTC).hour == 0
    assert at("2027-03-28", "03:00").astimezone(UTC).hour == 1


@given(
    later=st.integers(0, 5 * 365 * 24 * 60).map(lambda found: timedelta(minutes=found)),
    minutes=st.integers(0, 60 * 24 * 3),
    length=st.integers(0, 600),
    lasts=st.integers(1, 3000),
    zone=st.sampled_from(["Europe/Amsterdam", "Europe/Brussels", "Europe/Berlin"]),
)
def test_between_step_and_infusion_passes_exactly_what_the_protocol_says(
    later, minutes, length, lasts, zone
):
    start = datetime(2026, 1, 1, tzinfo=UTC) + later
    book = with_facts(
        make_book(
            make_clinic(
                steps=(
                    step("Before", minutes=minutes, duration_minutes=lasts),
                    step("After", anchor="end", minutes=minutes, direction="after"),
                )
            )
        ),
        hours("infusion_length", length, unit="minutes"),
    )
    planned = plan(book, clinic="zeewind", start=start.astimezone(ZoneInfo(zone)))
    before, after = own(planned).steps
    assert start - before.at.astimezone(UTC) == timedelta(minutes=minutes)
    assert before.until.timestamp() - before.at.timestamp() == lasts * 60
    assert after.at.astimezone(UTC) - start == timedelta(minutes=length + minutes)
    assert before.at.tzinfo == ZoneInfo(zone)


@given(
    day=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    shown=st.times().map(lambda found: found.replace(second=0, microsecond=0)),
)
def test_what_the_clock_shows_at_the_start_is_what_was_asked(day, shown):
    try:
        start = local_start(day, shown, AMSTERDAM)
    except NoSuchTime:
        assert (day.month, shown.hour) == (3, 2)
    else:
        assert (start.date(), start.time()) == (day, shown)


# --- Keys and places -----------------------------------------------------------------


def keys(*steps):
    return [one.key for one in steps_of(make_clinic(steps=steps))]


def test_a_step_has_its_own_key_or_one_made_of_its_words():
    given, made = step("One", key="first"), step("Be there!")
    assert keys(given, made)[2:] == ["first", "be-there-nl"]
    assert keys(made, made, given)[2:] == ["be-there-nl", "be-there-nl-2", "first"]
    assert keys(step("x", title={"de": "Ärzte"}), step("x", title={}))[2:] == [
        "arzte",
        "step",
    ]


@pytest.mark.parametrize(
    "fields, is_there, without_fact",
    [
        ({"fact": "fasting_food"}, False, False),
        ({"fact": "fasting_drink"}, False, False),
        ({"minutes": 600}, False, False),
        ({"minutes": 121}, False, False),
        ({"minutes": 60}, False, True),
        ({"minutes": 45}, True, True),
        ({"minutes": 10}, True, True),
        ({"minutes": 0, "phase": "during"}, True, True),
        ({"minutes": 0, "phase": "after", "anchor": "end"}, True, True),
        ({"minutes": 60, "phase": "at_home", "direction": "after"}, False, False),
        ({"days": 3, "phase": "weeks_before"}, False, False),
    ],
)
def test_the_reader_is_at_the_clinic_from_the_arrival_until_the_way_home(
    fields, is_there, without_fact
):
    start = at("2027-01-15", "12:00")
    fact = hours("arrival_before", 45, unit="minutes")
    for facts, expected in (([fact], is_there), ([], without_fact)):
        (one,) = day_of(step("Step", **fields), start=start, facts=facts).steps
        assert one.is_at_clinic is expected


def test_fasting_has_no_place_even_when_the_reader_has_arrived():
    facts = [hours("arrival_before", 3)]
    steps = (step("Drink", fact="fasting_drink"),)
    (one,) = day_of(*steps, start=at("2027-01-15", "12:00"), facts=facts).steps
    assert not one.is_at_clinic


# --- Fasting -------------------------------------------------------------------------


def fasting(planned):
    """When to stop eating and drinking, and what has no time."""
    texts = {step.key: step.title["en"] for step in planned.without_time}
    times = {
        step.title["en"]: f"{step.at:%H:%M}"
        for step in planned.steps
        if step.key in FASTING
    }
    return times, texts


FORGETS = (step("Be there", minutes=60),)


def test_a_clinic_that_forgets_to_plan_fasting_says_it_all_the_same():
    book = make_book(make_clinic(steps=FORGETS))
    times, without = fasting(
        plan(book, clinic="zeewind", start=at("2027-01-15", "09:00"))
    )
    assert times == {"Stop eating": "03:00", "Last clear drink": "07:00"}
    assert without == {}


@pytest.mark.parametrize(
    "facts, known, unknown",
    [
        ([hours("fasting_food", other=6)], {"fasting_drink"}, {"fasting_food"}),
        (
            [hours("fasting_drink", 2, unit="money")],
            {"fasting_food"},
            {"fasting_drink"},
        ),
        ([hours("fasting_food"), hours("fasting_drink")], set(), {*FASTING}),
    ],
)
def test_what_a_clinic_has_not_said_of_fasting_is_asked_and_never_left_out(
    facts, known, unknown
):
    book = with_facts(make_book(make_clinic(steps=FORGETS)), *facts)
    planned = plan(book, clinic="zeewind", start=at("2027-01-15", "09:00"))
    assert {one.key for one in planned.steps} & {*FASTING} == known
    assert {one.key for one in planned.without_time} == unknown


def test_a_site_without_facts_of_fasting_asks_for_both():
    book = replace(make_book(make_clinic(steps=FORGETS)), facts={})
    planned = plan(book, clinic="zeewind", start=at("2027-01-15", "09:00"))
    assert [one.key for one in planned.without_time] == [*FASTING]


@pytest.mark.parametrize("steps", [FORGETS, None])
def test_fasting_counts_back_from_a_sedative_that_is_given_first(steps):
    clinic = make_clinic(steps=steps) if steps else make_clinic()
    sedative = hours("sedative_before", 10, 15, unit="minutes")
    book = make_book(clinic, facts=[sedative])
    found = when(plan(book, clinic="zeewind", start=at("2027-01-15", "09:30")))
    assert found["Stop eating"] == "2027-01-15 03:15 +0100"
    assert found["Last clear drink"] == "2027-01-15 07:15 +0100"
    assert found["Be there"] == "2027-01-15 08:30 +0100"  # as always


def test_a_clinic_without_a_sedative_counts_from_the_infusion():
    elsewhere = hours("sedative_before", unit="minutes", duinrand=20)
    book = make_book(facts=[elsewhere])
    found = when(plan(book, clinic="zeewind", start=at("2027-01-15", "09:30")))
    assert found["Stop eating"] == "2027-01-15 03:30 +0100"


def test_a_clinic_that_plans_fasting_says_it_once():
    planned = plan(make_book(), clinic="zeewind", start=at("2027-01-15", "09:00"))
    assert fasting(planned) == ({}, {})
    only_food = make_book(make_clinic(steps=(step("Food", fact="fasting_food"),)))
    planned = plan(only_food, clinic="zeewind", start=at("2027-01-15", "09:00"))
    assert fasting(planned) == ({"Last clear drink": "07:00"}, {})


@pytest.mark.parametrize(
    "fields", [{"direction": "after"}, {"anchor": "end"}, {"duration_fact": "x"}]
)
def test_a_step_that_counts_from_the_fact_otherwise_is_no_fasting(fields):
    other = step("Meal", **({"fact": "fasting_food"} | fields))
    if "duration_fact" in fields:
        other = step("Meal", minutes=0, duration_fact="fasting_food")
    book = make_book(make_clinic(steps=(other,)))
    planned = plan(book, clinic="zeewind", start=at("2027-01-15", "09:00"))
    assert "Stop eating" in fasting(planned)[0]


@pytest.mark.parametrize(
    "language, title, text",
    [
        ("nl", "Stop met eten", "Vanaf nu eet u niets meer."),
        ("de", "Nichts mehr essen", "Ab jetzt essen Sie nichts mehr."),
        ("en", "Stop eating", "From now on, eat nothing."),
    ],
)
def test_fasting_is_said_in_the_readers_language(language, title, text):
    book = make_book(make_clinic(steps=FORGETS))
    with override("nl"):  # whoever planned before
        planned = plan(book, clinic="zeewind", start=at("2027-01-15", "09:00"))
    (first, *_) = planned.steps
    assert (first.title[language], first.text[language]) == (title, text)


# --- In words ------------------------------------------------------------------------


def sheet(book, start, language="nl", clinic="zeewind", source="nl"):
    with override(language):
        return days(
            own(plan(book, clinic=clinic, start=start)),
            book=book,
            languages=(language, source),
        )


@pytest.mark.parametrize(
    "language,headings,relations",
    [
        (
            "nl",
            ["vrijdag 26 maart 2027", "zaterdag 27 maart 2027", "zondag 28 maart 2027"],
            ["", "de dag ervoor", "de dag van uw infuus"],
        ),
        (
            "de",
            [
                "Freitag, 26. März 2027",
                "Samstag, 27. März 2027",
                "Sonntag, 28. März 2027",
            ],
            ["", "der Tag davor", "der Tag Ihrer Infusion"],
        ),
        (
            "en",
            ["Friday 26 March 2027", "Saturday 27 March 2027", "Sunday 28 March 2027"],
            ["", "the day before", "the day of your infusion"],
        ),
    ],
)
def test_the_sheet_goes_day_by_day_in_the_readers_words(language, headings, relations):
    steps = (
        step("A", days=2),
        step("B", minutes=600),
        step("C", minutes=30),
    )
    book = make_book(make_clinic(steps=steps))
    found = sheet(book, at("2027-03-28", "08:00"), language)
    assert [day.heading for day in found] == headings
    assert [day.relation for day in found] == relations


@pytest.mark.parametrize(
    "language,shown",
    [("nl", "08:05\u00a0uur"), ("de", "08:05\u00a0Uhr"), ("en", "08:05")],
)
def test_clock_times_are_written_as_readers_write_them(language, shown):
    with override(language):
        assert clock(at("2027-01-15", "08:05")) == shown


@pytest.mark.parametrize(
    "language,first,second",
    [
        ("nl", "zomertijd", "wintertijd"),
        ("de", "Sommerzeit", "Winterzeit"),
        ("en", "summer time", "winter time"),
    ],
)
def test_a_time_that_comes_twice_says_which_one_it_is(language, first, second):
    moment = at("2027-10-31", "02:00")
    with override(language):
        assert first in clock(moment)
        assert second in clock(moment.replace(fold=1))
        assert "(" not in clock(at("2027-10-31", "03:00"))


@pytest.mark.parametrize(
    "fields,words",
    [
        ({"minutes": 0}, ""),
        ({"minutes": 0, "duration_minutes": 0}, ""),
        ({"minutes": 0, "duration_minutes": 90}, "tot 09:30\u00a0uur"),
        (
            {"minutes": 0, "duration_minutes": 1500},
            "tot zaterdag 16 januari 09:00\u00a0uur",
        ),
        ({"days": 0, "duration_days": 1}, ""),
        ({"days": 0, "duration_days": 3}, "tot en met zondag 17 januari"),
    ],
)
def test_how_long_a_step_takes_is_said_as_the_time_at_which_it_ends(fields, words):
    planned = day_of(step("A", **fields), start=at("2027-01-15", "08:00"))
    with override("nl"):
        assert ends(planned.steps[0]) == words


def test_an_hour_that_the_clock_repeats_still_has_an_end():
    planned = day_of(
        step("A", minutes=0, duration_minutes=60), start=at("2027-10-31", "02:30")
    )
    with override("en"):
        assert ends(planned.steps[0]) == "until 02:30 (winter time)"


def test_machines_can_read_the_times_too():
    book = make_book(make_clinic(steps=(step("A", days=0), step("B", minutes=60))))
    (day,) = sheet(book, at("2027-03-28", "03:30"))[:1]
    assert [line.machine_time for line in day.lines] == [
        "2027-03-28",
        "2027-03-28T01:30+01:00",
    ]


def test_a_text_says_the_facts_of_the_clinic_in_its_language():
    book = with_facts(
        make_book(
            make_clinic(
                steps=(
                    step(
                        "Food",
                        minutes=360,
                        title={"nl": "Eten", "de": "Essen"},
                        text={"nl": "{{fasting_food}} van tevoren."},
                    ),
                )
            )
        ),
        hours("fasting_food", 6, zeewind=4),
    )
    (day,) = sheet(book, at("2027-01-15", "08:00"), "de")
    (line,) = day.lines
    assert (line.title.words, line.title.language) == ("Essen", "")
    assert (line.text.words, line.text.language) == ("4\u00a0uur van tevoren.", "nl")


@pytest.mark.parametrize(
    "day,changes", [("2027-03-27", True), ("2027-10-31", True), ("2027-06-10", False)]
)
def test_readers_are_told_when_the_clock_changes_between_the_steps(day, changes):
    steps = (step("Stop", minutes=480), step("Rest", minutes=0, duration_minutes=1440))
    planned = day_of(*steps, start=at(day, "08:00"))
    assert changes_the_clock(planned) is changes
