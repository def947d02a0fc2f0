"""The calendar file of a plan, read back by the library that wrote it and by another."""

from datetime import date, datetime, timedelta, timezone

import pytest
import vobject
from icalendar import Calendar

from content.planner.calendar import calendar
from content.planner.plan import plan
from tests.planner_book import make_book, make_clinic, step
from tests.test_planner import at

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=timezone(timedelta(hours=1)))
LONG = "Äußerst wichtig; zuerst, dann — “später”\\n🙂 " * 9


def make_file(
    book=None, *, start=None, languages=("nl",), name="Mijn dag", note="Brief"
):
    book = book or make_book()
    planned = plan(book, clinic="zeewind", start=start or at("2027-03-28", "08:00"))
    return calendar(
        planned, book=book, languages=languages, name=name, note=note, now=NOW
    )


def events(file):
    return Calendar.from_ical(file).events


def moment(event, name):
    return event[name].dt if name in event else None


@pytest.mark.parametrize("day", ["2027-01-15", "2027-03-28", "2027-10-31"])
def test_every_step_comes_back_at_the_same_instant(day):
    book, start = make_book(), at(day, "08:00")
    planned = plan(book, clinic="zeewind", start=start)
    found = events(make_file(book, start=start))
    assert len(found) == len(planned.steps) == 8
    for event, step_ in zip(found, planned.steps, strict=True):
        assert str(event["summary"]) == step_.title["nl"]
        begins, ends = moment(event, "dtstart"), moment(event, "dtend")
        if step_.is_whole_day:
            assert type(begins) is date
            assert begins == step_.at.date()
        else:
            assert begins.tzinfo is not None
            assert begins.timestamp() == step_.at.timestamp()
        if step_.until is None:
            assert ends is None
        elif not step_.is_whole_day:
            assert ends.timestamp() == step_.until.timestamp()


def test_clock_times_are_written_in_utc_and_whole_days_as_dates():
    lines = make_file().decode().split("\r\n")
    assert "DTSTART:20270328T000000Z" in lines  # stop eating: 01:00 in Amsterdam
    assert "DTSTART;VALUE=DATE:20270314" in lines
    assert not [line for line in lines if "TZID" in line]


def test_a_week_of_whole_days_ends_with_the_day_after_it():
    (diary,) = [e for e in events(make_file()) if "Diary" in e["summary"]]
    assert moment(diary, "dtstart") == date(2027, 3, 29)
    assert moment(diary, "dtend") == date(2027, 4, 5)


def test_the_file_has_what_the_standard_demands():
    file = Calendar.from_ical(make_file())
    assert file["version"] == "2.0"
    assert file["prodid"].startswith("-//")
    assert str(file["x-wr-calname"]) == "Mijn dag"
    for event in file.events:
        assert event["uid"]
        assert event["dtstamp"].to_ical() == b"20261122T120500Z"
        assert event["description"].endswith("\n\nBrief")


def test_another_library_finds_the_file_valid():
    read = vobject.readOne(make_file(name=LONG, note=LONG).decode())
    assert read.validate(raiseException=True)
    assert [event.summary.value for event in read.vevent_list] == [
        str(event["summary"]) for event in events(make_file())
    ]
    starts = [event.dtstart.value for event in read.vevent_list]
    assert starts == [moment(event, "dtstart") for event in events(make_file())]


@pytest.mark.parametrize("property_", ["UID:", "DTSTAMP:", "PRODID:"])
def test_the_other_library_would_notice_what_is_missing(property_):
    broken = make_file().decode().replace(property_, "X-GONE:")
    with pytest.raises(vobject.base.ValidateError):
        vobject.readOne(broken).validate(raiseException=True)


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says():
    file = make_file(name=LONG, note=LONG)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert file.count(b"\n") == file.count(b"\r\n") == file.count(b"\r")
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])  # no letter is cut in two
    read = Calendar.from_ical(file)
    assert str(read["x-wr-calname"]) == LONG
    assert str(read.events[0]["description"]).endswith(LONG)


def test_the_same_plan_has_the_same_names_in_every_language_and_no_two_alike():
    def uids(**options):
        return [str(event["uid"]) for event in events(make_file(**options))]

    assert len(set(uids())) == 8
    assert uids() == uids(languages=("de", "nl"))
    assert not set(uids()) & set(uids(start=at("2027-03-29", "08:00")))


def test_nothing_rings_and_the_place_stands_where_the_patient_is_at_the_clinic():
    file = make_file()
    assert b"VALARM" not in file
    for event in events(file):
        assert event["class"] == "PRIVATE"
        at_clinic = event.get("location") == "Zeewind, Vlissingen"
        assert at_clinic != (event.get("transp") == "TRANSPARENT")
        if "drive" in event["summary"]:
            assert not at_clinic


def test_facts_are_filled_in():
    steps = (step("Food", fact="fasting_food", text={"nl": "{{fasting_food}} niet."}),)
    (event,) = events(make_file(make_book(make_clinic(steps=steps))))
    assert str(event["description"]).startswith("4 tot 6\u00a0uur niet.")
