"""A step of a clinic: about a time or in words, with lines, and what if it is broken.

Everywhere it is shown: on the clinic's page, in the planner, in the calendar file.
"""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from icalendar import Calendar

from content.book import FIGURES, PartKey
from content.drafts.reading import draft_book
from content.drafts.steps import ProtocolStep
from content.exchange.exporting import export
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from content.facts.from_book import fact_book
from content.planner.calendar import calendar
from content.planner.clock import local_start
from content.planner.plan import plan
from content.planner.sheet import days, in_words
from content.publishing.readiness import findings
from content.publishing.starter import publish_starter
from tests.fact_folder import CLINICS, edit
from tests.factories import make_clinic as draft_clinic
from tests.factories import make_editor, make_translator
from tests.picture_pages import words_of
from tests.planner_book import (
    hours,
    make_book,
    make_clinic,
    number,
    step,
    text,
    write_drafts,
)
from tests.staff_forms import in_row, new_row, opened, url_of
from tests.test_clinic_sections import Reading, draw

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START = local_start(date(2027, 1, 15), time(9, 30), AMSTERDAM)
LINES = {
    code: f"First ({code}).\n\nBring:\na list\na coat" for code in ("nl", "de", "en")
}
TALK = step("Talk", phase="weeks_before", moment=text("at the first visit"), text=LINES)
EATING = step("Stop eating", fact="fasting_food", if_broken=text("Eaten? Call us"))
BLOOD = step("Blood test", phase="weeks_before", days=14, about=True)


def book_of(*steps, **fields):
    return make_book(make_clinic(steps=steps, **fields))


# --- The clinic's page ---------------------------------------------------------------


def test_a_step_in_words_stands_in_its_phase_with_those_words(rf):
    html = draw(rf, book_of(EATING, TALK), "timeline", clinic="zeewind")
    words = words_of(html)
    assert "The weeks before at the first visit (en) Talk (en)" in words
    assert "ask your clinic when" not in words


def test_words_of_when_that_are_not_translated_say_their_language(rf):
    talk = step("Talk", moment={"nl": "bij het eerste bezoek"}, title={"nl": "Gesprek"})
    page = Reading(draw(rf, book_of(talk), "timeline"))
    assert page.languages["bij het eerste bezoek"] == "nl"


@pytest.mark.parametrize(
    "language, words",
    [
        ("nl", "ongeveer 2 weken voor het begin van het infuus"),
        ("de", "etwa 2 Wochen vor Beginn der Infusion"),
        ("en", "about 2 weeks before the infusion starts"),
    ],
)
def test_about_a_time_is_said_in_the_readers_language(rf, language, words):
    html = draw(rf, book_of(BLOOD), "timeline", clinic="zeewind", language=language)
    assert words in words_of(html).replace("\u00a0", " ")


def test_about_is_said_once_where_the_clinics_value_says_it_too(rf):
    rest = hours("rest")
    value = replace(number("1.5"), qualifier="about")
    home = step("Home", direction="after", anchor="end", fact="rest", about=True)
    book = make_book(
        make_clinic(steps=(home,)),
        facts=(replace(rest, per_clinic={"zeewind": value}),),
    )
    words = words_of(draw(rf, book, "timeline", clinic="zeewind"))
    assert "about 1.5 hours after the infusion ends" in words.replace("\u00a0", " ")
    assert "about about" not in words


@pytest.mark.parametrize("clinic", ["", "zeewind"])
def test_paragraphs_and_lines_of_a_step_stay(rf, clinic):
    html = draw(rf, book_of(TALK), "timeline", clinic=clinic)
    assert "<p>First (en).</p>" in html
    assert "<p>Bring:<br>a list<br>a coat</p>" in html


def test_what_happens_if_it_is_broken_stands_with_the_step(rf):
    words = words_of(draw(rf, book_of(EATING), "timeline", clinic="zeewind"))
    assert "About Stop eating (en) Eaten? Call us (en)" in words


def test_the_drawing_of_the_day_says_the_words_too(rf):
    arrive = step("Report", moment=text("as soon as you arrive"))
    words = words_of(draw(rf, book_of(arrive), "drawing_day", clinic="zeewind"))
    assert "as soon as you arrive (en) Report (en)" in words


