"""“My treatment day” as readers get it: the form, its errors, the day, the calendar."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from content.drafts.clinics import Clinic as DraftClinic
from content.drafts.facts import Fact, FactValue
from content.drafts.steps import ProtocolStep
from content.planner.steps import FASTING
from content.public import planner
from content.public.planner_form import HORIZON
from content.publishing.starter import publish_starter
from ketamine_info.local import serving
from ketamine_info.logs import NoAddresses
from tests.factories import confirm_translations
from tests.planner_book import (
    DAY,
    hours,
    make_book,
    make_clinic,
    step,
    with_facts,
    write_drafts,
)

pytestmark = pytest.mark.django_db

NL, DE, EN = (
    "/nl/mijn-behandeldag/",
    "/de/mein-behandlungstag/",
    "/en/my-treatment-day/",
)
SPRING = "clinic=zeewind&date=2027-03-28&time=08:00"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ALPENBLICK = make_clinic(
    "alpenblick", country="de", city="Bad Tölz", phone="+493023125001"
)
PAUSED = make_clinic("rust", status="paused", phone="+31205550199")


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """It is Sunday 22 November 2026, 13:00 in Amsterdam."""

    def set_now(moment):
        monkeypatch.setattr(planner.timezone, "now", lambda: moment)

    set_now(NOW)
    return set_now


def publish(book):
    """Make this what readers see, by the road of example content."""
    write_drafts(book)
    publish_starter(now=NOW)


@pytest.fixture
def three_clinics(db):
    publish(make_book(make_clinic(), ALPENBLICK, PAUSED))


@pytest.fixture
def one_clinic(db):
    publish(make_book())


class Page(HTMLParser):
    """What a test asks of the page: tags with attributes, and the text."""

    def __init__(self, response):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(response.content.decode())
        self.text = " ".join(" ".join(self.words).replace("\u00a0", " ").split())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def all(self, tag, **wanted):
        return [a for t, a in self.tags if t == tag and wanted.items() <= a.items()]

    def with_id(self, id_):
        (found,) = [attrs for _tag, attrs in self.tags if attrs.get("id") == id_]
        return found


def get(client, address, query=""):
    response = client.get(f"{address}?{query}" if query else address)
    assert response.status_code == 200
    return Page(response)


# --- The form ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address,heading",
    [(NL, "Mijn behandeldag"), (DE, "Mein Behandlungstag"), (EN, "My treatment day")],
)
def test_the_form_stands_at_an_address_of_its_own_in_every_language(
    client, three_clinics, address, heading
):
    page = get(client, address)
    assert heading in page.text
    (form,) = page.all("form", id="planner_form")
    assert (form["method"], form["action"], form["autocomplete"]) == (
        "get",
        address,
        "off",
    )
    assert page.all("input", name="date", type="date")
    assert page.all("input", name="time", type="time")
    values = [option["value"] for option in page.all("option")]
    assert values == ["", "zeewind", "alpenblick", "rust"]
    assert not page.all("input", **{"aria-invalid": "true"})


def test_every_field_has_a_label_and_browsers_remember_nothing(client, three_clinics):
    page = get(client, EN)
    labels = {label["for"] for label in page.all("label")}
    assert labels == {"id_clinic", "id_date", "id_time", "search_words"}
    for id_ in labels:
        assert page.with_id(id_)["autocomplete"] == "off"
    assert page.with_id("id_time")["aria-describedby"] == "id_time_helptext"


def test_a_link_may_name_the_clinic_without_filling_in_the_form(client, three_clinics):
    page = get(client, EN, "clinic=alpenblick")
    assert page.all("option", value="alpenblick", selected=None)
    assert not page.all("p", id="id_date_error")


def test_with_one_clinic_nobody_is_asked_for_it(client, one_clinic):
    page = get(client, EN)
    assert not page.all("select")
    assert page.all("input", type="hidden", name="clinic", value="zeewind")
    page = get(client, EN, "date=2027-03-28&time=08:00")
    assert "Stop eating (en)" in page.text


def test_a_link_to_a_clinic_that_is_gone_never_shows_another_ones_day(
    client, one_clinic
):
    page = get(client, EN, "clinic=gone&date=2027-03-28&time=08:00")
    assert "This clinic is not on this site." in page.text
    assert "Stop eating" not in page.text


@pytest.mark.parametrize("empty_book", [True, False])
def test_without_a_clinic_there_is_a_sentence_and_no_form(client, empty_book):
    if empty_book:
        publish(replace(make_book(), clinics={}))
    page = get(client, NL)
    assert "Er staat nog geen kliniek op deze site." in page.text
    assert not page.all("form", id="planner_form")
    assert get(client, NL, SPRING).all("h1")


# --- Errors --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "field,query,sentence",
    [
        ("date", "clinic=zeewind&date=2026-11-21&time=08:00", "This day is over."),
        ("date", "clinic=zeewind&date=2028-11-24&time=08:00", "more than two years"),
        ("date", "clinic=zeewind&date=&time=08:00", "Fill in the date"),
        ("date", "clinic=zeewind&date=soon&time=08:00", "This is not a date."),
        ("date", "clinic=zeewind&date=2027-02-29&time=08:00", "This is not a date."),
        ("time", "clinic=zeewind&date=2027-03-28&time=", "Fill in the time"),
        ("time", "clinic=zeewind&date=2027-03-28&time=early", "This is not a time."),
        ("time", "clinic=zeewind&date=2027-03-28&time=25:00", "This is not a time."),
        ("time", "clinic=zeewind&date=2027-03-28&time=02:30", "does not exist"),
        ("clinic", "clinic=&date=2027-03-28&time=08:00", "Choose your clinic."),
        ("clinic", "clinic=%00&date=2027-03-28&time=08:00", "is not on this site."),
        ("clinic", "clinic=rust&date=2027-03-28&time=08:00", "Rust gives no"),
    ],
)
def test_an_error_stands_beside_its_field_and_in_a_summary(
    client, three_clinics, field, query, sentence
):
    page = get(client, EN, query)
    place = page.with_id(f"id_{field}")
    assert place["aria-invalid"] == "true"
    assert f"id_{field}_error" in place["aria-describedby"].split()
    assert page.with_id(f"id_{field}_error")
    summary = page.with_id("planner_summary")
    assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
    assert page.all("a", href=f"#id_{field}")
    assert page.text.count(sentence) == 2
    assert "Please check:" in page.text
    assert not page.all("ol", **{"class": "timeline"})


@pytest.mark.parametrize(
    "query,kept",
    [
        ("date=soon&time=08:00", [("date", "soon", "text"), ("time", "08:00", "time")]),
        ("date=2027-03-28&time=x", [("date", "2027-03-28", "date")]),
        ("date=28.3.2027&time=%3Cb%3E", [("time", "<b>", "text")]),
        ("date=28.3.2027&time=%3Cb%3E", [("date", "2027-03-28", "date")]),
    ],
)
def test_what_was_typed_is_kept_where_readers_can_see_it(
    client, three_clinics, query, kept
):
    page = get(client, EN, f"clinic=alpenblick&{query}")
    for name, value, type_ in kept:
        assert page.all("input", name=name, value=value, type=type_)
    assert page.all("option", value="alpenblick", selected=None)


@pytest.mark.parametrize("language,words", [(NL, "geen infusen"), (DE, "keine Inf")])
def test_a_paused_clinic_says_so_and_how_to_reach_it(
    client, three_clinics, language, words
):
    page = get(client, language, "clinic=rust&date=2027-03-28&time=08:00")
    assert words in page.text
    assert page.all("a", href="tel:+31205550199")


def test_the_only_clinic_may_be_paused_too(client):
    publish(make_book(PAUSED))
    page = get(client, EN, "date=2027-03-28&time=08:00")
    assert "Rust gives no infusions at the moment." in page.text
    assert page.all("a", href="#planner_form")


def test_today_is_still_possible_by_the_clock_of_the_clinic(client, one_clinic, today):
    today(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))  # Monday there
    assert "This day is over" in get(client, EN, "date=2026-11-22&time=23:00").text
    assert "Stop eating" in get(client, EN, "date=2026-11-23&time=08:00").text


@pytest.mark.parametrize(
    "time", ["8:00", "08:00", "08.00", "8h", "8 uur", "8 Uhr", "08:00:00", "8"]
)
@pytest.mark.parametrize("date", ["2027-03-28", "28-03-2027", "28.3.2027"])
def test_dates_and_times_may_be_written_as_people_write_them(
    client, one_clinic, date, time
):
    page = get(client, EN, f"date={date}&time={time}")
    assert "The infusion starts at 08:00." in page.text
    assert "Sunday 28 March 2027" in page.text


# --- The day -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address,day,words",
    [
        (NL, "2027-03-28", "01:00 uur Stop eating (nl)"),
        (NL, "2027-10-31", "02:00 uur (wintertijd) Stop eating (nl)"),
        (DE, "2027-03-28", "01:00 Uhr Stop eating (de)"),
        (EN, "2027-10-31", "02:00 (winter time) Stop eating (en)"),
        (EN, "2027-01-15", "09:30 until 11:30 Rest (en)"),
        (EN, "2027-01-15", "until Saturday 16 January, 09:30 Do not drive (en)"),
    ],
)
def test_the_day_stands_in_clock_times(client, three_clinics, address, day, words):
    assert words in get(client, address, f"clinic=zeewind&date={day}&time=08:00").text


def test_the_day_says_whose_it_is_and_what_goes_before_it(client, three_clinics):
    page = get(client, DE, "clinic=alpenblick&date=2027-03-28&time=08:00")
    assert "Mein Behandlungstag: Sonntag, 28. März 2027" in page.text
    assert "Alpenblick, Bad Tölz. Die Infusion beginnt um 08:00 Uhr." in page.text
    assert "Es gilt der Brief Ihrer Klinik." in page.text
    assert "In diesen Tagen wird die Uhr umgestellt." in page.text
    assert page.all("a", href="tel:112")
    assert page.all("a", href="tel:+493023125001")
    assert page.all("time", datetime="2027-03-28T01:00+01:00")
    steps = page.all("li", **{"class": "timeline__step"})
    assert len(steps) == 8


def test_example_facts_make_an_example_of_a_day(client, one_clinic):
    assert "Example content" in get(client, EN, SPRING).text


def test_a_missing_translation_is_shown_in_its_own_language(client):
    told = step("A", minutes=30, title={"nl": "Kom op tijd"}, text={})
    publish(make_book(make_clinic(steps=(told,))))
    page = get(client, DE, SPRING)
    assert page.all("h3", lang="nl")
    assert "Kom op tijd" in page.text


def test_a_step_without_a_time_is_a_question_for_the_clinic(client):
    steps = (step("Sleep", fact="nobody_said"), step("Come", minutes=60))
    publish(make_book(make_clinic(steps=steps), facts=[hours("nobody_said")]))
    page = get(client, NL, SPRING)
    assert page.text.index("Come (nl)") < page.text.index("Vraag uw kliniek wanneer")
    assert "Sleep (nl)" in page.text


def test_the_language_menu_keeps_the_answers(client, three_clinics):
    page = get(client, NL, "time=8.00&date=28-3-2027&clinic=zeewind&other=1")
    answers = "?clinic=zeewind&date=2027-03-28&time=08%3A00"
    assert page.all("a", href=DE + answers, lang="de")
    assert page.all("a", href=EN + answers, lang="en")
    assert page.all("a", href=NL + "calendar.ics" + answers)
    assert get(client, NL).all("a", href=DE, lang="de")


def test_the_calendar_file_holds_the_same_day(client, three_clinics):
    answer = client.get(f"{NL}calendar.ics?{SPRING}")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert (
        answer["Content-Disposition"] == 'attachment; filename="mijn-behandeldag.ics"'
    )
    file = Calendar.from_ical(answer.content)
    assert str(file["x-wr-calname"]) == "Mijn behandeldag"
    starts = {str(e["summary"]): e["dtstart"].dt for e in file.events}
    assert starts["Stop eating (nl)"] == datetime(2027, 3, 28, 0, 0, tzinfo=UTC)
    assert "Bel uw kliniek: +31" in str(file.events[0]["description"])


@pytest.mark.parametrize("query", ["", "clinic=rust&date=2027-03-28&time=08:00"])
def test_without_sound_answers_the_calendar_leads_back_to_the_form(
    client, three_clinics, query
):
    answer = client.get(f"{EN}calendar.ics?{query}")
    assert answer.status_code == 302
    assert answer["Location"].startswith(EN)
    assert ("clinic=rust" in answer["Location"]) == bool(query)


# --- When the day is moved ------------------------------------------------------------

MOVED = SPRING.replace("2027-03-28", "2027-05-10")


def kept(*answers):
    """What a calendar shows that took these files one after the other."""
    events = {}
    for answer in answers:
        assert vobject.readOne(answer.content.decode()).validate(raiseException=True)
        for event in Calendar.from_ical(answer.content).events:
            known = events.get(event["uid"])
            if known is None or known["sequence"] < event["sequence"]:
                events[event["uid"]] = event
    return sorted(
        (str(event["summary"]), event["dtstart"].dt.isoformat())
        for event in events.values()
        if event["status"] == "CONFIRMED"
    )


def test_another_time_on_the_same_day_replaces_the_file_before(client, three_clinics):
    early, late = (
        client.get(f"{EN}calendar.ics?clinic=zeewind&date=2027-05-10&time={time}")
        for time in ("10:00", "09:00")
    )
    assert kept(early, late) == kept(late) != kept(early)
    page = get(client, EN, MOVED + "&was-clinic=zeewind&was-date=2027-05-10")
    assert "You looked at" not in page.text
    assert "the new file replaces it" in page.text


def test_a_reader_who_moves_the_day_is_offered_the_file_that_takes_it_out(
    client, three_clinics
):
    before = get(client, EN, SPRING)
    form = {
        field["name"]: field["value"] for field in before.all("input", type="hidden")
    }
    assert form == {
        "was-clinic": "zeewind",
        "was-date": "2027-03-28",
        "was-time": "08:00",
    }
    after = get(client, EN, f"{MOVED}&{urlencode(form)}")
    assert "You looked at Sunday 28 March 2027 before." in after.text
    removal = f"{EN}removal.ics?clinic=zeewind&date=2027-03-28&time=08%3A00"
    assert len(after.all("a", href=removal)) == 1
    files = [f"{EN}calendar.ics?{SPRING}", f"{EN}calendar.ics?{MOVED}", removal]
    old, new, gone = map(client.get, files)
    assert kept(old, new, gone) == kept(new)
    assert kept(old, gone) == []
    assert gone["Content-Type"] == "text/calendar; charset=utf-8"
    name = 'filename="my-treatment-day-2027-03-28-x.ics"'
    assert gone["Content-Disposition"] == f"attachment; {name}"
    own = f"{EN}removal.ics?clinic=zeewind&date=2027-05-10&time=08%3A00"
    assert len(after.all("a", href=own)) == 1
    assert after.all("input", name="was-date", value="2027-05-10")


def test_the_earlier_day_survives_a_mistake_and_another_language(client, three_clinics):
    was = "was-clinic=zeewind&was-date=2027-03-28&was-time=08:00"
    (german,) = get(client, EN, f"{MOVED}&{was}").all("a", lang="de")
    assert "28. März 2027" in get(client, *german["href"].split("?")).text
    page = get(client, EN, f"clinic=zeewind&date=soon&time=08:00&{was}")
    assert page.all("input", name="was-date", value="2027-03-28")
    assert "You looked at" not in page.text


def test_another_clinic_on_the_same_day_is_another_day(client, three_clinics):
    was = "was-clinic=alpenblick&was-date=2027-03-28&was-time=08:00"
    assert "You looked at" in get(client, EN, f"{SPRING}&{was}").text


@pytest.mark.parametrize(
    "was",
    [
        "was-clinic=zeewind",
        "was-clinic=gone&was-date=2027-05-10&was-time=08:00",
        "was-clinic=zeewind&was-date=%00&was-time=%3Cb%3E",
        "was-clinic=zeewind&was-date=0001-01-01&was-time=08:00",
        "was-clinic=zeewind&was-date=9999-12-31&was-time=08:00",
    ],
)
def test_an_earlier_day_that_makes_no_sense_is_left_out(client, three_clinics, was):
    assert "You looked at" not in get(client, EN, f"{SPRING}&{was}").text
    assert not get(client, EN, was).all("input", type="hidden")
    query = was.replace("was-", "")
    if "date" in query:
        assert client.get(f"{EN}removal.ics?{query}").status_code == 302


def test_a_day_that_is_over_and_a_clinic_that_is_paused_can_be_taken_out(
    client, three_clinics
):
    query = "clinic=rust&date=2026-11-01&time=08:00"
    answer = client.get(f"{EN}removal.ics?{query}")
    assert answer.status_code == 200
    assert Calendar.from_ical(answer.content)["method"] == "CANCEL"


def files(client, *queries):
    return [client.get(f"{EN}calendar.ics?{query}") for query in queries]


def state_of(answer, summary):
    """The states of the events of a file that have these words."""
    return [
        str(event["status"])
        for event in Calendar.from_ical(answer.content).events
        if str(event["summary"]) == summary
    ]


def test_a_step_that_the_clinic_has_taken_back_leaves_the_calendar(client, one_clinic):
    (before,) = files(client, SPRING)
    ProtocolStep.objects.get(title_en="Rest (en)").delete()
    publish_starter(now=NOW)
    (after,) = files(client, SPRING)
    assert state_of(before, "Rest (en)") == ["CONFIRMED"]
    assert "Rest (en)" in str(kept(before))
    assert kept(before, after) == kept(after)
    assert len(state_of(after, "My treatment day")) == 1 + len(FASTING)
    (removal,) = [client.get(f"{EN}removal.ics?{SPRING}")]
    assert kept(before, removal) == []


def test_a_step_that_has_lost_its_time_leaves_the_calendar(client, one_clinic):
    (before,) = files(client, SPRING)
    FactValue.objects.filter(fact__key="fasting_drink").delete()
    publish_starter(now=NOW)
    (after,) = files(client, SPRING)
    assert "Last clear drink" in str(kept(before))
    assert "Last clear drink" not in str(kept(before, after))


def test_the_general_step_of_fasting_gives_way_to_the_clinics_own(client):
    fasting = [one for one in DAY if one.fact == "fasting_food"]
    publish(make_book(make_clinic(steps=[one for one in DAY if one not in fasting])))
    (before,) = files(client, SPRING)
    clinic = DraftClinic.objects.get()
    ProtocolStep.objects.create(
        clinic=clinic,
        key="own-words",
        phase="day",
        amount_fact=Fact.objects.get(key="fasting_food"),
        title_nl="Nuchter",
        title_de="Nüchtern",
        title_en="Fast",
    )
    confirm_translations()
    publish_starter(now=NOW)
    (after,) = files(client, SPRING)
    assert state_of(before, "Stop eating") == ["CONFIRMED"]
    assert kept(before, after) == kept(after)


def test_a_protocol_that_never_changed_takes_nothing_out(client, one_clinic):
    assert state_of(*files(client, SPRING), "My treatment day") == []


def test_what_was_taken_back_before_anybody_could_plan_the_day_is_forgotten(
    client, one_clinic, today
):
    ProtocolStep.objects.get(title_en="Rest (en)").delete()
    publish_starter(now=NOW)
    today(NOW + HORIZON + timedelta(days=1))
    later = SPRING.replace("2027", "2029")
    assert state_of(*files(client, later), "My treatment day") == []


# --- Fasting --------------------------------------------------------------------------


def test_a_clinic_whose_steps_forget_fasting_still_says_when(client):
    publish(make_book(make_clinic(steps=(step("Come", minutes=60),))))
    page = get(client, NL, "date=2027-01-15&time=09:00")
    assert "03:00 uur Stop met eten Vanaf nu eet u niets meer." in page.text
    assert "07:00 uur Laatste heldere drank" in page.text
    assert "niet vermeld" not in page.text


@pytest.mark.parametrize(
    "steps", [(step("Come", minutes=60),), (step("Fast", fact="fasting_food"),)]
)
@pytest.mark.parametrize("phone", ["+31205550100", ""])
def test_what_a_clinic_has_not_said_of_fasting_is_a_call_to_make(client, steps, phone):
    book = make_book(make_clinic(steps=steps, phone=phone))
    publish(with_facts(book, hours("fasting_food")))
    page = get(client, NL, "date=2027-01-15&time=09:00")
    assert "niet vermeld wanneer u moet stoppen met eten" in page.text
    assert "niet vermeld wanneer u moet stoppen met drinken" not in page.text
    assert ("Bel uw kliniek vóór deze dag" in page.text) == bool(phone)
    assert len(page.all("a", href=f"tel:{phone}")) == (4 if phone else 0)
    assert "Vraag uw kliniek wanneer" in page.text
    file = client.get(f"{NL}calendar.ics?date=2027-01-15&time=09:00")
    for event in Calendar.from_ical(file.content).events:
        assert "niet vermeld wanneer u moet stoppen met eten" in event["description"]


def test_the_page_asks_the_database_at_most_three_questions(client, three_clinics):
    client.get(f"{NL}?{SPRING}")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{NL}?{SPRING}")
    assert len(queries) <= 3


# --- Nobody learns what was asked ----------------------------------------------------


@pytest.mark.parametrize("path", ["", "calendar.ics", "removal.ics"])
@pytest.mark.parametrize("query", [SPRING, "clinic=gone&date=x&time=y"])
def test_answers_are_kept_nowhere(client, three_clinics, path, query):
    answer = client.get(f"{NL}{path}?{query}")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert "Set-Cookie" not in answer


def test_the_empty_form_may_be_found_and_kept(client, three_clinics):
    answer = client.get(NL)
    assert "X-Robots-Tag" not in answer
    assert 'name="robots"' not in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"


SECRETS = ("zeewind", "2027-03-28", "08:00", "08%3A00", "behandeldag")


@pytest.mark.parametrize("path", ["", "calendar.ics", "removal.ics"])
@pytest.mark.parametrize("fails", [True, False])
def test_the_log_never_learns_the_answers(
    client, three_clinics, monkeypatch, caplog, path, fails
):
    def broken(*args, **kwargs):
        raise RuntimeError

    if fails:
        monkeypatch.setattr(planner, "plan", broken)
    client.raise_request_exception = False
    caplog.handler.addFilter(NoAddresses())
    with caplog.at_level(logging.DEBUG):
        answer = client.get(f"{NL}{path}?{SPRING}")
    assert answer.status_code == (500 if fails else 200)
    assert ("Internal Server Error" in caplog.text) == fails
    told = "\n".join(
        line for line in caplog.text.splitlines() if not line.startswith("  ")
    )
    for secret in SECRETS:
        assert secret not in told


def test_the_server_writes_no_log_of_addresses():
    command = serving(port=8000, reload=False)
    assert "--access-log" not in command
