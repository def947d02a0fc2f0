"""A mistake in facts, countries, clinics or notices is named with its place."""

import shutil

import pytest

from content.drafts.countries import Country
from content.drafts.facts import Fact, FactValue
from content.drafts.pages import Page
from content.editions.editions import Edition
from content.exchange.loading import load
from content.exchange.problems import BrokenContent
from tests.fact_folder import (
    CLINIC_PAGE,
    CLINICS,
    COUNTRIES,
    FACTS,
    NOTICES,
    PAGE,
    edit,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "file, old, new, offset, message",
    [
        # what the file itself shows
        (FACTS, "    low: 6\n", "", -1, "Missing: low."),
        (FACTS, "    low: 6\n", "    low: 6\n    mid: 7\n", -1, "Unknown: mid."),
        (FACTS, "    low: 6\n", "    lov: 6\n", -1, "Missing: low. Unknown: lov."),
        (FACTS, "      de: Ketamin\n", "", -3, "“words” has one text per language"),
        (FACTS, "  options: []", "  options: none", -24, "“options” is a list of rec"),
        (FACTS, "clinic: bergluft", "clinic: ''", 0, "“” further up already"),
        (FACTS, "key: esketamine", "key: ketamine", 0, "“ketamine” further up already"),
        (CLINICS, "'13:00'", "'08:00'", -1, "“0”, “08:00” further up already"),
        (CLINICS, "steps: []", "steps:\n  - rest", 1, "has exactly these fields"),
        # names of other entries
        (CLINICS, "country: nl", "country: fr", -2, "“fr” in records/countries.yaml"),
        (FACTS, "clinic: bergluft", "clinic: berg", 0, "nearest name is “bergluft”"),
        (
            FACTS,
            "option: ketamine",
            "option: ketamin",
            -4,
            "There is no “ketamin” in “op",
        ),
        (FACTS, "  - R1", "  - R9", -7, "“R9” in records/sources.yaml"),
        (CLINICS, "amount_fact: f", "amount_fact: p", -6, "There is no “pasting_food”"),
        (NOTICES, "clinic: zeewind", "clinic: zee", -1, "nearest name is “zeewind”"),
        # values
        (FACTS, "unit: hours", "unit: moons", -1, "“unit”"),
        (FACTS, "unit: phone", "unit: hours", 24, "“low”"),
        (FACTS, "low: 2.5", "low: two", -2, "“low”"),
        (FACTS, "low: 2.5", "low: -2.5", -2, "“low”"),
        (FACTS, "low: 2.5", "low: 2.5555", -2, "“low”"),
        (FACTS, "low: 2.5", "low: [2]", -2, "“low”"),
        (FACTS, "low: 2.5", "low: 5", -2, ""),
        (FACTS, "option: ketamine", "option: ''", -5, "“option”"),
        (FACTS, "checked_on: 2026-11-21", "checked_on: [1]", -5, "“checked_on”"),
        (COUNTRIES, "emergency: '112'", "emergency: 112", -1, "Put it in quotation m"),
        (COUNTRIES, "Europe/Berlin", "Europe/Bonn", -2, "“time_zone”"),
        (CLINICS, "city: Voorbeeldstad", "city: null", -5, "“city”"),
        (CLINICS, "street: Voorbeeldstraat 1", "street: null", -3, "“street”"),
        (CLINICS, "'16:30'", "16:30", -2, "“closes”: This value is no text"),
        (CLINICS, "'16:30'", "'25:00'", -2, "“closes”"),
        (CLINICS, "'16:30'", "'12:30'", -2, ""),
        (CLINICS, "'13:00'", "13", -1, "“opens”"),
        (CLINICS, "weekday: 0", "weekday: 7", 0, "“weekday”"),
        (CLINICS, "weekday: 0", "weekday: Monday", 0, "“weekday”"),
        (
            CLINICS,
            "amount_fact: fasting_food",
            "amount_fact: drug",
            -6,
            "“amount_fact”",
        ),
        (CLINICS, "phase: at_home", "phase: later", -1, "“phase”"),
        (CLINICS, "nl: Stop met eten", "nl: ''", -11, "“title"),
        (NOTICES, "00+01:00'", "00'", -2, "Say how far it is from UTC"),
        (
            NOTICES,
            "'2026-12-24T08:00:00+01:00'",
            "2026-12-24",
            -2,
            "how far it is from",
        ),
        (NOTICES, "2027-06", "2026-06", -3, ""),
        # facts in texts
        (PAGE, "'{{fasting_food}}'", "'{{fasting}}'", 0, "“fasting_food”"),
        (PAGE, "## First {{fasting_food}}", "## First {{drog}}", 0, "“drug”"),
        (PAGE, "{{fasting_food}}, see", "{{fasting_food:many}}, see", 0, "plain"),
        (PAGE, "{{fasting_food}}, see", "{{clinic_phone}}, see", 0, "“clinic_phone”"),
        (PAGE, "(page:my-day)", "(page:my-days)", 0, "“my-day”"),
        (CLINIC_PAGE, "{{clinic_name}}", "{{clinic}}", 0, "“clinic_name”"),
        (CLINIC_PAGE, "{{ward}}", "{{wart}}", 0, "“ward”"),
        (CLINICS, "{{clinic_name}}", "{{cliniic_name}}", -17, "“referral”, nl: "),
        (CLINICS, "for {{fasting_food}}", "for {{f}}", -17, "“text”, en: "),
        (NOTICES, "nl: Gesloten", "nl: Gesloten {{ward}}", -5, "“title”, nl: "),
        ("records/sources.yaml", "Noot.", "'{{wart}}'", -12, "“note”, nl: "),
    ],
)
def test_a_mistake_is_named_with_its_line_and_nothing_is_loaded(
    fact_files, now, file, old, new, offset, message
):
    line = edit(fact_files, file, old, new) + offset
    with pytest.raises(BrokenContent) as caught:
        load(fact_files, now=now)
    places = [(p.file, p.line) for p in caught.value.problems if message in p.message]
    assert places == [(file, line)], caught.value
    assert not any(model.objects.exists() for model in (Page, Fact, Country, Edition))


