"""A fact is changed once, approved once, and stands everywhere in three languages."""

import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PROCEDURE = {
    "/nl/behandeldag/": ("4 tot 6 uur", "niet eten? 4 uur"),
    "/de/behandlungstag/": ("4 bis 6 Stunden", "nichts essen? 4 Stunden"),
    "/en/treatment-day/": ("4 to 6 hours", "food beforehand? 4 hours"),
}
"""Where readers see the fast, and what they read before and after the change."""


def open_fasting(person):
    person.go("/staff/")
    person.page.get_by_role("link", name="Facts", exact=True).first.click()
    person.page.get_by_role("link", name="No food before the infusion").click()


def read(person, address):
    """What a page says, folded or not, with plain spaces."""
    person.go(address)
    return " ".join(person.page.get_by_role("main").text_content().split())


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
    nurse.page.locator("#id_checked_on").fill(date.today().isoformat())  # noqa: DTZ011
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(nurse.page.locator("del", has_text="6").first).to_be_visible()
    expect(nurse.page.locator("ins", has_text="4").first).to_be_visible()
    expect(nurse.page.get_by_role("checkbox")).to_have_count(2)
    nurse.page.get_by_label("Message to the reviewer").fill("The new guideline.")
    nurse.page.get_by_role("button", name="Ask for a review").click()
    expect(nurse.page.get_by_text("A reviewer has been asked.")).to_be_visible()
    touched = nurse.page.locator("details.review__changes")
    for language in ("Nederlands", "Deutsch", "English"):
        expect(touched.filter(has_text=f"· {language}").first).to_be_visible()
    expect(nurse.page.get_by_role("button", name="Approve")).to_have_count(0)
    assert "4 to 6 hours" in read(reader, "/en/treatment-day/")
    costs = reader.page.request.get(f"{site}/nl/kosten/").text()

    doctor.log_in("doctor")
    doctor.page.get_by_role("link", name="Reviews", exact=True).first.click()
    doctor.page.locator("#result_list tbody").get_by_role("link").first.click()
    expect(doctor.page.get_by_text("The new guideline.")).to_be_visible()
    side = doctor.page.locator("details.review__changes").filter(
        has_text="vóór het infuus"
    )
    expect(side.locator("del").first).to_contain_text("6")
    doctor.page.get_by_role("button", name="Approve and publish").click()
    expect(doctor.page.get_by_text("Published. New editions:")).to_be_visible()

    for address, (before, after) in PROCEDURE.items():
        words = read(reader, address)
        assert before not in words
        assert after in words
        assert before in read(reader, f"{address}1/")
    assert "4 uur vóór" not in costs
    assert reader.page.request.get(f"{site}/nl/kosten/").text() == costs


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
        page.locator("#id_unit").select_option(unit)
        row = page.locator("#values-0")
        for label in shown:
            expect(row.get_by_label(f"{label}:")).to_be_visible()
        for label in hidden:
            expect(row.get_by_label(f"{label}:")).to_be_hidden()
        expect(options).to_be_visible(visible=unit == "choice")
        expect(noun).to_be_visible(visible=unit == "count")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_staff_pages_fit_and_axe_finds_nothing(width, scheme, site, open_browser):
    nurse = open_browser(
        site,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
        color_scheme=scheme,
    )
    nurse.log_in("nurse")
    open_fasting(nurse)
    nurse.page.get_by_label("Value (hours)").first.fill("4")
    nurse.page.locator("#id_checked_on").fill(date.today().isoformat())  # noqa: DTZ011
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    nurse.page.get_by_role("button", name="Ask for a review").click()
    expect(nurse.page.get_by_role("heading", name="Next step")).to_be_visible()
    review = nurse.page.url.removeprefix(f"{site}/staff/")
    nurse.go("/staff/content/page/?q=costs")
    nurse.page.locator("#result_list tbody th").get_by_role("link").first.click()
    nurse.page.get_by_role("radio", name="All languages").check()
    nurse.page.locator("#id_summary_nl").fill("Wat u betaalt.")
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    expect(nurse.page.get_by_text("Deutsch would be behind")).to_be_visible()
    found = {}
    for path in (
        "",
        "content/fact/",
        "content/fact/add/",
        "content/review/",
        "content/review/changes/",
        "content/review/translations/",
        review,
        "content/page/1/readers/",
        "content/edition/1/change/",
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
