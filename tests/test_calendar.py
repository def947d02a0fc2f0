"""The calendar file of a plan, read back by the library that wrote it and by another."""

from collections import Counter
from datetime import date, datetime, timedelta, timezone

import pytest
import vobject
from icalendar import Calendar

from content.planner.calendar import calendar, removal
from content.planner.file_times import FileTimes
from content.planner.plan import plan
from content.planner.steps import FASTING
from tests.planner_book import (
    DAY,
    hours,
    make_book,
    make_clinic,
    step,
    with_facts,
)
from tests.test_planner import at

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=timezone(timedelta(hours=1)))
LONG = "Äußerst wichtig; zuerst, dann — “später”\\n🙂 " * 9


def make_file(
    book=None, *, start=None, languages=("nl",), name="Mijn dag", note="Brief", now=NOW
):
    book = book or make_book()
    planned = plan(book, clinic="zeewind", start=start or at("2027-03-28", "08:00"))
    return calendar(
        planned, book=book, languages=languages, name=name, note=note, now=now
    )


def make_removal(book=None, *, start=None, now=NOW):
    planned = plan(
        book or make_book(), clinic="zeewind", start=start or at("2027-03-28", "08:00")
    )
    return removal(planned, name="Mijn dag", now=now)


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
        assert ends > begins
        if step_.until is not None and not step_.is_whole_day:
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


def test_facts_are_filled_in():
    steps = (step("Food", fact="fasting_food", text={"nl": "{{fasting_food}} niet."}),)
    file = make_file(make_book(make_clinic(steps=steps)))
    (event,) = [one for one in events(file) if one["summary"] == "Food (nl)"]
    assert str(event["description"]).startswith("4 tot 6\u00a0uur niet.")


# --- Where the reader is, and for how long -------------------------------------------


def by_title(file):
    return {
        str(event["summary"]).removesuffix(" (nl)"): event for event in events(file)
    }


def test_nothing_rings_and_colleagues_learn_nothing():
    file = make_file()
    assert b"VALARM" not in file
    assert {event["class"] for event in events(file)} == {"PRIVATE"}


def test_what_is_done_at_home_has_no_place_and_keeps_nobody_busy():
    there = {
        title
        for title, event in by_title(make_file()).items()
        if "location" in event and event.get("transp") != "TRANSPARENT"
    }
    nowhere = {
        title
        for title, event in by_title(make_file()).items()
        if "location" not in event and event.get("transp") == "TRANSPARENT"
    }
    assert there == {"Be there", "Drip", "Rest"}
    assert nowhere == {*by_title(make_file())} - there
    assert {"Stop eating", "Last clear drink", "Do not drive", "Diary"} <= nowhere


@pytest.mark.parametrize(
    "fields, place",
    [
        ({}, "Zeewind, Vlissingen"),
        ({"street": "Kade 3"}, "Zeewind, Kade 3, Vlissingen"),
        (
            {"street": "Kade 3", "postal_code": "4381 AB"},
            "Zeewind, Kade 3, 4381 AB Vlissingen",
        ),
    ],
)
def test_what_is_done_at_the_clinic_has_its_address(fields, place):
    file = make_file(make_book(make_clinic(**fields)))
    assert str(by_title(file)["Drip"]["location"]) == place


def test_a_whole_day_is_never_blocked():
    steps = (step("Stay", phase="after", days=1, direction="after"),)
    event = by_title(make_file(make_book(make_clinic(steps=steps))))["Stay"]
    assert event["transp"] == "TRANSPARENT"
    assert moment(event, "dtend") - moment(event, "dtstart") == timedelta(days=1)


@pytest.mark.parametrize("day", ["2027-01-15", "2027-03-28", "2027-10-31"])
def test_every_event_lasts(day):
    file = make_file(start=at(day, "08:00"))
    lasts = {
        title: moment(event, "dtend") - moment(event, "dtstart")
        for title, event in by_title(file).items()
    }
    assert lasts == {
        "Blood test": timedelta(days=1),
        "Stop eating": timedelta(minutes=15),
        "Last clear drink": timedelta(minutes=15),
        "Be there": timedelta(hours=1),  # until the drip
        "Drip": timedelta(minutes=90),
        "Rest": timedelta(hours=2),
        "Do not drive": timedelta(hours=24),
        "Diary": timedelta(days=7),
    }


def test_nobody_waits_at_the_clinic_for_half_a_day():
    steps = (step("Early", minutes=121), step("Drip", phase="during", minutes=0))
    event = by_title(make_file(make_book(make_clinic(steps=steps))))["Early"]
    assert moment(event, "dtend") - moment(event, "dtstart") == timedelta(minutes=15)


# --- One file replaces another -------------------------------------------------------


class Kept:
    """A calendar that takes files as RFC 5546 says: the higher number replaces."""

    def __init__(self):
        self.events = {}

    def take(self, file):
        vobject.readOne(file.decode()).validate(raiseException=True)
        for event in events(file):
            known = self.events.get(event["uid"])
            if known is None or known["sequence"] < event["sequence"]:
                self.events[event["uid"]] = event

    @property
    def shown(self):
        return {
            str(event["summary"]): moment(event, "dtstart")
            for event in self.events.values()
            if event.get("status") != "CANCELLED"
        }


def at_second(number):
    return NOW + timedelta(seconds=number)


def test_another_time_on_the_same_day_replaces_the_first():
    kept = Kept()
    first, second = (
        make_file(start=at("2027-05-10", clock), now=at_second(number))
        for number, clock in enumerate(["09:00", "10:00"])
    )
    kept.take(first)
    kept.take(second)
    assert kept.shown == {
        str(e["summary"]): moment(e, "dtstart") for e in events(second)
    }
    assert len(kept.shown) == len(events(first)) == 8
    kept.take(first)  # an old file cannot bring the old times back
    assert kept.shown == {
        str(e["summary"]): moment(e, "dtstart") for e in events(second)
    }


