"""A fact is changed once, approved once, and stands everywhere in three languages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PROCEDURE = {
    "/nl/behandeldag/": ("4 tot 6 uur", "laatste 4 uur vóór"),
    "/de/behandlungstag/": ("4 bis 6 Stunden", "letzten 4 Stunden vor"),
    "/en/treatment-day/": ("4 to 6 hours", "last 4 hours before"),
}
"""Where readers see the fast, and what they read before and after the change."""


def open_fasting(person):
    person.go("/staff/")
    person.page.get_by_role("link", name="Facts", exact=True).first.click()
    person.page.get_by_role("link", name="No food before the infusion").click()


def read(person, address):
    """What a page says, with plain spaces."""
    person.go(address)
    return " ".join(person.page.get_by_role("main").inner_text().split())


def test_a_nurse_changes_the_fast_once_and_a_doctor_publishes_it_everywhere(
    site, open_browser
):
    reader, nurse, doctor = (open_browser(site) for _person in range(3))
    for address, (before, after) in PROCEDURE.items():
        words = read(reader, address)
        assert before in words
        assert after not in words

    nurse.log_in("nurse")
    open_fasting(nurse)
    value = nurse.page.get_by_label("Value (hours)").first
    expect(value).to_have_value("6")
    value.fill("4")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(
        nurse.page.get_by_text(re.compile(r"This changes \d+ pages")).first
    ).to_be_visible()
    side = nurse.page.locator(".two-sides").filter(has_text="vóór het infuus").first
    expect(side.locator("del").first).to_contain_text("tot 6")
    expect(side).to_contain_text("laatste 4 uur vóór")
    nurse.page.get_by_label("Message to the reviewer").fill("The new guideline.")
    nurse.page.get_by_role("button", name="Ask for a review").click()
    expect(nurse.page.get_by_text("A reviewer has been asked.")).to_be_visible()
    everywhere = "Approve and publish everywhere"
    expect(nurse.page.get_by_role("button", name=everywhere)).to_have_count(0)
    assert "4 to 6 hours" in read(reader, "/en/treatment-day/")

    doctor.log_in("doctor")
    doctor.page.get_by_role("link", name="Reviews", exact=True).first.click()
    doctor.page.get_by_role("link", name="facts and clinics", exact=True).click()
    expect(doctor.page.get_by_text("The new guideline.")).to_be_visible()
    doctor.page.get_by_role("button", name=everywhere).click()
    expect(doctor.page.get_by_text("pages have a new edition.")).to_be_visible()
    expect(
        doctor.page.get_by_text("Nothing to do: readers see these facts.")
    ).to_be_visible()

    for address, (before, after) in PROCEDURE.items():
        words = read(reader, address)
        assert before not in words
        assert after in words
        assert before in read(reader, f"{address}1/")


def test_the_form_shows_only_what_fits_the_unit(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.go("/staff/content/fact/add/")
    page = nurse.page
    options = page.locator("#options-group")
    noun = page.get_by_label(re.compile("What is counted, one")).last
    for unit, shown, hidden in (
        ("hours", ["Value", "Up to"], ["Phone number", "Option"]),
        ("phone", ["Phone number"], ["Value", "Up to", "Option"]),
        ("choice", ["Option"], ["Value", "Up to", "Phone number"]),
        ("count", ["Value", "Up to"], ["Phone number", "Option"]),
    ):
        page.get_by_label("Unit").select_option(unit)
        row = page.locator("#values-0")
        for label in shown:
            expect(row.get_by_label(f"{label}:")).to_be_visible()
        for label in hidden:
            expect(row.get_by_label(f"{label}:")).to_be_hidden()
        expect(options).to_be_visible(visible=unit == "choice")
        expect(noun).to_be_visible(visible=unit == "count")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_forms_and_the_door_fit_and_axe_finds_nothing(width, site, open_browser):
    nurse = open_browser(
        site, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    nurse.log_in("nurse")
    open_fasting(nurse)
    nurse.page.get_by_label("Value (hours)").first.fill("4")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(nurse.page.get_by_role("heading", name="Next step")).to_be_visible()
    found = {}
    for path in (
        "",
        "content/fact/",
        "content/fact/add/",
        "content/fact/publishing/",
        "content/clinic/1/change/",
        "content/country/1/change/",
        "content/notice/add/",
    ):
        nurse.go(f"/staff/{path}")
        nurse.page.locator("details").evaluate_all(
            "all => all.forEach(one => { one.open = true })"
        )
        result = Axe().run(nurse.page)
        if result.violations_count:
            found[path] = result.generate_report()
        assert nurse.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), path
    assert found == {}
