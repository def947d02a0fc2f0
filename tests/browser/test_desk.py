"""The desk, the preview beside a form, and the ways from one place to another."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import load_axe

PHONE = {"viewport": {"width": 390, "height": 844}}
AXE = """async () => (await axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  iframes: false,
  preload: false,
})).violations.map(one => one.id + ": " + one.nodes.map(node => node.html).join(" | "))"""


def found_by_axe(page):
    load_axe(page)
    return page.evaluate(AXE)


def loads(person):
    """The addresses of whole pages that a person opens from now on."""
    person.page.wait_for_load_state()
    opened = []
    person.page.on("domcontentloaded", lambda page: opened.append(page.url))
    return opened


@pytest.mark.parametrize("screen", [PHONE, {}], ids=["phone", "wide"])
def test_the_desk_its_table_and_its_search_hold_no_barrier(site, open_browser, screen):
    nurse = open_browser(site, **screen)
    nurse.log_in("nurse")
    expect(
        nurse.page.get_by_role("heading", name="Languages that I read")
    ).to_be_visible()
    for path in ("/staff/", "/staff/desk/pages/", "/staff/desk/find/?q=brief"):
        nurse.go(path)
        assert found_by_axe(nurse.page) == [], path
        width = nurse.page.evaluate("document.documentElement.scrollWidth")
        assert width <= nurse.page.viewport_size["width"], path


def test_a_nurse_sees_on_a_phone_what_she_is_typing_in_german(site, open_browser):
    nurse = open_browser(site, **PHONE)
    nurse.log_in("nurse")
    nurse.go("/staff/edit/?page=costs&language=de")
    form = nurse.page.url
    nurse.page.get_by_label("Summary [de]").fill(
        "Ein Satz, den niemand gespeichert hat."
    )
    nurse.page.get_by_role("link", name="Preview").click()
    frame = nurse.page.frame_locator('iframe[name="page-preview"]')
    expect(frame.get_by_text("Ein Satz, den niemand gespeichert hat.")).to_be_visible()
    expect(frame.locator("html")).to_have_attribute("lang", "de")
    assert found_by_axe(nurse.page) == []
    nurse.page.get_by_role("radio", name="phone, dark").check()
    expect(frame.locator("html")).to_have_attribute("data-look", "dark")
    nurse.page.get_by_role("radio", name="on paper").check()
    expect(frame.get_by_role("navigation", name="Sprache")).to_have_count(0)
    assert nurse.page.url.partition("#")[0] == form.partition("#")[0]
    nurse.page.reload()
    expect(nurse.page.get_by_label("Summary [de]")).not_to_have_value(
        "Ein Satz, den niemand gespeichert hat."
    )


def test_a_link_to_a_draft_opens_for_a_stranger_and_leaves_no_cookie(
    site, open_browser
):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.go("/staff/edit/?page=costs&language=de")
    with nurse.page.context.expect_page() as opened:
        nurse.page.get_by_text("Preview", exact=True).last.click()
        nurse.page.get_by_role("link", name="Send a link to this draft").click()
    links = opened.value
    links.locator("select[name=language]").select_option("de")
    links.get_by_role("button", name="Make a link").click()
    address = links.get_by_role("textbox", name="Deutsch").input_value()

    stranger = open_browser(site)
    stranger.page.goto(address)
    expect(stranger.page.get_by_text("Vorschau auf einen Entwurf.")).to_be_visible()
    assert stranger.page.context.cookies() == []
    assert stranger.page.evaluate("document.cookie + document.referrer") == ""

    links.get_by_role("button", name=re.compile("End this link now")).click()
    expect(links.get_by_text("This link leads nowhere any more.")).to_be_visible()
    stranger.page.goto(address)
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text(
        "Deze link is afgelopen"
    )


def test_from_a_public_page_a_nurse_is_at_its_form_with_one_click(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    expect(nurse.page.get_by_role("link", name="Log in")).to_have_count(0)
    nurse.go("/de/kosten/")
    nurse.page.get_by_role("link", name="Für das Team: diese Seite bearbeiten").click()
    expect(nurse.page).to_have_url(re.compile(r"/staff/content/page/\d+/change/"))
    expect(nurse.page.get_by_label("Summary [de]")).to_be_visible()
    expect(nurse.page.get_by_label("Summary [nl]")).to_be_hidden()


def test_a_text_is_found_in_two_pages_and_fasting_at_a_clinic_in_four(
    site, open_browser
):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.page.get_by_role("heading", name="Languages that I read").wait_for()
    opened = loads(nurse)
    nurse.page.get_by_role("searchbox", name="Find a text").fill("no food before")
    nurse.page.get_by_role("button", name="Find", exact=True).click()
    answers = nurse.page.get_by_role("listitem").filter(has_text="· value")
    answers.first.get_by_role("link").click()
    focused = nurse.page.locator("fieldset:focus-within > legend")
    expect(focused).to_contain_text("No food before the infusion")
    nurse.page.wait_for_load_state()
    assert len(opened) == 2  # what was found, and the form at the place
    nurse.page.get_by_role("button", name="Save", exact=True).click()
    nurse.page.get_by_role("heading", name="Changes", level=1).wait_for()
    nurse.page.wait_for_load_state()
    assert len(opened) <= 4