def test_a_day_that_is_moved_is_taken_out_whole():
    kept = Kept()
    kept.take(make_file(start=at("2027-05-10", "09:00"), now=at_second(0)))
    kept.take(make_file(start=at("2027-05-12", "09:00"), now=at_second(1)))
    assert len(kept.events) == 16
    kept.take(make_removal(start=at("2027-05-10", "16:30"), now=at_second(2)))
    states = Counter(str(event["status"]) for event in kept.events.values())
    assert states == {"CANCELLED": 8, "CONFIRMED": 8}
    assert kept.shown == {
        str(e["summary"]): moment(e, "dtstart")
        for e in events(make_file(start=at("2027-05-12", "09:00")))
    }
    kept.take(make_file(start=at("2027-05-10", "09:00"), now=at_second(3)))
    assert {event["status"] for event in kept.events.values()} == {"CONFIRMED"}


def test_a_file_that_takes_out_says_so_in_every_way_there_is():
    file = Calendar.from_ical(make_removal())
    assert file["method"] == "CANCEL"
    assert {event["status"] for event in file.events} == {"CANCELLED"}
    assert {event.get("transp") for event in file.events} == {"TRANSPARENT"}
    assert all(moment(e, "dtend") > moment(e, "dtstart") for e in file.events)
    assert "method" not in Calendar.from_ical(make_file())
    assert b"ORGANIZER" not in make_removal()  # nothing is ever sent to anybody
    for event in vobject.readOne(make_removal().decode()).vevent_list:
        assert event.status.value == "CANCELLED"


def test_what_has_lost_its_time_is_taken_out_too():
    kept = Kept()
    kept.take(make_file())
    forgot = with_facts(make_book(), hours("fasting_food", other=6))
    kept.take(make_removal(forgot, now=at_second(1)))
    assert kept.shown == {}


def uid_of(file):
    return {str(event["summary"]): str(event["uid"]) for event in events(file)}


def book_of(*steps):
    return make_book(make_clinic(steps=steps))


def test_a_name_belongs_to_a_step_and_not_to_its_place_in_the_list():
    before = uid_of(make_file())
    more = step("Something else", minutes=600)
    for steps in ((more, *DAY), (*DAY, more), (more, *reversed(DAY))):
        after = uid_of(make_file(book_of(*steps)))
        assert before.items() <= after.items()
        assert len({*after.values()}) == 9


def test_a_step_with_a_key_may_get_other_words_and_another_time():
    before = uid_of(make_file(book_of(step("Cme", key="come", minutes=60))))
    after = uid_of(make_file(book_of(step("Come", key="come", minutes=45))))
    assert before["Cme (nl)"] == after["Come (nl)"]
    other = uid_of(make_file(book_of(step("Come", key="other", minutes=45))))
    assert other["Come (nl)"] != after["Come (nl)"]


def test_no_two_clinics_and_no_two_days_share_a_name():
    book = make_book(make_clinic(), make_clinic("duin"))
    found = [
        str(event["uid"])
        for clinic in ("zeewind", "duin")
        for day in ("2027-05-10", "2027-05-11")
        for event in events(
            calendar(
                plan(book, clinic=clinic, start=at(day, "09:00")),
                book=book,
                languages=("nl",),
                name="",
                note="",
                now=NOW,
            )
        )
    ]
    assert len({*found}) == len(found) == 32


def test_numbers_fit_into_the_standards_integer_for_decades():
    (number, *_) = {e["sequence"] for e in events(make_file(now=at_second(0)))}
    later = NOW.replace(year=2090)
    assert 0 < number < events(make_file(now=later))[0]["sequence"] < 2**31
    assert events(make_file(now=NOW.replace(year=2020)))[0]["sequence"] == 0


def test_no_two_files_are_of_the_same_moment():
    times = FileTimes()
    given = [times.next(NOW), times.next(NOW), times.next(NOW - timedelta(days=1))]
    given.append(times.next(NOW + timedelta(days=1)))
    assert given == [
        NOW,
        NOW + timedelta(seconds=1),
        NOW + timedelta(seconds=2),
        NOW + timedelta(days=1),
    ]


# --- Whatever was published ----------------------------------------------------------

HOSTILE = 'Kom\x00\x0b\r\nBEGIN:VALARM\rSUMMARY:x\x85\u2028\ud800\x1b;,:\\n"ü'


def test_no_published_text_can_break_the_file():
    clinic = make_clinic(
        steps=(*DAY, step("x", minutes=5, title={"nl": HOSTILE}, text={"nl": HOSTILE})),
        name=HOSTILE,
        street=HOSTILE,
    )
    file = make_file(make_book(clinic), name=HOSTILE, note=HOSTILE)
    read = vobject.readOne(file.decode())
    assert read.validate(raiseException=True)
    found = events(file)
    assert len(read.vevent_list) == len(found) == 9
    assert b"\nBEGIN:VALARM" not in file
    assert [one.summary.value for one in read.vevent_list] == [
        str(one["summary"]) for one in found
    ]
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert file.count(b"\n") == file.count(b"\r\n") == file.count(b"\r")


def test_a_clinic_that_forgets_fasting_has_it_in_the_calendar():
    found = by_title(make_file(book_of(step("Come", minutes=60))))
    assert {"Stop met eten", "Laatste heldere drank"} <= {*found}
    assert len(found) == 1 + len(FASTING)