# --- My treatment day ----------------------------------------------------------------


def planned(*steps):
    book = book_of(*steps)
    return book, plan(book, clinic="zeewind", start=START)


def test_a_step_in_words_gets_no_time_and_is_not_asked_about():
    book, found = planned(EATING, TALK)
    assert [one.title["en"] for one in found.in_words] == ["Talk (en)"]
    assert "Talk (en)" not in [one.title["en"] for one in found.steps]
    assert "Talk (en)" not in [one.title["en"] for one in found.without_time]
    with override("de"):
        (phase,) = in_words(found, book=book, languages=("de", "nl"))
    assert phase.heading == "In den Wochen davor"
    (line,) = phase.lines
    assert line.when.words == "at the first visit (de)"
    assert line.text.words == LINES["de"]


def test_steps_in_words_go_phase_by_phase():
    late = step("Rest", phase="at_home", moment=text("in the evening"))
    book, found = planned(late, TALK)
    with override("en"):
        phases = in_words(found, book=book, languages=("en",))
    assert [one.heading for one in phases] == ["The weeks before", "At home"]


@pytest.mark.parametrize(
    "language, whole_day, clock, lasting",
    [
        ("nl", "rond deze dag", "ongeveer 08:30 uur", "ongeveer vanaf deze dag"),
        ("de", "etwa an diesem Tag", "etwa 08:30 Uhr", "etwa ab diesem Tag"),
        ("en", "about this day", "about 08:30", "from about this day"),
    ],
)
def test_about_a_time_is_planned_and_called_so(language, whole_day, clock, lasting):
    book, found = planned(
        BLOOD,
        step("Be there", minutes=60, about=True),
        step("Diary", direction="after", days=1, about=True, duration_days=7),
        step("Drip", minutes=0),
    )
    with override(language):
        sheet = days(found, book=book, languages=(language,))
    begins = {
        line.title.words.removesuffix(f" ({language})"): line.begins.replace(
            "\u00a0", " "
        )
        for day in sheet
        for line in day.lines
    }
    assert begins["Blood test"] == whole_day
    assert begins["Be there"] == clock
    assert begins["Diary"] == lasting
    assert begins["Drip"] == clock.split(" ", 1)[-1].replace("08:30", "09:30")


def test_a_calendar_event_says_about_the_lines_and_what_if_it_is_broken():
    book, found = planned(
        step("Talk", days=3, about=True, text=LINES, if_broken=text("Missed? Call"))
    )
    with override("en"):
        file = calendar(
            found, book=book, languages=("en",), name="Day", note="Note.", now=START
        )
    events = Calendar.from_ical(file).walk("VEVENT")
    (talk,) = [one for one in events if one["summary"] == "Talk (en)"]
    assert str(talk["description"]) == (
        "This time is no exact one.\n\n"
        + LINES["en"]
        + "\n\nMissed? Call (en)\n\nNote."
    )


@pytest.mark.django_db
def test_the_planner_page_shows_all_of_it(client):
    write_drafts(book_of(EATING, TALK, BLOOD))
    publish_starter(now=START)
    address = "/en/my-treatment-day/?date=2027-01-15&time=09:30"
    html = client.get(address).content.decode()
    words = words_of(html)
    assert "Without a date or a time of its own" in words
    assert "The weeks before at the first visit (en) Talk (en)" in words
    assert "<p>Bring:<br>a list<br>a coat</p>" in html
    assert "Eaten? Call us (en)" in words
    assert "about this day Blood test (en)" in words
    assert "Ask your clinic when to do this" not in words


# --- Drafts, files, reviews ----------------------------------------------------------


def test_a_file_may_leave_out_what_a_step_does_not_say(fact_files, tmp_path, db, now):
    edit(
        fact_files,
        CLINICS,
        "    amount: 0\n    amount_unit: minutes\n    amount_fact: ''\n    duration: 1",
        "    amount: null\n    amount_unit: minutes\n    amount_fact: ''\n    duration: 1",
    )
    edit(
        fact_files,
        CLINICS,
        "      en: Rest\n",
        "      en: Rest\n    moment:\n      nl: thuis\n      de: zu Hause\n"
        "      en: at home\n",
    )
    load(fact_files, now=now)
    rest = ProtocolStep.objects.get(key="rest")
    assert (rest.moment_de, rest.amount, rest.about) == ("zu Hause", None, False)
    export(tmp_path / "out")
    found = (tmp_path / "out" / CLINICS).read_text()
    assert found == (fact_files / CLINICS).read_text()
    assert found.count("moment:") == 1
    assert "if_broken" not in found


