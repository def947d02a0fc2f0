"""“My treatment day” in a real browser: without JavaScript, and on paper."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

SOON = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011
LATER = (date.today() + timedelta(days=33)).isoformat()  # noqa: DTZ011
PLANNERS = {
    "nl": "/nl/mijn-behandeldag/",
    "de": "/de/mein-behandlungstag/",
    "en": "/en/my-treatment-day/",
}


def test_a_reader_without_javascript_gets_the_day_after_mending_a_mistake(
    readers_site, open_browser
):
    reader = open_browser(readers_site, java_script_enabled=False)
    page = reader.page
    reader.go(PLANNERS["en"])
    page.get_by_label("Your clinic").select_option(index=1)
    page.get_by_label("Date of the infusion").fill("2020-01-01")
    page.get_by_label("Time at which the infusion starts").fill("08:00")
    page.get_by_role("button", name="Show my day").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    day = page.get_by_label("Date of the infusion")
    assert "This day is over" in day.evaluate(
        "field => document.getElementById(field.getAttribute('aria-describedby'))"
        ".textContent"
    )
    day.fill(SOON)
    page.get_by_role("button", name="Show my day").click()
    expect(page.get_by_text("The infusion starts at 08:00.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="into my calendar").click()
    assert download.value.suggested_filename == "my-treatment-day.ics"


def test_a_reader_without_javascript_moves_the_day_and_takes_the_old_times_out(
    readers_site, open_browser
):
    reader = open_browser(readers_site, java_script_enabled=False)
    page = reader.page
    reader.go(PLANNERS["nl"])
    page.locator("select[name=clinic]").select_option(index=1)
    for day in (SOON, LATER):
        page.locator("input[type=date]").fill(day)
        page.locator("input[type=time]").fill("08:00")
        page.locator("#planner_form button").click()
        expect(page.locator("main h1")).to_contain_text(str(int(day[-2:])))
    with page.expect_download() as download:
        page.get_by_role("link", name="De eerdere tijden uit mijn agenda").click()
    assert download.value.suggested_filename == f"mijn-behandeldag-{SOON}-x.ics"


@pytest.mark.parametrize("language", PLANNERS)
def test_the_day_of_every_clinic_fits_on_one_page_and_what_to_do_on_its_back(
    readers_site, open_browser, language
):
    reader = open_browser(readers_site)
    reader.go(PLANNERS[language])
    options = reader.page.locator("select[name=clinic] option").all()
    printed = 0
    for clinic in [option.get_attribute("value") for option in options][1:]:
        reader.go(f"{PLANNERS[language]}?clinic={clinic}&date={SOON}&time=08:00")
        if reader.page.get_by_role("alert").count():
            continue  # paused
        paper = reader.page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2, clinic
        assert b"594.95" in paper or b"594.96" in paper  # A4 is that many points wide
        printed += 1
    assert printed >= 3
