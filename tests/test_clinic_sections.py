"""Clinics, their days and whom to call, as a reader's browser gets them."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from content.addresses import page_key_of
from content.facts.fact_book import ClinicContact, Contact, Country, Hours
from tests import picture_pages
from tests.factories import reached_by
from tests.picture_pages import document, words_of
from tests.planner_book import CHECKED, hours, make_book, make_clinic, step, text

PHASES = [
    "The weeks before",
    "On the day, before the infusion",
    "During the infusion",
    "Afterwards, in the clinic",
    "At home",
]


class Reading(HTMLParser):
    """What a screen reader would find in the text: headings, links, folds, lists."""

    def __init__(self, html):
        super().__init__()
        self.headings, self.links, self.languages = [], {}, {}
        self.counts = {"details": 0, "ol": 0}
        self._open = []
        self.feed(re.search("<main.*</main>", html, re.DOTALL)[0])

    def handle_starttag(self, tag, attrs):
        self._open.append((tag, dict(attrs)))
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        words = " ".join(data.split())
        for tag, attrs in self._open if words else ():
            if re.fullmatch("h[1-6]", tag):
                self.headings.append((int(tag[1]), words))
            if "href" in attrs:
                self.links[words] = attrs["href"]
            if "lang" in attrs:
                self.languages[words] = attrs["lang"]


def draw(rf, book, kind, *, clinic="", language="en", page_key=""):
    """The HTML of a page with one section of this kind, on a clinic's page if named."""
    page_key = page_key or (page_key_of(clinic) if clinic else "procedure")
    template = document(kind, language=language, page_key=page_key)
    return picture_pages.draw(rf, template, book=book, clinic=clinic)


TWO = (make_clinic("zeewind"), make_clinic("duinrand"))


def test_a_clinics_day_has_its_phases_as_headings_and_no_folds(rf):
    page = Reading(draw(rf, make_book(*TWO), "timeline", clinic="zeewind"))
    assert [words for level, words in page.headings if level == 3] == PHASES
    assert [words for level, words in page.headings if level == 4][:2] == [
        "Blood test (en)",
        "Stop eating (en)",
    ]
    assert page.counts["ol"] == len(PHASES) + 1  # with the breadcrumbs
    assert page.counts["details"] == 0


def test_where_there_are_several_clinics_each_day_is_folded_under_its_name(rf):
    page = Reading(draw(rf, make_book(*TWO), "timeline"))
    assert page.counts["details"] == 2
    assert [words for level, words in page.headings if level == 3] == [
        "Zeewind",
        "Duinrand",
    ]
    assert [words for level, words in page.headings if level == 4] == PHASES * 2


@pytest.mark.parametrize("clinic", ["", "zeewind"])
@pytest.mark.parametrize(
    "kind", ["timeline", "clinic_profile", "clinics_compared", "helplines"]
)
def test_no_heading_skips_a_level(rf, kind, clinic):
    page = Reading(draw(rf, make_book(*TWO), kind, clinic=clinic))
    levels = [level for level, _words in page.headings]
    assert levels[:2] == [1, 2]
    assert max(b - a for a, b in zip(levels, levels[1:], strict=False)) == 1


def test_the_only_clinics_day_is_not_folded_away_on_any_page(rf):
    assert Reading(draw(rf, make_book(), "timeline")).counts["details"] == 0


def test_a_step_says_when_it_comes_and_how_long_it_takes(rf):
    words = words_of(draw(rf, make_book(), "timeline"))
    assert "4 to 6 hours before the infusion starts Stop eating (en)" in words
    assert "when the infusion starts (takes 90 minutes) Drip (en)" in words


def test_fasting_is_counted_from_a_sedative_that_is_given_first(rf):
    book = make_book(facts=[hours("sedative_before", 10, unit="minutes")])
    words = words_of(draw(rf, book, "timeline"))
    assert "4 to 6 hours before the calming medicine Stop eating (en)" in words
    assert "when the infusion starts (takes 90 minutes) Drip (en)" in words


def test_a_step_whose_time_nobody_has_said_sends_readers_to_the_clinic(rf):
    clinic = make_clinic(steps=[step("Be there", fact="arrival")])
    book = make_book(clinic, facts=[hours("arrival")])
    words = words_of(draw(rf, book, "timeline", clinic="zeewind"))
    assert "ask your clinic when Be there (en)" in words


def test_words_without_translation_say_in_which_language_they_are(rf):
    clinic = make_clinic(
        steps=[step("Rest", minutes=0, title={"nl": "Rusten"}, text={})],
        setting={"nl": "dagkliniek"},
    )
    for kind, words in (("timeline", "Rusten"), ("clinic_profile", "dagkliniek")):
        page = Reading(draw(rf, make_book(clinic), kind))
        assert page.languages == {words: "nl"}


OPEN = make_clinic(
    "zeewind",
    name="Kliniek Zeewind",
    street="Boulevard 1",
    postal_code="4381 AB",
    contacts=(
        *reached_by("+31205550100"),
        ClinicContact(key="email", kind="email", email="balie@zeewind.example"),
    ),
    hours=tuple(Hours(weekday=day, opens="08:00", closes="16:30") for day in range(4)),
    setting=text("day hospital"),
    way=text("Bus 5"),
    referral=text("Your doctor refers you."),
)


def test_a_clinics_profile_says_how_to_reach_it(rf):
    html = draw(rf, make_book(OPEN), "clinic_profile", clinic="zeewind")
    words = words_of(html)
    for expected in (
        "Kliniek Zeewind Boulevard 1 4381 AB Vlissingen Netherlands",
        "Monday to Thursday 08:00–16:30 Friday to Sunday closed",
        "Bus 5 (en)",
        "Your doctor refers you. (en)",
        "day hospital (en)",
    ):
        assert expected in words
    links = Reading(html).links
    assert links["+31 20 555 0100"] == "tel:+31205550100"
    assert links["balie@zeewind.example"] == "mailto:balie@zeewind.example"


