"""Every example of the gallery, as a phone and a desktop show it, by day and by night."""

import pytest
from playwright.sync_api import expect

from content.gallery.examples import EXAMPLES
from tests.browser.looking import findings, findings_on_colours, load_axe

LANGUAGES = ("nl", "de", "en")
PHONE = {"width": 320, "height": 800}
DESKTOP = {"width": 1280, "height": 1000}
"""High enough for the whole menu: axe takes its links for hidden, and would complain
that the keyboard cannot scroll it. That it can is tested below."""


@pytest.fixture
def staff(readers_site, open_browser):
    """Somebody who is logged in. axe adds a style of its own, hence `bypass_csp`."""
    person = open_browser(readers_site, bypass_csp=True)
    person.log_in("translator")
    return person


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(language, staff):
    found, wide = {}, []
    for component, state in EXAMPLES:
        staff.go(f"/staff/gallery/{component}/{state}/?language={language}")
        load_axe(staff.page)
        for viewport in (PHONE, DESKTOP):
            staff.page.set_viewport_size(viewport)
            if _width(staff.page) > viewport["width"]:
                wide.append((component, state, viewport["width"]))
            staff.page.emulate_media(color_scheme="light")
            violations = findings(staff.page)
            for scheme in ("light", "dark"):  # the same parts in other colours
                staff.page.emulate_media(color_scheme=scheme)
                violations += findings_on_colours(staff.page)
            if violations:
                found[component, state, viewport["width"]] = violations
    assert wide == []
    assert found == {}


@pytest.mark.parametrize("address", ["/staff/gallery/", "/staff/gallery/care-card/"])
def test_axe_finds_nothing_around_the_examples(address, staff):
    for viewport in (PHONE, DESKTOP):
        staff.page.set_viewport_size(viewport)
        staff.go(address)
        assert _width(staff.page) == viewport["width"]
        load_axe(staff.page)
        assert findings(staff.page, without="iframe") == []
        assert findings_on_colours(staff.page, without="iframe") == []


def _width(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("java_script", [True, False])
def test_a_component_is_shown_in_the_language_asked_for_with_and_without_java_script(
    java_script, readers_site, open_browser
):
    staff = open_browser(readers_site, java_script_enabled=java_script)
    staff.log_in("doctor")
    staff.page.get_by_role("link", name="Look at the gallery").click()
    staff.page.get_by_role("link", name="Deutsch", exact=True).click()
    staff.page.get_by_role("link", name="care-card").click()
    frame = staff.page.frame_locator("iframe[title='care-card: care card: emergency']")
    expect(frame.get_by_role("heading", name="Notfall:")).to_be_visible()
    expect(frame.locator("html")).to_have_attribute("lang", "de")
    staff.page.get_by_role("link", name="care card: emergency").click()
    expect(staff.page.get_by_role("heading", name="Notfall:")).to_be_visible()


def test_an_example_that_takes_the_focus_does_not_take_it_from_the_page(
    readers_site, open_browser
):
    staff = open_browser(readers_site, viewport={"width": 1280, "height": 4000})
    staff.log_in("doctor")
    staff.go("/staff/gallery/planner/?language=en")
    wrong = staff.page.frame_locator("iframe[title*='sent without an answer']")
    expect(wrong.get_by_text("Please check what you filled in")).to_be_visible()
    expect(staff.page.get_by_role("main")).to_be_focused()


def test_the_keyboard_reaches_the_end_of_the_menu_in_a_low_window(staff):
    staff.page.set_viewport_size({"width": 1280, "height": 400})
    staff.go("/staff/gallery/page/topic/?language=de")
    links = staff.page.get_by_role("navigation", name="Seiten").get_by_role("link")
    links.first.focus()
    for _link in range(links.count() - 1):
        staff.page.keyboard.press("Tab")
    expect(links.last).to_be_focused()
    expect(links.last).to_be_in_viewport()


def test_the_earlier_translation_unfolds_when_asked_and_is_never_on_paper(staff):
    staff.go("/staff/gallery/earlier/whole/?language=de")
    earlier = staff.page.get_by_text("Trinken Sie keinen Alkohol")
    today = staff.page.get_by_text("Drink geen alcohol")
    expect(today).to_be_visible()
    expect(earlier).not_to_be_visible()
    staff.page.get_by_text("Die frühere Übersetzung, die nicht mehr gilt").click()
    expect(earlier).to_be_visible()
    staff.page.emulate_media(media="print")
    expect(today).to_be_visible()
    expect(earlier).not_to_be_visible()