def test_a_step_without_any_time_is_refused_in_a_file_with_its_line(
    fact_files, db, now
):
    edit(
        fact_files,
        CLINICS,
        "    amount: 0\n    amount_unit: minutes\n    amount_fact: ''\n    duration: 1",
        "    amount: null\n    amount_unit: minutes\n    amount_fact: ''\n    duration: 1",
    )
    with pytest.raises(BrokenContent, match="Geef op één manier aan") as refusal:
        load(fact_files, now=now)
    line = refusal.value.problems[0].line
    assert (fact_files / CLINICS).read_text().splitlines()[line - 1] == "  - key: rest"


@pytest.fixture
def clinic(db):
    return draft_clinic()


NEW = {
    "phase": "day",
    "direction": "before",
    "anchor": "start",
    "amount_unit": "minutes",
}
NEW |= {"duration_unit": "minutes", "title_nl": "Kom langs", "key": "visit"}


def add_step(client, clinic, **fields):
    client.force_login(make_editor())
    data = opened(client, url_of(clinic)) | new_row("steps", 0, **NEW, **fields)
    return client.post(url_of(clinic), data, headers={"accept-language": "en"})


def test_a_nurse_enters_a_step_in_words_with_lines(client, clinic):
    answer = add_step(
        client, clinic, moment_nl="bij het eerste bezoek", text_nl="Een.\r\n\r\nTwee."
    )
    assert answer.status_code == 302
    saved = ProtocolStep.objects.get()
    assert (saved.moment_nl, saved.text_nl) == (
        "bij het eerste bezoek",
        "Een.\n\nTwee.",
    )


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({}, "Say when the step is in one way"),
        ({"amount": "3", "moment_nl": "straks"}, "Say when the step is in one way"),
        ({"amount": "0", "about": "on"}, "“About” needs a time"),
    ],
)
def test_a_time_that_is_no_time_is_refused_and_nothing_typed_is_lost(
    client, clinic, fields, sentence
):
    answer = add_step(client, clinic, **fields)
    html = answer.content.decode()
    assert sentence in html
    assert 'value="Kom langs"' in html
    assert not ProtocolStep.objects.exists()


def test_a_step_may_have_2000_letters(client, clinic):
    assert add_step(client, clinic, amount="3", text_nl="a" * 2000).status_code == 302
    assert len(ProtocolStep.objects.get().text_nl) == 2000


def test_a_translator_cannot_give_a_second_time_to_a_step(client, clinic):
    row = ProtocolStep.objects.create(
        clinic=clinic, key="visit", phase="day", amount=3, title_nl="Kom langs"
    )
    client.force_login(make_translator())
    typed = in_row(row, "steps", moment_de="beim Termin")
    data = opened(client, url_of(clinic)) | typed
    answer = client.post(url_of(clinic), data, headers={"accept-language": "en"})
    assert "An editor sets the time of this step." in answer.content.decode()
    row.refresh_from_db()
    assert not row.moment_de


def test_time_and_words_of_a_step_are_published_together(clinic):
    row = ProtocolStep.objects.create(
        clinic=clinic, key="visit", phase="day", amount=3, title_nl="Kom langs"
    )
    counted = draft_book()
    row.amount, row.moment_nl = None, "straks"
    row.save()
    in_words_now = draft_book()
    entry = "step/zeewind/visit"

    def problems(book):
        facts = fact_book(book)
        found = findings(book, [entry], facts=facts, owner_of=lambda *asked: "")
        with override("en"):
            return [one.message for one in found]

    assert problems(counted) == problems(in_words_now) == []
    figures = PartKey(entry, FIGURES)
    figures_alone = counted.replaced({figures: in_words_now.parts[figures]})
    assert "Say when this step is" in problems(figures_alone)[0]
    words_alone = in_words_now.replaced({figures: counted.parts[figures]})
    assert "Publish both changes together" in problems(words_alone)[0]