def test_a_value_that_did_not_change_must_still_fit(fact_files, now):
    load(fact_files, now=now)
    line = edit(fact_files, FACTS, "unit: hours", "unit: phone")
    with pytest.raises(BrokenContent) as caught:
        load(fact_files, now=now)
    assert [(p.file, p.line) for p in caught.value.problems] == [
        (CLINICS, 85),  # a step counts with it
        (FACTS, line + 25),
        (FACTS, line + 30),
        (FACTS, line + 38),
    ]


def test_what_points_at_a_broken_entry_is_not_blamed(fact_files, now):
    load(fact_files, now=now)
    lines = [
        edit(fact_files, COUNTRIES, "Europe/Berlin", "Europe/Bonn") - 2,
        edit(fact_files, CLINICS, "'+31201234567'", "unknown") - 2,
    ]
    with pytest.raises(BrokenContent) as caught:
        load(fact_files, now=now)
    assert {(p.file, p.line) for p in caught.value.problems} == {
        (COUNTRIES, lines[0]),
        (CLINICS, lines[1]),
    }


def test_a_broken_entry_does_not_count_as_gone(fact_files, now):
    load(fact_files, now=now)
    (fact_files / CLINICS).unlink()
    edit(fact_files, FACTS, "unit: hours", "unit: moons")
    with pytest.raises(BrokenContent) as caught:
        load(fact_files, now=now)
    (problem,) = caught.value.problems
    assert "“unit”" in problem.message


def test_a_page_about_a_clinic_needs_that_clinic(fact_files, now):
    for code in ("nl", "de", "en"):
        path = fact_files / f"pages/clinic-zeewind.{code}.md"
        text = path.read_text().replace("clinic-zeewind", "clinic-seewind")
        (fact_files / f"pages/clinic-seewind.{code}.md").write_text(text)
        path.unlink()
    with pytest.raises(BrokenContent) as caught:
        load(fact_files, now=now)
    for problem in caught.value.problems:
        assert problem.line == 2
        assert "no clinic “seewind” in records/clinics.yaml" in problem.message
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize(
    "file, start, gone, rest",
    [
        (FACTS, 0, "Niet eten", "Stop met eten"),
        (COUNTRIES, "- code: de", "Duitsland", "Bergluft"),
    ],
)
def test_what_other_drafts_rest_on_cannot_go(file, start, gone, rest, fact_files, now):
    """The file of those that rest on it is not in the folder."""
    load(fact_files, now=now)
    text = (fact_files / file).read_text()
    (fact_files / file).write_text(text[: text.index(start)] if start else "[]\n")
    shutil.rmtree(fact_files / "pages")
    (fact_files / CLINICS).unlink()
    with pytest.raises(BrokenContent) as caught:
        load(fact_files, now=now)
    message = f"{gone} is missing, and these rest on it: {rest}."
    assert [str(p) for p in caught.value.problems] == [f"{file}, line 1: {message}"]
    assert Fact.objects.count() == 3
    assert Country.objects.count() == 2


def test_an_entry_that_goes_takes_no_reference_of_another_file_with_it(fact_files, now):
    """A clinic that is gone from its file is unknown to the fact_files that name it."""
    load(fact_files, now=now)
    text = (fact_files / CLINICS).read_text()
    (fact_files / CLINICS).write_text(text[: text.index("- key: bergluft")])
    with pytest.raises(BrokenContent) as caught:
        load(fact_files, now=now)
    assert {p.file for p in caught.value.problems} == {FACTS}
    assert FactValue.objects.filter(clinic__key="bergluft").count() == 2