@pytest.mark.parametrize("kind", ["clinic_profile", "clinics_compared"])
@pytest.mark.parametrize(
    "status,expected",
    [
        ("accepting", "takes new patients"),
        ("waiting_list", "has a waiting list"),
        ("paused", "gives no infusions at the moment"),
    ],
)
def test_the_first_thing_said_of_a_clinic_is_whether_it_takes_patients(
    rf, kind, status, expected
):
    clinic = make_clinic(status=status, status_checked_on=date(2026, 11, 2))
    words = words_of(draw(rf, make_book(clinic), kind))
    told = f"{expected} Checked on 2 November 2026"
    assert told in words
    assert words.index(told) < words.index("Vlissingen")


@pytest.mark.parametrize("status,times", [("paused", 2), ("waiting_list", 1)])
def test_a_pause_is_said_at_the_very_top_of_the_clinics_own_page(rf, status, times):
    book = make_book(make_clinic("zeewind", status=status))
    html = draw(rf, book, "clinic_profile", clinic="zeewind")
    assert html.count("clinic-status__words") == times
    is_on_top = html.index("clinic-status__words") < html.index("<h2")
    assert is_on_top is (status == "paused")
    assert draw(rf, book, "clinic_profile").count("clinic-status__words") == 1


def test_clinics_are_compared_by_the_same_facts_and_say_what_is_not_known(rf):
    length = replace(hours("infusion_length", zeewind=2), is_compared=True)
    book = make_book(*TWO, facts=[length])
    words = words_of(draw(rf, book, "clinics_compared"))
    assert words.count("infusion_length (en)") == 2
    assert words.count("2 hours") == 1
    assert words.count("not stated: ask your clinic") == 1


CONTACTS = (
    Contact(
        key="side_effects_nl",
        kind="report",
        url="https://report.example/",
        name=text("Report it"),
    ),
    Contact(
        key="crisis_nl",
        kind="crisis",
        phone="113",
        name=text("Talk to somebody"),
        note=text("day and night"),
    ),
)


def country(code="nl", emergency="112", **fields):
    return Country(
        code=code,
        emergency=emergency,
        time_zone="Europe/Amsterdam",
        checked_on=CHECKED,
        **fields,
    )


def with_countries(*countries, clinics=TWO):
    book = make_book(*clinics)
    book.countries.update({one.code: one for one in countries})
    return book


def test_whom_to_call_starts_with_the_emergency_number(rf):
    html = draw(rf, with_countries(country(contacts=CONTACTS)), "helplines")
    words, links = words_of(html), Reading(html).links
    assert words.index("Danger to life") < words.index("somebody to talk to")
    assert words.index("somebody to talk to") < words.index("reporting a side effect")
    assert "Talk to somebody (en) 113 day and night (en)" in words
    assert links["112"] == "tel:112"
    assert links["113"] == "tel:113"
    assert links["Report it (en)"] == "https://report.example/"
    assert Reading(html).headings[-1] == (3, "Netherlands")


def test_only_the_country_of_the_clinic_stands_on_its_page(rf):
    book = make_book(make_clinic("zeewind"), make_clinic("duinrand", country="de"))
    everywhere = words_of(draw(rf, book, "helplines"))
    assert "Netherlands" in everywhere
    assert "Germany" in everywhere
    assert "Germany" not in words_of(draw(rf, book, "helplines", clinic="zeewind"))


def folds(html):
    """Each country's fold: whether it is open, and its words."""
    return [
        ("open" in attrs, words_of(inner))
        for attrs, inner in re.findall(
            r'<details class="fold helplines"([^>]*)>(.*?)</details>', html, re.DOTALL
        )
    ]


@pytest.mark.parametrize(
    ("language", "countries", "opened"),
    [
        ("nl", ["Nederland", "België", "Duitsland"], [True, False, False]),
        ("de", ["Deutschland", "Belgien", "Niederlande"], [True, False, False]),
        ("en", ["Netherlands", "Belgium", "Germany"], [False, False, False]),
    ],
)
def test_the_numbers_of_one_country_are_open_that_of_the_readers_language(
    rf, language, countries, opened
):
    clinics = [make_clinic(code, country=code) for code in ("nl", "be", "de")]
    found = folds(draw(rf, make_book(*clinics), "helplines", language=language))
    assert [is_open for is_open, _words in found] == opened
    assert all(
        words.startswith(name)
        for (_open, words), name in zip(found, countries, strict=True)
    )


def test_an_emergency_number_stands_in_no_fold_and_names_its_countries_if_they_differ(
    rf,
):
    clinics = [make_clinic("nl"), make_clinic("de", country="de")]
    html = draw(rf, make_book(*clinics), "helplines")
    assert words_of(html).count("Danger to life") == 1
    book = with_countries(
        country("nl", contacts=CONTACTS), country("de", "144"), clinics=clinics
    )
    html = draw(rf, book, "helplines")
    assert "Danger to life (Netherlands): 112" in words_of(html)
    assert "Danger to life (Germany): 144" in words_of(html)
    for _open, words in folds(html):
        assert "112" not in words
        assert "144" not in words


def test_the_page_of_a_clinic_that_is_no_more_can_still_be_read(rf):
    html = draw(rf, make_book(*TWO), "helplines", page_key="clinic-closed")
    assert "In an emergency, call 112." in words_of(html)
